//! What the proofs share: cases from files, catalogues, and everything emitted, compiled without a warning.

#![allow(
    clippy::must_use_candidate,
    clippy::missing_panics_doc,
    reason = "only tests call this, and a panic is how they fail"
)]

#[path = "support/cases.rs"]
pub mod cases;
#[path = "support/catalogue.rs"]
pub mod catalogue;
#[path = "support/command.rs"]
pub mod command;
#[path = "support/compiled.rs"]
pub mod compiled;
#[path = "support/documents.rs"]
pub mod documents;
#[path = "support/fresh.rs"]
pub mod fresh;
#[path = "support/many.rs"]
pub mod many;
#[path = "support/page.rs"]
pub mod page;
#[path = "support/printed.rs"]
pub mod printed;

/// The programs of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

/// The programs of the guide for callers.
#[cfg(doctest)]
#[doc = include_str!("../codegen/cli/site/guide/callers.md")]
pub struct Callers;
