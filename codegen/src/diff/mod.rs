//! Compares two catalogues: what changed, who breaks by it, in which order to roll it out, with proof.
//!
//! ```
//! # use annul_codegen::{diff, ir::Catalogue};
//! let (old, new) = (Catalogue { services: vec![] }, Catalogue { services: vec![] });
//! let report = diff::diff(&old, &new, &diff::Policy::default());
//! assert!(report.is_empty());
//! ```
//!
//! Each finding has verdicts for callers and servers of either age, and for Rust code that calls and that answers.
//! Values are compared as sets of texts, not as keys, so that a limit that a pattern implied anyway is no change.

pub mod accept;
mod api;
mod around;
mod auth;
mod bounds;
mod cancel;
mod cancel_params;
mod catalogue;
mod content;
mod edits;
mod endpoint;
mod enums;
mod error;
mod error_facts;
mod examples;
mod finding;
mod member;
mod member_presence;
mod member_rules;
mod notes;
mod operation;
mod pair;
mod param;
mod param_presence;
mod place;
mod policy;
pub mod print;
mod prose;
mod provenance;
mod relation;
mod reply;
mod report;
mod response;
mod route;
pub mod rule;
pub mod schema;
mod service;
mod states;
mod types;
pub mod unexpressed;
mod value;
mod verdict;
mod walk;
mod words;

pub use api::Change;
pub use finding::{At, Example, Finding, Part};
pub use place::{Located, Places};
pub use policy::{ASSUMPTIONS, Policy};
pub use report::Report;
pub use verdict::{Bump, Rollout, Severity, Verdict, Verdicts};

use crate::ir::Catalogue;

/// What changed from one catalogue to another.
#[must_use]
pub fn diff(old: &Catalogue, new: &Catalogue, policy: &Policy) -> Report {
    catalogue::compare(old, new, *policy)
}
