//! Words of meaning: refusals, phases, and what a reply can read as. They are the runtime's own.

use annul_runtime::{OutcomeKind, Phase, RefusalKind, Word};

use super::{Shape, word};

pub(super) static KIND: Shape = Shape::Word(RefusalKind::WORDS);
pub(super) static PHASE: Shape = Shape::Word(Phase::WORDS);

/// Every word that a reply can read as.
pub(super) static READING: Shape = Shape::Word(&READINGS);

/// The words of a reply table: the four outcomes first, then the refusals.
pub(super) static DISPOSITIONS: [Word; 15] = {
    let mut words = [word("", ""); 15];
    let mut index = 0;
    while index < words.len() {
        words[index] = if index < OutcomeKind::WORDS.len() {
            OutcomeKind::WORDS[index]
        } else {
            RefusalKind::WORDS[index - OutcomeKind::WORDS.len()]
        };
        index += 1;
    }
    words
};

static READINGS: [Word; 16] = {
    let mut words = [word("", ""); 16];
    let mut index = 0;
    while index < DISPOSITIONS.len() {
        words[index] = DISPOSITIONS[index];
        index += 1;
    }
    words[index] = word(
        "unknown",
        "The reply does not tell whether the target has ended or never was: look at it.",
    );
    words
};

#[cfg(test)]
mod tests {
    use annul_runtime::{DispositionKind, ReadingKind};

    use super::{DISPOSITIONS, READINGS};

    #[test]
    fn the_words_are_those_of_the_runtime() {
        let dispositions = DispositionKind::all().map(DispositionKind::as_str);
        assert!(dispositions.eq(DISPOSITIONS.iter().map(|word| word.word)));
        let readings = ReadingKind::all().map(ReadingKind::as_str);
        assert!(readings.eq(READINGS.iter().map(|word| word.word)));
    }
}
