//! Text from specs on a terminal: control and invisible characters are shown, not obeyed.

use std::fmt::Write as _;

/// `text` with a harmless stand-in for each character that would move the cursor, hide or reorder something.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\t' => shown.push_str("    "),
            '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(char))),
            '\u{7F}' => shown.push('\u{2421}'),
            _ if is_invisible(char) => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(char));
            }
            _ => shown.push(char),
        }
    }
    shown
}

/// The columns that a text without control characters takes.
pub(super) fn width(shown: &str) -> usize {
    shown.chars().map(char_width).sum()
}

fn is_invisible(char: char) -> bool {
    let is_odd_space = char.is_whitespace() && !char.is_ascii() && char != '\u{3000}';
    char.is_control()
        || is_odd_space
        || matches!(char,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Coarse, by blocks: a caret that is off by one under a rare script is no harm.
fn char_width(char: char) -> usize {
    match char {
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1F64F}'
        | '\u{1F680}'..='\u{1F6FF}'
        | '\u{1F900}'..='\u{1F9FF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed() {
        assert_eq!(visible("a\u{1b}[31m\r\n"), "a␛[31m␍␊");
        assert_eq!(visible("a\tb\u{7f}"), "a    b␡");
        assert_eq!(
            visible("\u{202e}x\u{85}\u{200b}"),
            "<U+202E>x<U+0085><U+200B>"
        );
        assert_eq!(
            visible("in\u{a0}: path\u{2009}"),
            "in<U+00A0>: path<U+2009>"
        );
        assert_eq!(visible("ü 日本 é"), "ü 日本 é");
    }

    #[test]
    fn columns_are_counted_as_terminals_do() {
        assert_eq!(width("abü"), 3);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("🦀"), 2);
    }
}
