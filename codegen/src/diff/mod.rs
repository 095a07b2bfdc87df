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

mod api;
mod compare;
mod policy;
mod report;
pub mod rule;
mod verdict;

pub use api::Change;
pub use policy::{ASSUMPTIONS, Policy};
pub use report::finding::{At, Example, Finding, Part};
pub use report::place::{Located, Places};
pub use report::{Report, accept, print, schema};
pub use rule::unexpressed;
pub use verdict::{Bump, Rollout, Severity, Verdict, Verdicts};

pub(crate) use compare::{Compared, Sketch, part, partners, together};
pub(crate) use report::{Broken, is_about_examples};

use crate::ir::Catalogue;

/// What changed from one catalogue to another.
#[must_use]
pub fn diff(old: &Catalogue, new: &Catalogue, policy: &Policy) -> Report {
    compare::catalogues(old, new, *policy)
}
