//! Rules about examples: each does what it says.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[&EXAMPLE_INPUT, &EXAMPLE_REPLY, &EXAMPLE_VIOLATIONS];

/// Inputs fit the params.
pub static EXAMPLE_INPUT: Rule = Rule {
    id: "example-input",
    summary: "the input of an example has values of the types of its params",
    explanation: "\
Examples become documentation and tests, so their values have to be ones that the
generated input can hold. A value that only breaks a constraint is fine, and is named
in `violates`; a value of another type is not an input at all.

Wrong:

    input: { QueryId: 42 }

Right:

    input: { QueryId: '42' }",
    help: "correct the value, or the name of the param",
};

/// Replies read as they say.
pub static EXAMPLE_REPLY: Rule = Rule {
    id: "example-reply",
    summary: "the reply of an example reads as the error or outcome that the example says",
    explanation: "\
A reply in an example is read by the spec's own table. If the vendor's recorded reply
reads as something else than expected, the table is wrong and not the vendor. A reply
whose status is none of the response's is an error, told by code and status (see
error-ambiguous; `other_codes` lets an error take codes that it does not list). `error`
names it, or is `$unknown` if no declared error claims the reply. A reply has a `body`
of JSON or a `text`, not both.

Right:

    reply: { status: 200, body: { State: CANCELED } }
    reads_as: cancelled

    reply: { status: 502, text: 'Bad Gateway' }
    error: $unknown",
    help: "correct `error` or `reads_as`, or the table if the reply is a recorded one",
};

/// Violations are exactly those that are named.
pub static EXAMPLE_VIOLATIONS: Rule = Rule {
    id: "example-violations",
    summary: "the input of an example breaks exactly the constraints that `violates` names",
    explanation: "\
An example without `violates` is a valid input; one with it breaks these constraints
and no others. That way the examples prove the constraints: a pattern that lost its
anchor lets the bad example pass, and it shows here.

Wrong:

    input: { QueryId: 'not an id!' }

Right:

    input: { QueryId: 'not an id!' }
    violates: [QueryId.pattern]",
    help: "correct `violates`, or the input",
};
