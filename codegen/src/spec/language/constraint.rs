//! What a value must keep to: lengths, patterns, ranges, items.

use annul_runtime::LengthUnit;

use super::common::{QUOTED, SOURCE};
use super::{Section, Shape, optional, required, word};

static COUNT: Shape = Shape::Integer {
    min: 0,
    max: 1_000_000,
};
static INTEGER: Shape = Shape::Integer {
    min: i64::MIN,
    max: i64::MAX,
};

pub(super) static CONSTRAINTS: Shape = Shape::Section(&Section {
    name: "constraints",
    keys: &[
        optional("length", &LENGTH, "how long a text may be"),
        optional("pattern", &PATTERN, "what a text must look like"),
        optional("range", &RANGE, "how large a number may be"),
        optional(
            "items",
            &ITEMS,
            "how many items a list may have, or entries a map",
        ),
    ],
});

static LENGTH: Shape = Shape::Section(&Section {
    name: "a length",
    keys: &[
        optional("min", &COUNT, "the shortest"),
        optional("max", &COUNT, "the longest"),
        required("unit", &Shape::Word(LengthUnit::WORDS), "what is counted"),
        SOURCE,
    ],
});

static PATTERN: Shape = Shape::Section(&Section {
    name: "a pattern",
    keys: &[
        required(
            "regex",
            &QUOTED,
            "the regular expression, as its source writes it",
        ),
        required(
            "dialect",
            &Shape::Word(&[
                word("ecma262", "JavaScript's: Smithy, JSON Schema, OpenAPI"),
                word("java", "java.util.regex"),
            ]),
            "whose regular expression it is",
        ),
        required(
            "match",
            &Shape::Word(&[
                word("whole", "the whole value must match"),
                word("part", "some part of the value must match"),
            ]),
            "how much of the value must match",
        ),
        SOURCE,
    ],
});

static RANGE: Shape = Shape::Section(&Section {
    name: "a range",
    keys: &[
        optional("min", &INTEGER, "the smallest"),
        optional("max", &INTEGER, "the largest"),
        SOURCE,
    ],
});

static ITEMS: Shape = Shape::Section(&Section {
    name: "a number of items",
    keys: &[
        optional("min", &COUNT, "the fewest"),
        optional("max", &COUNT, "the most"),
        SOURCE,
    ],
});
