//! Choices that follow from a seed alone, so that a seed is a spec.

use annul_codegen::spec::language::Word;
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// Makes choices.
pub(crate) struct Draw(TestRng);

impl Draw {
    /// The choices of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("a small number");
        usize::try_from(self.0.next_u64() % end).expect("below a usize")
    }

    /// A number from `first` to `last`.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = usize::try_from(last - first + 1).expect("`first` comes first");
        first + i64::try_from(self.below(width)).expect("a small number")
    }

    /// Yes, so often of a hundred times.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A word of a table of the language.
    pub(crate) fn word(&mut self, words: &'static [Word]) -> &'static str {
        self.pick(words).word
    }

    /// A few of several, in their order.
    pub(crate) fn some<T: Clone>(&mut self, all: &[T], percent: usize) -> Vec<T> {
        all.iter()
            .filter(|_| self.chance(percent))
            .cloned()
            .collect()
    }

    /// A seed for what has choices of its own.
    pub(crate) fn seed(&mut self) -> u64 {
        self.0.next_u64()
    }
}
