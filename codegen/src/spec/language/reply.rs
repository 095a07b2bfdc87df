//! The reply table.

use super::common::{ASSUMED, DOCS, LITERAL, PROSE, SOURCE, STATUS_CODE, TEXT};
use super::words::{DISPOSITIONS, READING};
use super::{Key, Section, Shape, Word, optional, required};

pub(super) static BODY_VALUES: Shape = Shape::Map(&LITERAL);

pub(super) const ROW_BODY: Key = optional(
    "body",
    &BODY_VALUES,
    "members of the reply: literals, `$state`, `$text`, `$absent`, `$unknown`, `$param.NAME`",
);

/// A row of the reply table: the name of an error, or the whole map.
static ROW: Shape = Shape::Either(&[&TEXT, &WHOLE_ROW]);

static WHOLE_ROW: Shape = Shape::Section(&Section {
    name: "a reply",
    keys: &[
        optional("status", &STATUS_CODE, "a success with this status"),
        ROW_BODY,
        optional("error", &TEXT, "one of the declared errors"),
        optional("reads_as", &READING, "what a client can still tell from it"),
        optional("text", &PROSE, "what `$text` says"),
        DOCS,
        SOURCE,
        ASSUMED,
    ],
});

/// The row of what is left: an error, for no success says two things that differ.
static OTHERWISE: Shape = Shape::Either(&[
    &TEXT,
    &Shape::Section(&Section {
        name: "the reply to what is left",
        keys: &[
            required("error", &TEXT, "one of the declared errors"),
            DOCS,
            SOURCE,
            ASSUMED,
        ],
    }),
]);

/// The reply table: a row for each disposition.
pub(super) static REPLIES: Shape = Shape::Section(&Section {
    name: "the reply table",
    keys: &ROWS,
});

static ROWS: [Key; 16] = {
    let otherwise = optional(
        "otherwise",
        &OTHERWISE,
        "the error that answers what is left",
    );
    let mut keys = [otherwise; 16];
    let mut index = 0;
    while index < DISPOSITIONS.len() {
        let Word { word, doc, .. } = DISPOSITIONS[index];
        // A key says what it means without a full stop.
        let (doc, _) = doc.split_at(doc.len() - 1);
        keys[index] = optional(word, &ROW, doc);
        index += 1;
    }
    keys
};
