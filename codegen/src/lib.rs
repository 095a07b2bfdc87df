//! Annul's generator: reads specs of cancel operations and emits Rust.
//!
//! [`source`] reads files, [`check_for`] turns them into a catalogue or reports what is not valid, [`generate`] turns the
//! catalogue into text, and [`write`](mod@write) writes what differs. [`dynamic`] runs a catalogue without compiling it.
//! A build script needs none of it: [`compile`] does all.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sources = annul_codegen::source::Sources::read("specs".as_ref())?;
//! let options = annul_codegen::options::Options::default();
//! let checked = annul_codegen::check_for(&sources, &options);
//! if let Some(catalogue) = &checked.catalogue {
//!     let tree = annul_codegen::generate(catalogue, &options);
//!     let plan = annul_codegen::write::plan(&tree, "generated/src".as_ref(), false)?;
//!     annul_codegen::write::apply(&plan, "generated/src".as_ref())?;
//! }
//! # Ok(())
//! # }
//! ```

// docs.rs shows which feature an item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
pub mod dynamic;
#[cfg(feature = "format")]
pub mod format;
pub mod options;
pub mod source;
pub mod write;

// The rooms on the road. The command `annul` and the tests of the repository walk through them; they promise nothing to
// anyone else, and may change in any release.
#[doc(hidden)]
pub mod cases;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod file;
#[doc(hidden)]
pub mod ir;
#[doc(hidden)]
pub mod pattern;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod rules;
pub mod run;
#[doc(hidden)]
pub mod rust;
#[doc(hidden)]
pub mod spec;

mod build_script;

pub use build_script::{Builder, Error, Result, Stale, compile, configure};

use diagnostic::{Diagnostic, Severity, Sink};

/// What a check of a catalogue came to.
#[derive(Debug)]
#[must_use]
pub struct Checked {
    /// The catalogue, if all of it holds.
    pub catalogue: Option<ir::Catalogue>,
    /// Everything that was found, in the order of files and places; warnings too.
    pub findings: Vec<Diagnostic>,
}

impl Checked {
    /// Number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .count()
    }
}

/// Checks all files of a catalogue; all findings in one run.
pub fn check(sources: &source::Sources) -> Checked {
    checked(sources, None)
}

/// The same, and whether what the options emit can be served by one gateway.
pub fn check_for(sources: &source::Sources, options: &options::Options) -> Checked {
    checked(sources, Some(options))
}

fn checked(sources: &source::Sources, options: Option<&options::Options>) -> Checked {
    let sink = Sink::new();
    for problem in sources.problems() {
        sink.push(diagnostic::of_file(problem));
    }
    let catalogue = check::check(sources, options, &sink).filter(|_| sink.error_count() == 0);
    Checked {
        catalogue,
        findings: sink.into_sorted(),
    }
}

/// Checks a catalogue that is to be compared with another: examples that are not valid are found, and are no hindrance.
#[cfg(feature = "diff")]
pub fn check_but_examples(sources: &source::Sources) -> Checked {
    let sink = Sink::new();
    for problem in sources.problems() {
        sink.push(diagnostic::of_file(problem));
    }
    let catalogue = check::catalogue_of(sources, None, &sink);
    let findings = sink.into_sorted();
    let hinders =
        |found: &Diagnostic| found.severity == Severity::Error && !diff::is_about_examples(found);
    Checked {
        catalogue: (!findings.iter().any(hinders)).then_some(catalogue),
        findings,
    }
}

/// Emits the bindings of a catalogue: text by path, in memory.
#[must_use]
pub fn generate(catalogue: &ir::Catalogue, options: &options::Options) -> render::Tree {
    render::render(emit::emit(catalogue, options))
}
