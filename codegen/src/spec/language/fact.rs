//! Words that may be assumed: the word alone, or a map that says where it is from.

use annul_runtime::Phase;
use annul_runtime::operation::{Completion, Effect, Repeat, Terminal};

use super::common::{ASSUMED, SOURCE};
use super::{Key, Section, Shape, Word, required};

const IS: &str = "is";

const fn keys(words: &'static Shape) -> [Key; 3] {
    [required(IS, words, "the word"), SOURCE, ASSUMED]
}

const fn words(words: &'static [Word]) -> Shape {
    Shape::Word(words)
}

static COMPLETIONS: Shape = words(Completion::WORDS);
static OF_COMPLETION: [Key; 3] = keys(&COMPLETIONS);
pub(super) static COMPLETION: Shape = Shape::Either(&[
    &COMPLETIONS,
    &Shape::Section(&Section {
        name: "a completion",
        keys: &OF_COMPLETION,
    }),
]);

static EFFECTS: Shape = words(Effect::WORDS);
static OF_EFFECT: [Key; 3] = keys(&EFFECTS);
pub(super) static EFFECT: Shape = Shape::Either(&[
    &EFFECTS,
    &Shape::Section(&Section {
        name: "an effect",
        keys: &OF_EFFECT,
    }),
]);

static REPEATS: Shape = words(Repeat::WORDS);
static OF_REPEAT: [Key; 3] = keys(&REPEATS);
pub(super) static REPEAT: Shape = Shape::Either(&[
    &REPEATS,
    &Shape::Section(&Section {
        name: "a repeat",
        keys: &OF_REPEAT,
    }),
]);

static TERMINALS: Shape = words(Terminal::WORDS);
static OF_TERMINAL: [Key; 3] = keys(&TERMINALS);
pub(super) static TERMINAL: Shape = Shape::Either(&[
    &TERMINALS,
    &Shape::Section(&Section {
        name: "a cancel after the end",
        keys: &OF_TERMINAL,
    }),
]);

static PHASES: Shape = words(Phase::WORDS);
static OF_STATE: [Key; 3] = keys(&PHASES);
pub(super) static STATE: Shape = Shape::Either(&[
    &PHASES,
    &Shape::Section(&Section {
        name: "a state",
        keys: &OF_STATE,
    }),
]);
