//! Rules about errors: a reply's error can be told, and its status and body are definite.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[&ERROR_AMBIGUOUS, &ERROR_BODY, &ERROR_STATUS];

/// Errors can be told apart.
pub static ERROR_AMBIGUOUS: Rule = Rule {
    id: "error-ambiguous",
    summary: "no two errors of an operation look the same in a reply",
    explanation: "\
A client decides by code and status, in the order of `error_identity.by`. By code first,
two errors may not share a code (an error without `codes` has its name for one). By
status first, two errors of one status may not share a code there, and only one of
them may take any code: an error without `codes` does, and one with `other_codes:
true`. Otherwise one of the two is never recognised, and its kind, which decides about
a retry, is wrong. Statuses count as documented and as modelled.

Wrong, with `by: [status, code]`:

    Overloaded: { kind: unavailable, status: 429 }
    Throttled: { kind: throttled, status: 429 }

Right: one is known by its codes, the other takes what is left

    Overloaded: { kind: unavailable, status: 429, codes: [NightShift] }
    Throttled: { kind: throttled, status: 429, codes: [SlowDown], other_codes: true }",
    help: "give one of them another code or status, or make one error of the two",
};

/// Error bodies are definite.
pub static ERROR_BODY: Rule = Rule {
    id: "error-body",
    summary: "an error has a shared body or members of its own, with room for its code",
    explanation: "\
`body` names one of the service's bodies, `members` describes one in place; with both
it would be open which one is sent. An error that is told by its code (the service
decides by code first, or the error has `codes`) needs in its body, shared or its own, a
text or an integer at one of the places that `error_identity.code` lists. It needs none
where a header is listed, and none in the AWS protocols.

Wrong:

    NotFound: { kind: not_found, status: 404, body: Error, members: { code: string } }

Right:

    NotFound: { kind: not_found, status: 404, body: Error }",
    help: "keep `body` or `members`; either needs a member for the code",
};

/// Statuses are definite.
pub static ERROR_STATUS: Rule = Rule {
    id: "error-status",
    summary: "an error has one status that is sent, and it is an error status",
    explanation: "\
Where a vendor's document and its model name different statuses, a spec keeps both and
says which one a server sends; clients understand either. Statuses of errors are 400
to 599: anything below is a success or a redirect to every HTTP library.

Wrong:

    status: { documented: 400, modelled: 403 }

Right:

    status: { documented: 400, modelled: 403, sends: documented }",
    help: "correct the status, or say with `sends` which of the two is sent",
};
