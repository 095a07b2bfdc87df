//! Names that specs use: usual ones, odd ones, and those that emitted code uses itself.

use crate::draw::Draw;

/// Names of members, params and headers, none of which is another one's in Rust.
const NAMES: [&str; 38] = [
    "id",
    "jobId",
    "RunName",
    "state",
    "Status",
    "note",
    "reason",
    "owner",
    "x-y",
    "a_b",
    "errors",
    "value",
    "found",
    "from",
    "out",
    "wire",
    "index",
    "item",
    "member",
    "input",
    "output",
    "error",
    "text",
    "types",
    "seen",
    "body",
    "header",
    "path",
    "query",
    "UPPER",
    "is.dotted",
    "reply_to",
    "kind",
    "code2",
    "retry",
    "context",
    "self_link",
    "with",
];

/// Words of enums.
pub(super) const WORDS: [&str; 20] = [
    "RUNNING",
    "done",
    "Failed",
    "timed-out",
    "in progress",
    "ON_HOLD",
    "a",
    "queued",
    "cancelled",
    "STOPPING",
    "x.y",
    "ok",
    "none",
    "null",
    "true",
    "Error",
    "UPPER_2",
    "camelCase",
    "q",
    "zulu",
];

/// So many of them, each once.
pub(super) fn take<'a>(draw: &mut Draw, all: &[&'a str], count: usize) -> Vec<&'a str> {
    let mut left = all.to_vec();
    let mut taken = Vec::new();
    for _ in 0..count.min(all.len()) {
        taken.push(left.remove(draw.below(left.len())));
    }
    taken
}

/// Gives names, each once.
pub(super) struct Names(Vec<&'static str>);

impl Names {
    /// All of them, except those that cannot be.
    pub(super) fn without(taken: &[&str]) -> Self {
        let all = NAMES.iter().copied();
        Self(all.filter(|name| !taken.contains(name)).collect())
    }

    /// One of those that are left.
    pub(super) fn next(&mut self, draw: &mut Draw) -> &'static str {
        self.0.remove(draw.below(self.0.len()))
    }

    /// One that can be the name of a header: letters, digits and `-`.
    pub(super) fn header(&mut self, draw: &mut Draw) -> String {
        format!("x-{}", self.next(draw).replace(['.', '_'], "-"))
    }
}
