//! Rules about what a cancel means: the reply table is total and unambiguous, states have phases, the target is known.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &CANCEL_EACH,
    &CANCEL_TARGET,
    &CANCEL_TOKEN,
    &REPLY_AMBIGUOUS,
    &REPLY_KIND,
    &REPLY_MISSING,
    &REPLY_UNREAD,
    &REPLY_UNSENDABLE,
    &STATE_AMBIGUOUS,
    &STATE_UNKNOWN,
    &STATE_UNMAPPED,
];

/// What is cancelled is named by required params.
pub static CANCEL_TARGET: Rule = Rule {
    id: "cancel-target",
    summary: "the target is named by required params that hold text",
    explanation: "\
`cancel.target` lists the params that together say what is being cancelled. A server
hands them to its engine as the target's id, so each has to be there in every request,
and to be text or an integer. A constant or a token identifies no target.

Wrong:

    target: [opc-retry-token]

Right:

    target: [queryId]",
    help: "list the params that identify what is cancelled, and make them required",
};

/// Several targets are a list of ids.
pub static CANCEL_EACH: Rule = Rule {
    id: "cancel-each",
    summary: "several targets are a list of ids, and a reply reports each by its id",
    explanation: "\
`cancel.each` names the param of the target that is a list of ids: a required list of
texts. Each of them has an outcome of its own. Rows of the reply table then report one
target: `$each` is its id, and `failures[id=$each].code` is a member of the item in the
list `failures` that has this id; `stopped[$each]` is the id itself in a list of texts.
A token belongs to a call as a whole and cannot go with it.

Wrong:

    target: [jobName, runIds]
    each: jobName

Right:

    target: [jobName, runIds]
    each: { param: runIds, code: 'failures[id=$each].code' }",
    help: "name a required list of texts that is among the params of the target",
};

/// Tokens are tokens.
pub static CANCEL_TOKEN: Rule = Rule {
    id: "cancel-token",
    summary: "a retry token is a text that the caller chooses, and retries agree with it",
    explanation: "\
With a token the same request can be sent again and is carried out once. The caller
makes it up, so its param is of type string, has `origin: caller` and no `constant`; with
`fill: token` a client makes one where the caller gives none. `conflict` names the error
of a token that cannot be used any more, and that error is of kind conflict.
`lost_reply: with_token` promises a second try with the same token, so a token has to be
declared.

Wrong:

    retry: { lost_reply: with_token }

Right:

    retry: { lost_reply: with_token }
    token: { param: opc-retry-token, lifetime_seconds: 86400 }",
    help: "declare the token, or correct the param that it names",
};

/// One reading a reply.
pub static REPLY_AMBIGUOUS: Rule = Rule {
    id: "reply-ambiguous",
    summary: "every reply reads as exactly one outcome or refusal",
    explanation: "\
The table is read in both directions: a server replies by it, a client classifies by
it. If one reply fits two rows (of `replies` or `reads`) that read as different words,
a caller cannot know whether the query was stopped; and all rows that answer with one
error have to read alike, because a client sees only the error. Where the vendor really
says two things in one way, `reads_as` names what is left of the difference. A row
takes any value of a member that it does not mention.

Wrong:

    cancelled:         { status: 200, body: { State: CANCELED } }
    already_cancelled: { status: 200, body: { State: CANCELED } }

Right:

    cancelled:         { status: 200, body: { State: CANCELED } }
    already_cancelled: { status: 200, body: { State: CANCELED }, reads_as: cancelled }",
    help: "let the rows differ as the vendor's replies do, or add `reads_as` to one of them",
};

/// Refusals are answered by errors of their kind.
pub static REPLY_KIND: Rule = Rule {
    id: "reply-kind",
    summary: "a row that reads as a refusal answers with an error of that kind",
    explanation: "\
A client reads an error by its kind. If the row of `not_found` sends an error of kind
invalid, a caller learns something else than the engine said; where the vendor has no
better error, `reads_as` says so openly. An outcome may be told by an error of any
kind. A success may tell a refusal: a caller gets it as an error of that kind.

Wrong, with `InvalidRequestException` of kind invalid:

    not_found: { error: InvalidRequestException }

Right:

    not_found: { error: InvalidRequestException, reads_as: invalid }",
    help: "name an error of that kind, or add `reads_as` with the kind of the error",
};

