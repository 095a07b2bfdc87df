//! Messages within the rules of their vendors: on one line, and neither too short nor too long.

/// How long a message may be, in characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) min: usize,
    pub(super) max: usize,
}

impl Bounds {
    /// A message on one line and cut where it is too long; nothing, if it is too short.
    pub(super) fn fit(self, message: &str) -> Option<String> {
        let line = message.replace(char::is_control, " ");
        let text = line.trim();
        let fitting = cut(text, self.max);
        (text.chars().nth(self.min - 1).is_some()).then_some(fitting)
    }

    /// A message of ours, which is long enough.
    pub(super) fn clip(self, message: &str) -> String {
        self.fit(message).unwrap_or_else(|| message.to_owned())
    }
}

/// A text of so many characters at most; where something is cut off, there is an ellipsis.
pub(super) fn cut(text: &str, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(max.saturating_sub(1)).collect();
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::Bounds;

    #[test]
    fn a_message_is_one_line_of_a_length_within_bounds() {
        let bounds = Bounds { min: 2, max: 5 };
        for (message, fitted) in [
            ("", None),
            (" a ", None),
            ("ab", Some("ab")),
            ("a\r\nb", Some("a  b")),
            ("éééééé", Some("éééé…")),
            ("\u{1b}[1mX", Some("[1mX")),
        ] {
            assert_eq!(bounds.fit(message).as_deref(), fitted, "{message:?}");
        }
    }
}
