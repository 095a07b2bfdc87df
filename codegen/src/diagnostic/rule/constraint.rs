//! Rules about constraints: they fit their type, some value keeps them, and each of them says something.

use super::Rule;

pub(super) const ALL: &[&Rule] = &[
    &CONSTRAINT_DEAD,
    &CONSTRAINT_TYPE,
    &CONSTRAINT_UNSATISFIABLE,
    &DEFAULT_BREAKS_CONSTRAINT,
    &DEFAULT_OF_REQUIRED,
    &ENUM_DUPLICATE,
    &ENUM_VALUE_BREAKS_CONSTRAINT,
    &LENGTH_EMPTY,
    &PATTERN_INVALID,
    &PATTERN_TOO_LARGE,
    &RANGE_EMPTY,
];

/// A constraint that excludes nothing.
pub static CONSTRAINT_DEAD: Rule = Rule {
    id: "constraint-dead",
    summary: "each constraint excludes something that the others allow",
    explanation: "\
A constraint that can never be broken is often a wrong one: a pattern that lacks its
anchors, or a bound that a digit was lost from. It may also be what the vendor's
document says; then a quirk should record it. This is a warning.

Suspicious: the pattern allows at most 36 characters already

    length: { max: 360, unit: chars }
    pattern: { regex: '[a-f0-9-]{36}', dialect: ecma262, match: whole }",
    help: "compare it with its source; if it is right, remove it, or leave it on purpose",
};

/// What must be there has no default.
pub static DEFAULT_OF_REQUIRED: Rule = Rule {
    id: "default-of-required",
    summary: "what a request must have has no default",
    explanation: "\
`default` is what a server takes the absence of a value for, and a request without a
required value is refused. Only one of the two can be true of a param, or of a member
of an object in a request.

Wrong:

    force: { in: query, type: boolean, origin: caller, required: true, default: false }

Right:

    force: { in: query, type: boolean, origin: caller, required: false, default: false }",
    help: "write `required: false`, or remove the default",
};

/// Constraints fit their type.
pub static CONSTRAINT_TYPE: Rule = Rule {
    id: "constraint-type",
    summary: "a constraint is on a type that it can constrain",
    explanation: "\
`length` counts the characters or bytes of a string or enum, `pattern` describes a
string, `range` bounds an integer, `items` counts the items of a list. On any other
type it would never be checked.

Wrong:

    limit: { type: integer, constraints: { length: { min: 1, max: 100, unit: chars } }, ... }

Right:

    limit: { type: integer, constraints: { range: { min: 1, max: 100 } }, ... }",
    help: "use the constraint that belongs to the type, or correct the type",
};

/// Some value keeps all constraints.
pub static CONSTRAINT_UNSATISFIABLE: Rule = Rule {
    id: "constraint-unsatisfiable",
    summary: "some value satisfies all constraints of a param together",
    explanation: "\
If no text of the allowed length matches the pattern, every call is refused, and
nobody finds out before the first real cancel.

Wrong:

    length: { min: 1, max: 32, unit: chars }
    pattern: { regex: '[a-f0-9-]{36}', dialect: ecma262, match: whole }

Right:

    length: { min: 1, max: 36, unit: chars }
    pattern: { regex: '[a-f0-9-]{36}', dialect: ecma262, match: whole }",
    help: "compare the constraints with their sources and correct one of them",
};

/// Defaults are allowed values.
pub static DEFAULT_BREAKS_CONSTRAINT: Rule = Rule {
    id: "default-breaks-constraint",
    summary: "a default or constant has the type of its param and satisfies its constraints",
    explanation: "\
A default is used when the caller says nothing, so the caller would be told about a
value that it never gave.

Wrong:

    mode: { type: enum, values: [SOFT, HARD], open: false, default: EASY, ... }

Right:

    mode: { type: enum, values: [SOFT, HARD], open: false, default: SOFT, ... }",
    help: "correct the default or constant, or the constraint that it breaks",
};

/// Each value once.
pub static ENUM_DUPLICATE: Rule = Rule {
    id: "enum-duplicate",
    summary: "each value of an enum is listed once",
    explanation: "\
A value that is listed twice is a slip, and often the value that was meant is missing.

Wrong:

    values: [RUNNING, CANCELED, CANCELED]

Right:

    values: [RUNNING, CANCELING, CANCELED]",
    help: "remove it, or correct it to the value that was meant",
};

/// Enum values keep their own constraints.
pub static ENUM_VALUE_BREAKS_CONSTRAINT: Rule = Rule {
    id: "enum-value-breaks-constraint",
    summary: "each value of an enum satisfies the constraints of its own param",
    explanation: "\
A value that is listed and forbidden at once can never be used. One of the two
statements was copied wrongly.

Wrong:

    values: [SOFT, HARD]
    constraints: { length: { min: 1, max: 3, unit: chars } }

Right:

    values: [SOFT, HARD]
    constraints: { length: { min: 1, max: 4, unit: chars } }",
    help: "correct the value or the constraint",
};

/// A length that some text has.
pub static LENGTH_EMPTY: Rule = Rule {
    id: "length-empty",
    summary: "a length allows something: its minimum is not above its maximum",
    explanation: "\
With `min` above `max` no text is short and long enough at once; the two were probably
exchanged.

Wrong:

    length: { min: 65, max: 64, unit: chars }

Right:

    length: { min: 1, max: 64, unit: chars }",
    help: "exchange or correct the bounds",
};

/// Patterns are regular expressions.
pub static PATTERN_INVALID: Rule = Rule {
    id: "pattern-invalid",
    summary: "a pattern is a regular expression of its dialect, without back references, and with look-ahead at its start only",
    explanation: "\
Patterns become tables when the bindings are generated, so a pattern that cannot be
read is found here and not by the first request. Back references and look-around have
no such table. In single quotes YAML leaves backslashes alone.

Wrong:

    pattern: { regex: '^[a-z(+$', dialect: ecma262, match: whole }

Right:

    pattern: { regex: '^[a-z(+]+$', dialect: ecma262, match: whole }",
    help: "correct the expression at the place that the message names",
};

/// Patterns stay small.
pub static PATTERN_TOO_LARGE: Rule = Rule {
    id: "pattern-too-large",
    summary: "a pattern becomes a table of reasonable size",
    explanation: "\
Repetitions inside repetitions and large Unicode classes can need a table of many
megabytes, in every program that uses the bindings. A repetition that only bounds the
length is better said as `length`. The patterns of one file may have 260,000 cells
together, before they are made smaller.

Wrong:

    pattern: { regex: '([a-z]{1,500}-){1,500}', dialect: ecma262, match: whole }

Right:

    length: { max: 1000, unit: chars }
    pattern: { regex: '([a-z]+-)+', dialect: ecma262, match: whole }",
    help: "bound the length by `length`, and simplify the repetitions",
};

/// A range that some number is in.
pub static RANGE_EMPTY: Rule = Rule {
    id: "range-empty",
    summary: "a range or a number of items allows something: its minimum is not above its maximum",
    explanation: "\
With `min` above `max` no number is in the range, and no list has so many items; the
two were probably exchanged.

Wrong:

    range: { min: 100, max: 1 }

Right:

    range: { min: 1, max: 100 }",
    help: "exchange or correct the bounds",
};
