//! Rules about the shape of a spec: which keys there are, and what each may hold.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &BAD_DATE,
    &BAD_NAME,
    &EMPTY_TEXT,
    &MISSING_KEY,
    &NUMBER_OUT_OF_BOUNDS,
    &TEXT_UNSAFE,
    &UNKNOWN_KEY,
    &UNKNOWN_WORD,
    &WRONG_TYPE,
];

/// Dates are real days.
pub static BAD_DATE: Rule = Rule {
    id: "bad-date",
    summary: "a date is a day that exists, written as YYYY-MM-DD",
    explanation: "\
`retrieved` says when a source was read, so that a reviewer can tell whether it may
have changed since. Other orders of day and month cannot be told apart.

Wrong:

    retrieved: 21.11.2026

Right:

    retrieved: 2026-11-21",
    help: "write the date as YYYY-MM-DD",
};

/// Names have a form.
pub static BAD_NAME: Rule = Rule {
    id: "bad-name",
    summary: "a name has the form that its place asks for",
    explanation: "\
Names of providers and services become folders, modules and parts of an operation's
id, so they are lower case words joined by `-` (and `.` in a service): they mean the
same on every file system and in every shell. Names on the wire keep the vendor's
own spelling, but have no white space.

Wrong:

    provider: AWS
    service: Timestream Query

Right:

    provider: aws
    service: timestream-query",
    help: "write the name in the form that the message gives",
};

/// Text says something.
pub static EMPTY_TEXT: Rule = Rule {
    id: "empty-text",
    summary: "a text that is given is not empty",
    explanation: "\
An empty `docs` or `summary` looks like something that was said, and in the generated
documentation it is a gap. An optional text that has nothing to say is left out.

Wrong:

    summary: ''

Right:

    summary: Asks Athena to stop a calculation.",
    help: "write the text, or leave the key out if it is optional",
};

/// Nothing is implied.
pub static MISSING_KEY: Rule = Rule {
    id: "missing-key",
    summary: "every key that the language demands is there",
    explanation: "\
The language implies little on purpose: whether a param is required, where it comes
from and whether an enum may grow changes what callers and servers may do, and a
default that nobody wrote would decide it.

Wrong:

    QueryId: { in: body, type: string }

Right:

    QueryId: { in: body, type: string, origin: service, required: true }",
    help: "add the key",
};

/// Numbers have bounds.
pub static NUMBER_OUT_OF_BOUNDS: Rule = Rule {
    id: "number-out-of-bounds",
    summary: "a number lies within what its key can mean",
    explanation: "\
A status is 100 to 599, a length is not negative, and `annul: 1` is the one version
of the language so far. No number has more than 64 bits, with its sign. A number
outside is a slip of the keyboard, and generated code would carry it to where nobody
looks.

Wrong:

    status: 4000

Right:

    status: 400",
    help: "correct the number",
};

/// Texts end up in documentation and must be harmless there.
pub static TEXT_UNSAFE: Rule = Rule {
    id: "text-unsafe",
    summary: "text has no characters that hide or reorder what is shown",
    explanation: "\
Texts of a spec become documentation comments. Control characters end a comment early
or are refused by rustc, and characters that change the direction of writing let a
line read differently from what it says. Names, codes and patterns have no spaces of
other kinds either: a no-break space looks like a space, and is never equal to one.
All of them come in by copying from web pages.",
    help: "remove the characters; write the text anew instead of copying it",
};

/// Keys are known.
pub static UNKNOWN_KEY: Rule = Rule {
    id: "unknown-key",
    summary: "every key is one that the language knows at this place",
    explanation: "\
A key that is not known would be ignored, and what its author meant would silently
not happen: a misspelt `requird` makes a param optional.

Wrong:

    QueryId: { in: body, type: string, origin: service, requird: true }

Right:

    QueryId: { in: body, type: string, origin: service, required: true }",
    help: "correct the spelling, or remove the key",
};

/// Words are known.
pub static UNKNOWN_WORD: Rule = Rule {
    id: "unknown-word",
    summary: "where the language has a fixed set of words, one of them is used",
    explanation: "\
Types, places, phases, kinds and the rows of the reply table come from fixed sets,
and each word of a set decides something in the generated code.

Wrong:

    in: boddy
    completion: async

Right:

    in: body
    completion: accepted",
    help: "use one of the words that the message lists",
};

/// Values have types.
pub static WRONG_TYPE: Rule = Rule {
    id: "wrong-type",
    summary: "a value has the type that its key asks for",
    explanation: "\
YAML would often let a list stand for a single value or a word for a boolean, and
each reader would make something else of it.

Wrong:

    required: 'true'
    target: CalculationExecutionId

Right:

    required: true
    target: [CalculationExecutionId]",
    help: "write the value as the type that the message names",
};
