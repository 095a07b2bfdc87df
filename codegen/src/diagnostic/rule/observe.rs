//! Rules about a look at the target: what its replies show, and that each of them shows one phase.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[&OBSERVE_AMBIGUOUS, &OBSERVE_ROW, &OBSERVE_UNREAD];

/// One phase a reply.
pub static OBSERVE_AMBIGUOUS: Rule = Rule {
    id: "observe-ambiguous",
    summary: "every reply that shows a target shows it in one phase",
    explanation: "\
Rows of `observe.reads`, and the words of its `member`, say which phase a reply shows.
Where several rows fit one reply, the one that says more counts: the one whose replies
all fit the other row as well. Rows of which neither says more have to name the same
phase, or it is unknown whether the target has ended.

Wrong, for a job that is DONE and was stopped:

    reads:
      - { body: { state: DONE }, as: failed }
      - { body: { reason: stopped }, as: cancelled }

Right:

    reads:
      - { body: { state: DONE }, as: failed }
      - { body: { state: DONE, reason: stopped }, as: cancelled }",
    help: "let one of the rows say more than the other, or less",
};

/// Rows say what can be seen.
pub static OBSERVE_ROW: Rule = Rule {
    id: "observe-row",
    summary: "a row of an observation says what a reply shows",
    explanation: "\
A row of `observe.reads` takes literals, `$text` (any value), `$absent`, `$unknown` (a
value that no row names) and lists of them, by the ways to members: `status.state`,
`jobs.0.state`, `jobs[job_id=$param.job_id].state`. A row that shows the end of a target
names a member that is there: any proxy can answer 404, or 200 with a page of its own,
and a target must not be taken for stopped because of that. `observe.states` are the
words of `observe.member`.

Wrong:

    reads:
      - { status: 404, as: ended }

Right:

    reads:
      - { status: 404, body: { error.type: resource_not_found }, as: ended }",
    help: "name what is in the reply, and where",
};

/// Every state that is known has a phase.
pub static OBSERVE_UNREAD: Rule = Rule {
    id: "observe-unread",
    summary: "every reply with a state that an observation knows has a phase",
    explanation: "\
A row may ask for more than the state word. Then each reply with that word has to fit
some row: with every value of the other members that rows name, with any other value,
and without them. Otherwise whoever waits for the end would wait in vain. A word that
no row names is another matter: vendors add states.

Wrong, for a job that is DONE and has no reason:

    reads:
      - { body: { state: DONE, reason: stopped }, as: cancelled }

Right:

    reads:
      - { body: { state: DONE, reason: stopped }, as: cancelled }
      - { body: { state: DONE }, as: ended }",
    help: "add the row that the message shows",
};
