//! Patterns that were compiled into tables at generation.

/// A pattern as a table: no regex engine runs when a text is checked.
///
/// The bytes of a text lead from state to state, one row a state and one
/// column a class of bytes. A text matches if its last byte leads to an
/// accepting state. Walking takes one step a byte, whatever the text is.
///
/// A table that leads out of itself matches nothing; it never panics.
///
/// ```
/// use annul_runtime::Table;
///
/// // `^a+b?$`: state 0 is the start, state 3 is where nothing matches any more.
/// static PATTERN: Table<3> = Table::new(
///     [(b'a', b'a', 1), (b'b', b'b', 2)],
///     0,
///     &[[3, 1, 3], [3, 1, 2], [3, 3, 3], [3, 3, 3]],
///     &[1, 2],
/// );
/// assert!(PATTERN.matches("aab"));
/// assert!(!PATTERN.matches("b"));
/// ```
#[derive(Debug, Clone)]
pub struct Table<const CLASSES: usize> {
    classes: [u8; 256],
    start: u16,
    rows: &'static [[u16; CLASSES]],
    accepting: &'static [u16],
}

impl<const CLASSES: usize> Table<CLASSES> {
    /// A table from its parts.
    ///
    /// `classes` lists ranges of bytes (first, last, class); a byte in no
    /// range is of class 0. `rows` has a row a state: for each class, the
    /// state that follows. `accepting` lists the states in which a text may end.
    #[must_use]
    pub const fn new<const RANGES: usize>(
        classes: [(u8, u8, u8); RANGES],
        start: u16,
        rows: &'static [[u16; CLASSES]],
        accepting: &'static [u16],
    ) -> Self {
        Self {
            classes: class_of_each_byte(classes),
            start,
            rows,
            accepting,
        }
    }

    /// Whether the pattern matches the text.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let mut state = self.start;
        for byte in text.bytes() {
            let class = usize::from(self.classes[usize::from(byte)]);
            let Some(row) = self.rows.get(usize::from(state)) else {
                return false;
            };
            let Some(&next) = row.get(class) else {
                return false;
            };
            state = next;
        }
        self.accepting.contains(&state)
    }
}

const fn class_of_each_byte<const RANGES: usize>(ranges: [(u8, u8, u8); RANGES]) -> [u8; 256] {
    let mut classes = [0; 256];
    let mut index = 0;
    while index < RANGES {
        let (first, last, class) = ranges[index];
        let mut byte = first as usize;
        while byte <= last as usize {
            classes[byte] = class;
            byte += 1;
        }
        index += 1;
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::Table;

    /// `^[0-9]{2}$`
    static TWO_DIGITS: Table<2> = Table::new(
        [(b'0', b'9', 1)],
        0,
        &[[3, 1], [3, 2], [3, 3], [3, 3]],
        &[2],
    );

    #[test]
    fn a_text_matches_if_it_ends_in_an_accepting_state() {
        assert!(TWO_DIGITS.matches("42"));
        for other in ["", "4", "422", "4x", "42\n", "٤٢"] {
            assert!(!TWO_DIGITS.matches(other), "{other:?}");
        }
    }

    #[test]
    fn bytes_beyond_ascii_have_classes_too() {
        // `^é$` in UTF-8: C3 A9.
        static E_ACUTE: Table<3> = Table::new(
            [(0xc3, 0xc3, 1), (0xa9, 0xa9, 2)],
            0,
            &[[3, 1, 3], [3, 3, 2], [3, 3, 3], [3, 3, 3]],
            &[2],
        );
        assert!(E_ACUTE.matches("é"));
        assert!(!E_ACUTE.matches("e"));
    }

    #[test]
    fn a_range_may_reach_the_last_byte() {
        let any: Table<1> = Table::new([(0, 255, 0)], 0, &[[0]], &[0]);
        assert!(any.matches("🙂"));
    }

    #[test]
    fn a_malformed_table_matches_nothing() {
        let no_rows: Table<1> = Table::new([], 0, &[], &[0]);
        assert!(!no_rows.matches("a"));
        let no_such_state: Table<1> = Table::new([], 0, &[[9]], &[9]);
        assert!(!no_such_state.matches("ab"));
        let no_such_class: Table<1> = Table::new([(b'a', b'a', 7)], 0, &[[0]], &[0]);
        assert!(!no_such_class.matches("a"));
        let no_such_start: Table<1> = Table::new([], 9, &[[0]], &[0]);
        assert!(!no_such_start.matches(""));
        let backwards: Table<1> = Table::new([(b'z', b'a', 7)], 0, &[[0]], &[0]);
        assert!(backwards.matches("m"));
    }
}
