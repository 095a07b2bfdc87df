//! The table that decides a whole value, byte by byte.

/// A deterministic automaton over the bytes of a UTF-8 text.
///
/// It is the smallest one for its language and its numbers follow from the language alone, so two
/// patterns that accept the same texts have equal tables, however they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dfa {
    /// The column of each byte. Columns are numbered by their first byte.
    pub classes: [u8; 256],
    /// The next state for each state and column: `transitions[state * width + class]`.
    pub transitions: Vec<u16>,
    /// Whether a value may end here; one for each state.
    pub accepting: Vec<bool>,
    /// The state before the first byte. Equal to `dead` if nothing at all is accepted.
    pub start: u16,
    /// The state from which nothing is accepted any more: always 0.
    pub dead: u16,
}

impl Dfa {
    /// How many columns the table has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.transitions.len() / self.accepting.len()
    }

    /// How many states it has, the dead one included.
    #[must_use]
    pub fn states(&self) -> usize {
        self.accepting.len()
    }

    /// The state after `byte`.
    #[must_use]
    pub fn next(&self, state: u16, byte: u8) -> u16 {
        let class = usize::from(self.classes[usize::from(byte)]);
        self.transitions[usize::from(state) * self.width() + class]
    }

    /// Whether a value may end in `state`.
    #[must_use]
    pub fn accepts(&self, state: u16) -> bool {
        self.accepting[usize::from(state)]
    }

    /// Whether the whole of `value` is accepted.
    #[must_use]
    pub fn matches(&self, value: &str) -> bool {
        let end = value
            .bytes()
            .fold(self.start, |state, byte| self.next(state, byte));
        self.accepts(end)
    }

    /// How many bytes the two tables take in a generated program: one for each byte's column, two for
    /// each transition.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        self.classes.len() + 2 * self.transitions.len()
    }
}
