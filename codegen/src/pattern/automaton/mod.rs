//! Turns a syntax tree into the smallest table that decides a whole value byte by byte.

mod both;
mod determinise;
mod dfa;
mod lower;
mod minimise;
mod simple;
mod trim;
mod window;
mod work;

pub(super) use both::{both, without};
pub use dfa::Dfa;
pub use simple::Simple;
pub(super) use window::with_window;
pub(super) use work::of as work_of;

use std::sync::LazyLock;

use super::syntax::Node;
use super::{Match, PatternError};

/// Builds the table for a tree; `len` is the length of its text, for errors about the whole of it.
pub(super) fn build(node: &Node, whole: Match, len: usize) -> Result<Dfa, PatternError> {
    // What is refused is refused of the tree as written; the automaton is made of what is left of it.
    let mut hir = lower::lower(node, whole)?;
    if whole == Match::Part {
        hir = lower::lower(&trim::trim(node), whole)?;
    }
    compile(&hir).ok_or_else(|| {
        PatternError::too_large(0, len, "the checker for this pattern would be too large")
            .help("write `*` or `+` for large counts, and the limit as `length`")
    })
}

/// The table that accepts exactly these texts; `None` if it would be too large.
pub(super) fn of_values(values: &[&str]) -> Option<Dfa> {
    compile(&lower::literals(values))
}

/// The table that accepts every text.
pub(super) fn of_everything() -> &'static Dfa {
    static TABLE: LazyLock<Dfa> = LazyLock::new(|| {
        compile(&lower::anything())
            .expect("invariant: the automaton of all texts is within the limits")
    });
    &TABLE
}

fn compile(hir: &regex_syntax::hir::Hir) -> Option<Dfa> {
    determinise::determinise(hir).and_then(|table| minimise::minimise(&table))
}
