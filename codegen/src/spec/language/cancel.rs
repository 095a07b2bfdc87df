//! What cancelling means: target, completion, states, retries, tokens, what can be observed.

use annul_runtime::operation::LostReply;

use super::common::{ASSUMED, DOCS, PROSE, QUOTED, SOURCE, STATUS_CODE, TEXT, TEXTS};
use super::fact::{COMPLETION, EFFECT, REPEAT, STATE, TERMINAL};
use super::reply::{BODY_VALUES, REPLIES, ROW_BODY};
use super::words::{PHASE, READING};
use super::{Form, Section, Shape, optional, required, word};

pub(super) static CANCEL: Shape = Shape::Section(&Section {
    name: "the meaning of cancel",
    keys: &[
        required("target", &TEXTS, "the params that name what is cancelled"),
        optional(
            "each",
            &EACH,
            "the param of the target that is a list of ids, each of which has an outcome of its own",
        ),
        required(
            "completion",
            &COMPLETION,
            "what a success says about the end of the target",
        ),
        required(
            "effect",
            &EFFECT,
            "whether a second call has an effect of its own",
        ),
        required("repeat", &REPEAT, "what a second cancel gets"),
        required(
            "terminal",
            &TERMINAL,
            "what a cancel of an ended target gets",
        ),
        DOCS,
        SOURCE,
        ASSUMED,
        required(
            "constraint_error",
            &TEXT,
            "the error that a server answers when a constraint is broken",
        ),
        required(
            "retry",
            &RETRY,
            "whether a call whose reply was lost may be sent again",
        ),
        optional("token", &TOKEN, "the param that makes calls repeatable"),
        optional(
            "precondition",
            &PRECONDITION,
            "the param that makes a call conditional",
        ),
        optional(
            "states",
            &Shape::Map(&STATE),
            "the vendor's state words, by phase",
        ),
        optional(
            "state",
            &Shape::Name(Form::MemberPath),
            "the member of the reply that `states` speaks of, where that is in doubt: `Job.Status`",
        ),
        optional("observe", &OBSERVE, "how to see the end of the target"),
        optional("permissions", &TEXTS, "what a caller must be allowed"),
        optional("billing", &PROSE, "what cancelling does to the bill"),
        optional(
            "every_success",
            &READING,
            "what every success reads as, where it promises nothing more",
        ),
        required("replies", &REPLIES, "the reply table"),
        optional(
            "reads",
            &Shape::List(&READ),
            "replies that can arrive although our server never sends them",
        ),
    ],
});

/// The name of the param, or the whole map.
static EACH: Shape = Shape::Either(&[
    &TEXT,
    &Shape::Section(&Section {
        name: "several targets",
        keys: &[
            required("param", &TEXT, "the param that is a list of ids"),
            optional(
                "code",
                &Shape::Name(Form::Way),
                "where a success has the code of one that failed: `Errors[JobRunId=$each].ErrorCode`",
            ),
            optional(
                "message",
                &Shape::Name(Form::Way),
                "where a success has the message of one that failed",
            ),
            DOCS,
            SOURCE,
            ASSUMED,
        ],
    }),
]);

static RETRY: Shape = Shape::Section(&Section {
    name: "the retry rule",
    keys: &[
        required(
            "lost_reply",
            &Shape::Word(LostReply::WORDS),
            "after a reply that never came",
        ),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

static TOKEN: Shape = Shape::Section(&Section {
    name: "a token",
    keys: &[
        required("param", &TEXT, "the param that carries it"),
        required(
            "lifetime_seconds",
            &Shape::Integer {
                min: 1,
                max: 31_536_000,
            },
            "how long the service remembers it",
        ),
        optional(
            "conflict",
            &TEXT,
            "the error for a token that was used for something else",
        ),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

static PRECONDITION: Shape = Shape::Section(&Section {
    name: "a precondition",
    keys: &[
        required("param", &TEXT, "the param that carries it"),
        required(
            "absent",
            &Shape::Word(&[word("unconditional", "no condition")]),
            "what its absence means",
        ),
        DOCS,
        SOURCE,
    ],
});

static OBSERVE: Shape = Shape::Section(&Section {
    name: "an observation",
    keys: &[
        required("operation", &TEXT, "the operation that shows the target"),
        optional(
            "path",
            &QUOTED,
            "the template of a GET that shows it; in the protocols of AWS, the operation's name says it",
        ),
        optional(
            "params",
            &TEXTS,
            "what it takes of the params; the target by default",
        ),
        optional(
            "member",
            &Shape::Name(Form::Way),
            "where its reply holds the state: `QueryStatus`, `Status.State`, `jobs[job_id=$param.job_id].state`",
        ),
        optional(
            "states",
            &Shape::Map(&PHASE),
            "the words of that member by phase, where they are not those of the cancel",
        ),
        optional(
            "reads",
            &Shape::List(&SIGHT),
            "what its replies show by status and members, besides the words of `member`",
        ),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

static SIGHT: Shape = Shape::Section(&Section {
    name: "a sight",
    keys: &[
        optional("status", &STATUS_CODE, "the status; any success by default"),
        optional(
            "body",
            &BODY_VALUES,
            "members of the reply by their paths: literals, `$text`, `$absent`, `$unknown`, or a list of them",
        ),
        required("as", &PHASE, "the phase of the target"),
        optional("because", &PROSE, "why"),
        SOURCE,
    ],
});

static READ: Shape = Shape::Section(&Section {
    name: "a reading",
    keys: &[
        required("status", &STATUS_CODE, "the status"),
        ROW_BODY,
        required("as", &READING, "what it means"),
        required("because", &PROSE, "why"),
        SOURCE,
    ],
});
