//! Prose that is too long for a line, or has several: broken at spaces, as YAML joins it again.

use super::WIDTH;
use super::scalar::{Around, is_plain};

/// Prose over lines.
pub(super) struct Folded {
    /// What stands behind the key.
    pub(super) first: String,
    /// The lines below, without indentation.
    pub(super) rest: Vec<String>,
    /// Whether a comment on its line stands behind the first line, and not behind the last.
    pub(super) is_block: bool,
}

/// Prose that begins after `used` characters of a line and goes on `indent` characters from the left; `None` if it has
/// to stay on one line.
pub(super) fn folded(text: &str, used: usize, indent: usize) -> Option<Folded> {
    let width = WIDTH.saturating_sub(indent);
    let body = text.strip_suffix('\n').unwrap_or(text);
    let keeps = !body.is_empty() && !body.contains(['\t', '\r']);
    let is_simple = |line: &str| line.trim_matches(' ') == line;
    if !keeps || !body.split('\n').all(is_simple) || body.starts_with('\n') || body.ends_with('\n')
    {
        return None;
    }
    let chomp = if body.len() == text.len() { "-" } else { "" };
    if !text.contains('\n') && is_plain(text, Around::Block) {
        let mut lines = filled(text, WIDTH.saturating_sub(used), width, true).into_iter();
        return Some(Folded {
            first: lines.next()?,
            rest: lines.collect(),
            is_block: false,
        });
    }
    let fits = body.split('\n').all(|line| line.chars().count() <= width);
    if body.contains('\n') && fits {
        return Some(Folded {
            first: format!("|{chomp}"),
            rest: body.split('\n').map(str::to_owned).collect(),
            is_block: true,
        });
    }
    let mut rest = Vec::new();
    for (index, paragraph) in body.split('\n').enumerate() {
        // One line break is a space, so each one of the text takes a blank line more.
        if index > 0 {
            rest.push(String::new());
        }
        rest.extend(filled(paragraph, width, width, false));
    }
    Some(Folded {
        first: format!(">{chomp}"),
        rest,
        is_block: true,
    })
}

/// Breaks a text at single spaces into lines of at most such widths: that of the first line, and of the others.
fn filled(text: &str, first: usize, others: usize, is_plain: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut length = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let (unit, after) = next(rest, is_plain);
        let width = if lines.len() == 1 { first } else { others };
        let own = unit.chars().count();
        if let Some(line) = lines.last_mut() {
            if length == 0 {
                line.push_str(unit);
                length = own;
            } else if length + 1 + own <= width {
                line.push(' ');
                line.push_str(unit);
                length += 1 + own;
            } else {
                lines.push(unit.to_owned());
                length = own;
            }
        }
        rest = after;
    }
    lines
}

/// The text up to the next space that may become a line break, and the text after it.
fn next(text: &str, is_plain: bool) -> (&str, &str) {
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let is_single = !before.is_empty() && !before.ends_with(' ') && !after.starts_with(' ');
        // At the start of a line, these would be a comment, an item or a key.
        let is_sign = is_plain && after.starts_with(['#', '-', '?', ':']);
        if is_single && !is_sign {
            return (before, after);
        }
    }
    (text, "")
}
