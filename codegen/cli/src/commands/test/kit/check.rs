//! What came of a check.

use annul_codegen::diff::Located;

/// A check, and what came of it.
pub(in crate::commands::test) struct Check {
    /// The id of the operation.
    pub(in crate::commands::test) operation: String,
    /// What was tried.
    pub(in crate::commands::test) title: String,
    /// What came of it.
    pub(in crate::commands::test) verdict: Verdict,
}

/// What came of a check.
pub(in crate::commands::test) enum Verdict {
    /// The server does what its spec says.
    Passed,
    /// It does something else.
    Failed(Box<Fault>),
    /// It does something else, as is known, for this reason.
    Known(String, Box<Fault>),
    /// It was not tried, for this reason.
    Skipped(String),
}

/// What a server does otherwise than its spec says.
pub(in crate::commands::test) struct Fault {
    /// The clause of the spec, by its keys; none where no spec is broken.
    pub(in crate::commands::test) clause: Option<Clause>,
    /// What was sent and what came, in this order.
    pub(in crate::commands::test) exchanges: Vec<Exchange>,
    /// What of the last reply is otherwise.
    pub(in crate::commands::test) found: Vec<String>,
    /// What would be accepted in its place.
    pub(in crate::commands::test) accepted: Vec<String>,
}

impl Fault {
    /// One that has nothing to do with a reply.
    pub(super) fn other(found: String) -> Box<Self> {
        Box::new(Self {
            clause: None,
            exchanges: Vec::new(),
            found: vec![found],
            accepted: Vec::new(),
        })
    }
}

/// A clause of a spec.
pub(in crate::commands::test) struct Clause {
    /// The keys that lead to it: `cancel.replies.not_found`.
    pub(in crate::commands::test) keys: String,
    /// Where it is written.
    pub(in crate::commands::test) place: Option<Located>,
}

/// A request and its reply, for people.
#[derive(Clone)]
pub(in crate::commands::test) struct Exchange {
    /// The request, as a `curl` command without secrets.
    pub(in crate::commands::test) sent: String,
    /// The reply, or why there is none.
    pub(in crate::commands::test) came: String,
}
