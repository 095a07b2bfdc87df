//! Types that are too long for a line.

use super::super::flat::width;
use super::{LINE, TAB, newline};

/// A type with the first of its generics on lines of their own; none if it has none.
pub(super) fn broken(text: &str, indent: usize) -> Option<String> {
    let open = text.find('<')?;
    let (mut depth, mut start, mut parts, mut close) = (0_usize, open + 1, Vec::new(), None);
    let mut before = ' ';
    for (at, char) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match char {
            '<' | '(' | '[' => depth += 1,
            '>' if before == '-' => {}
            '>' | ')' | ']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    close = Some(at);
                    break;
                }
            }
            ',' if depth == 1 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        before = char;
    }
    let close = close?;
    parts.push(text[start..close].trim());
    let mut broken = text[..=open].to_owned();
    for part in parts {
        newline(indent + TAB, &mut broken);
        let is_long = indent + TAB + width(part) + 1 > LINE;
        let inner = is_long.then(|| self::broken(part, indent + TAB)).flatten();
        broken.push_str(inner.as_deref().unwrap_or(part));
        broken.push(',');
    }
    newline(indent, &mut broken);
    broken.push_str(&text[close..]);
    Some(broken)
}