/// Every disposition has a reply.
pub static REPLY_MISSING: Rule = Rule {
    id: "reply-missing",
    summary: "every disposition has a row in the reply table",
    explanation: "\
An engine may answer a cancel with any of the four outcomes and eleven refusals, and a
server has to reply to each. Rows that all operations of a service share are in
`replies` of service.yaml; an operation's own row goes before the shared one. A refusal
without a row takes the only error of its kind; where there are several, a row chooses.
`every_success` gives the rows of successes that all read alike, and `otherwise` names
the error for all that is left. What no source says is marked `assumed`, with the reason.

Right:

    replies:
      throttled: { error: ThrottlingException }
      unsupported:
        { error: InvalidRequestException, reads_as: invalid, assumed: no document names one }

or, for all that is left:

    replies:
      throttled: { error: ThrottlingException }
      otherwise: { error: InvalidRequestException, assumed: no document names others }",
    help: "add the row here, or to service.yaml if all operations share it",
};

/// Every reply is read.
pub static REPLY_UNREAD: Rule = Rule {
    id: "reply-unread",
    summary: "every success reply that can arrive is read by some row",
    explanation: "\
Every success status is taken with every value of the members that rows mention: each
word of an enum, an unknown one if it is open, both booleans, of other types each
literal that a row has and any other value; and always with no value, even where the
member is required, since clients take such replies. A combination without a row would
leave the caller without an outcome, and more than 4096 of them are no table. `reads`
lists replies that can arrive although our server never sends them.

Right:

    reads:
      - { status: 200, body: { State: [CREATED, RUNNING] }, as: cancelling, because: it will stop }
      - { status: 200, body: { State: $unknown }, as: cancelling, because: a state of later days }",
    help: "add the combination to `reads`, or to the row that it belongs to",
};

/// Every row can be sent.
pub static REPLY_UNSENDABLE: Rule = Rule {
    id: "reply-unsendable",
    summary: "a row describes a reply that the operation can send",
    explanation: "\
A row is a success or an error. An error fills in its own members. A success has one
of the statuses of `response.status`; its members are members of the response, those
inside of objects by their paths (`Job.Status`), each with one value that it can have
(a word that the enum lists, `$state` if some state has a phase of that row, `$text`
with `text:`, a param of a type that fits, which is no secret and no token), and it
gives every required member itself. Headers of a reply are never required, because no
row can give them. Otherwise the server would have to send what the spec forbids.
`reads` names only members and statuses that the response has.

Wrong, with `State` required in the response:

    cancelled: { status: 200, body: { Stat: CANCELED } }

Right:

    cancelled: { status: 200, body: { State: CANCELED } }",
    help: "correct the row, or the response",
};

/// One member speaks of the state.
pub static STATE_AMBIGUOUS: Rule = Rule {
    id: "state-ambiguous",
    summary: "one member of the reply says how the target is",
    explanation: "\
`states` speaks of the words of one member. Where only one enum of the reply has such
words, it is that one. Where several do, `state` names the one that is meant; a member
inside of another is named with its path.

Wrong, with two enums that both list RUNNING:

    states: { RUNNING: running, CANCELED: cancelled }

Right:

    state: Job.Status
    states: { RUNNING: running, CANCELED: cancelled }",
    help: "add `state:` with the path of the member",
};

/// States are words of the enum.
pub static STATE_UNKNOWN: Rule = Rule {
    id: "state-unknown",
    summary: "every word in `states` is a value of the state's enum",
    explanation: "\
`states` gives a phase to each value of the enum that `$state` stands for. A word that
the enum does not have is a slip, and the value that was meant has no phase.

Wrong, with values [RUNNING, CANCELED]:

    states: { RUNNING: running, CANCELLED: cancelled }

Right:

    states: { RUNNING: running, CANCELED: cancelled }",
    help: "spell the word as the enum does, or add it to the enum",
};

/// States have phases.
pub static STATE_UNMAPPED: Rule = Rule {
    id: "state-unmapped",
    summary: "every value of the state's enum has a phase",
    explanation: "\
Vendors have many words for few phases. A state without a phase cannot be turned into
an outcome, so a caller would not learn whether the target still runs.

Wrong, with values [RUNNING, CANCELED, FAILED]:

    states: { RUNNING: running, CANCELED: cancelled }

Right:

    states: { RUNNING: running, CANCELED: cancelled, FAILED: failed }",
    help: "add the value to `states`",
};
