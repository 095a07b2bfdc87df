//! Text from outside as messages and logs show it: on one line, in its order, and no longer than anybody reads.

use std::fmt::{self, Write as _};

/// A text from outside, as a message shows it.
///
/// What moves a cursor, hides text or reorders it is escaped; after so many
/// characters the rest is only counted.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    text: &'a str,
    most: usize,
}

impl<'a> Shown<'a> {
    /// A code, an id, a word.
    pub(crate) const fn name(text: &'a str) -> Self {
        Self { text, most: 200 }
    }

    /// A sentence or more.
    pub(crate) const fn message(text: &'a str) -> Self {
        Self { text, most: 1000 }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.most;
        for char in self.text.chars() {
            let is_plain = !is_obeyed(char);
            let length = if is_plain {
                1
            } else {
                char.escape_default().len()
            };
            if length > left {
                return write!(out, "… ({} bytes)", self.text.len());
            }
            left -= length;
            if is_plain {
                out.write_char(char)?;
            } else {
                char.escape_default().fmt(out)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\"{self}\"")
    }
}

/// Whether a terminal or a viewer would obey a character instead of showing it.
pub(crate) fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn what_would_be_obeyed_is_escaped_and_the_rest_is_not() {
        for (text, shown) in [
            (
                "It has ended: \"x\" isn't \\ there.",
                "It has ended: \"x\" isn't \\ there.",
            ),
            (
                "Läuft nicht, 查询已取消, हिन्दी",
                "Läuft nicht, 查询已取消, हिन्दी",
            ),
            ("no\r\nINFO all is well\t", "no\\r\\nINFO all is well\\t"),
            ("\u{1b}[2J\u{7f}\u{9b}", "\\u{1b}[2J\\u{7f}\\u{9b}"),
            (
                "a\u{202e}b\u{2066}\u{200b}\u{feff}\u{2028}",
                "a\\u{202e}b\\u{2066}\\u{200b}\\u{feff}\\u{2028}",
            ),
            ("\u{e0041}\u{ad}", "\\u{e0041}\\u{ad}"),
            ("", ""),
        ] {
            assert_eq!(Shown::message(text).to_string(), shown);
        }
    }

    #[test]
    fn what_nobody_reads_is_counted() {
        let exact = "x".repeat(200);
        assert_eq!(Shown::name(&exact).to_string(), exact);
        let long = "é".repeat(450_000);
        let shown = Shown::name(&long).to_string();
        assert_eq!(shown, format!("{}… (900000 bytes)", "é".repeat(200)));
        // Escapes count as they are shown.
        let hostile = "\u{202e}".repeat(200);
        let shown = Shown::name(&hostile).to_string();
        assert_eq!(shown, format!("{}… (600 bytes)", "\\u{202e}".repeat(25)));
    }

    #[test]
    fn debug_has_quotes() {
        assert_eq!(format!("{:?}", Shown::name("a\nb")), "\"a\\nb\"");
    }
}
