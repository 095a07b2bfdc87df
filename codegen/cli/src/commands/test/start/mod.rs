//! Start files: how targets of a server are started and ended, and what is known of the server.

mod act;
mod body;
mod language;
mod read;
mod step;
mod words;

use std::time::Duration;

use annul_codegen::ir::Literal;
use annul_runtime::Phase;
use http::HeaderName;

pub(super) use act::{Asked, Done, header_values};
pub(super) use read::{SERVE, declared, read};
pub(super) use step::Step;

use words::Text;

/// What a server needs that has no start file: nothing can be started on it.
#[derive(Default)]
pub(super) struct StartFile {
    /// Whether nothing runs on the server but what is started here.
    pub(super) alone: bool,
    /// How long a target takes at most that was told to stop, if that is known.
    pub(super) settle: Option<Duration>,
    every: Known,
    operations: Vec<(String, Known)>,
}

/// What is known of an operation, or of each.
#[derive(Clone, Default)]
pub(super) struct Known {
    /// Starts a target.
    pub(super) start: Option<Step>,
    /// A target ends by itself.
    pub(super) end: Option<Step>,
    /// How it may end.
    pub(super) phases: Vec<Phase>,
    /// The next cancel meets an error.
    pub(super) provoke: Option<Step>,
    /// Which errors; all that are declared, if none are named.
    pub(super) errors: Vec<String>,
    /// Values of params that the server knows.
    pub(super) params: Vec<(String, Literal)>,
    /// Ids of a target that never was.
    pub(super) unknown: Vec<(String, Literal)>,
    /// Headers of requests.
    pub(super) headers: Vec<(HeaderName, Text)>,
    /// Checks that are known to fail, and why.
    pub(super) differences: Vec<(String, String)>,
    /// Why the operation is not tried.
    pub(super) skip: Option<String>,
}

impl StartFile {
    /// What is known of an operation: what its own entry says goes before what holds of every one.
    pub(super) fn of(&self, operation: &str) -> Known {
        let mut known = self.every.clone();
        let own = self.operations.iter().find(|(id, _)| id == operation);
        let Some((_, own)) = own else { return known };
        let own = own.clone();
        known.start = own.start.or(known.start);
        known.end = own.end.or(known.end);
        known.provoke = own.provoke.or(known.provoke);
        known.skip = own.skip.or(known.skip);
        if !own.phases.is_empty() {
            known.phases = own.phases;
        }
        if !own.errors.is_empty() {
            known.errors = own.errors;
        }
        over(&mut known.params, own.params);
        over(&mut known.unknown, own.unknown);
        over(&mut known.headers, own.headers);
        over(&mut known.differences, own.differences);
        known
    }
}

/// Puts entries in place of those with their keys, and the others behind.
fn over<K: PartialEq, V>(entries: &mut Vec<(K, V)>, own: Vec<(K, V)>) {
    entries.retain(|(key, _)| own.iter().all(|(other, _)| other != key));
    entries.extend(own);
}
