//! Rules about errors: a reply's error can be told, and its status and body are definite.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[&ERROR_AMBIGUOUS, &ERROR_BODY, &ERROR_STATUS];

/// Errors can be told apart.
pub static ERROR_AMBIGUOUS: Rule = Rule {
    id: "error-ambiguous",
    summary: "no two errors of an operation look the same in a reply",
    explanation: "\
A client decides by code and status, in the order that the service's `error_identity`
gives. If two errors have both in common, one of them is never recognised, and its
kind, which decides about a retry, is wrong.

Wrong:

    NotFound: { kind: not_found, status: 404, codes: [NotAuthorizedOrNotFound] }
    Denied: { kind: denied, status: 404, codes: [NotAuthorizedOrNotFound] }

Right: one error that says what is known of both

    NotAuthorizedOrNotFound: { kind: not_found, status: 404 }",
    help: "give one of them another code or status, or make one error of the two",
};

/// Error bodies are definite.
pub static ERROR_BODY: Rule = Rule {
    id: "error-body",
    summary: "an error has a shared body or members of its own, and room for what identifies it",
    explanation: "\
`body` names one of the service's bodies, `members` describes one in place; with both
it would be open which one is sent. If the service tells errors by a code in the body,
the body needs one of the members that `error_identity.code` lists.

Wrong:

    NotFound: { kind: not_found, status: 404, body: Error, members: { code: string } }

Right:

    NotFound: { kind: not_found, status: 404, body: Error }",
    help: "keep `body` or `members`, and see that it has the member for the code",
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
