//! Kinds of scalars without a second reader, where a document is written so plainly that no two readers differ about it.
//!
//! What is plain: lines that end in `\n`, keys and values on one line each, flow collections on one line or broken
//! after commas, folded and literal blocks with an even margin. Each text is read once more from what is written, by the few lines below; where
//! that comes to something else, or the form is any other, there is doubt, and the second reader decides.

use super::{Node, ScalarKind, ScalarStyle, Value, ambiguous, kinds};

/// Keys that are longer are no keys to every reader.
const MAX_KEY: usize = 100;

/// Fills in the kinds of a document, and tells whether it is beyond doubt; if not, what it filled in does not count.
pub(super) fn resolve(node: &mut Node, text: &str) -> bool {
    let document = Document { text };
    document.is_plain() && document.node(node, false)
}

struct Document<'a> {
    text: &'a str,
}

impl<'a> Document<'a> {
    /// Whether the lines hold nothing that readers treat in ways of their own: markers, line breaks of old versions,
    /// comments that touch something.
    fn is_plain(&self) -> bool {
        let line_is_plain = |line: &str| {
            let inner = line.trim_start_matches(' ');
            !(line.starts_with(['%', '-']) && !line.starts_with("- ")
                || line.starts_with("...")
                || inner.starts_with(['?', ':']))
        };
        let bytes = self.text.as_bytes();
        let odd = |(at, byte): (usize, &u8)| match byte {
            b'\r' | b'\t' => true,
            b'#' => at > 0 && !matches!(bytes[at - 1], b' ' | b'\n' | b'a'..=b'z' | b'A'..=b'Z'),
            // The first byte of U+0080 to U+00BF, and of U+2000 to U+2FFF: line breaks are among them.
            0xC2 => bytes.get(at + 1).is_none_or(|next| *next < 0xA1),
            0xE2 => {
                bytes.get(at + 1) == Some(&0x80)
                    && bytes.get(at + 2).is_some_and(|last| *last >= 0xA8)
            }
            _ => *byte < b' ' && *byte != b'\n',
        };
        !bytes.iter().enumerate().any(odd) && self.text.lines().all(line_is_plain)
    }

    fn at(&self, node: &Node) -> Option<&'a str> {
        self.text
            .get(node.span.start as usize..node.span.end as usize)
    }

    fn node(&self, node: &mut Node, in_flow: bool) -> bool {
        let Some(written) = self.at(node) else {
            return false;
        };
        let flow = in_flow
            || matches!(node.value, Value::List(_) | Value::Map(_))
                && written.starts_with(['[', '{']);
        if flow && written.replace(",\n ", "").contains('\n') {
            return false;
        }
        let before = self
            .text
            .get(..node.span.start as usize)
            .unwrap_or_default();
        match &mut node.value {
            Value::Scalar(scalar) => {
                let read = match scalar.style {
                    ScalarStyle::Plain => plain(written, &scalar.text, flow),
                    ScalarStyle::Quoted => {
                        quoted(written, &scalar.text).then_some(ScalarKind::Text)
                    }
                    ScalarStyle::Block => {
                        block(before, written, &scalar.text).then_some(ScalarKind::Text)
                    }
                };
                scalar.kind = read.unwrap_or(ScalarKind::Text);
                read.is_some()
            }
            Value::List(items) => {
                (!flow || written.starts_with('['))
                    && items.iter_mut().all(|item| self.node(item, flow))
            }
            Value::Map(entries) => {
                (!flow || written.starts_with('{'))
                    && entries.iter_mut().all(|entry| {
                        self.key(&entry.key, flow) && self.node(&mut entry.value, flow)
                    })
            }
        }
    }

    /// Whether a key stands on one line, with its colon right behind it and a space or the end of the line behind that.
    fn key(&self, key: &crate::diagnostic::Spanned<String>, flow: bool) -> bool {
        let (start, end) = (key.span.start as usize, key.span.end as usize);
        let (Some(written), Some(rest)) = (self.text.get(start..end), self.text.get(end..)) else {
            return false;
        };
        let same = if written.starts_with(['\'', '"']) {
            quoted(written, &key.value)
        } else {
            plain(written, &key.value, flow) == Some(ScalarKind::Text)
        };
        same && written.len() <= MAX_KEY
            && !written.contains('\n')
            && (rest.starts_with(": ") || rest.starts_with(":\n"))
    }
}

/// The kind of a plain scalar, if every reader gives it this text.
fn plain(written: &str, text: &str, flow: bool) -> Option<ScalarKind> {
    if text.is_empty() && written.is_empty() && !flow {
        return Some(ScalarKind::Null);
    }
    let begins = |char: char| {
        char.is_alphanumeric()
            || matches!(char, '/' | '.' | '_' | '$' | '(' | '^' | '+' | '~' | '<')
    };
    let is_plain_start = written.starts_with(begins)
        || written.starts_with('-')
            && written[1..].starts_with(|char: char| char.is_ascii_alphanumeric());
    let in_flow = |char: char| char.is_ascii_alphanumeric() || " _.;()=+$/-`'<>".contains(char);
    // The colon of an address.
    let parts_in_flow = || written.split("://").all(|part| part.chars().all(in_flow));
    let is_end = |pair: &[u8]| matches!(pair, b": " | b" #");
    let is_plain = is_plain_start
        && !written.as_bytes().windows(2).any(is_end)
        && !written.ends_with(':')
        && (!flow || parts_in_flow());
    let is_same = || {
        if written.contains('\n') {
            same_lines(written.split('\n'), text, "")
        } else {
            written == text && !text.ends_with(' ')
        }
    };
    if !is_plain || !is_same() {
        return None;
    }
    if !ambiguous::is_ambiguous(text) {
        return Some(ScalarKind::Text);
    }
    match text {
        "true" => Some(ScalarKind::Bool(true)),
        "false" => Some(ScalarKind::Bool(false)),
        "null" | "~" => Some(ScalarKind::Null),
        _ if ambiguous::is_only_date(text) => Some(ScalarKind::Text),
        // Room for a number is a question of the reader.
        _ if is_whole(text) && text.len() > 18 => None,
        _ => {
            let is_small = text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
            let is_whole = is_small && (text == "0" || !text.starts_with('0'));
            match text.parse() {
                Ok(number) if is_whole => Some(ScalarKind::Int(number)),
                _ => Some(kinds::of_plain(text)).filter(|_| !text.contains('\n')),
            }
        }
    }
}

fn is_whole(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether quotes hold this text, without escapes but those of line breaks: those to be, and those not to be.
fn quoted(written: &str, text: &str) -> bool {
    if let Some(inner) = written
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''))
    {
        return !inner.contains('\n')
            && if inner.contains('\'') {
                inner.replace("''", "'") == text && !inner.replace("''", "").contains('\'')
            } else {
                inner == text
            };
    }
    let inner = written
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| {
        if inner.contains('"') || inner.replace("\\\n", "").contains('\n') {
            return false;
        }
        let mut parts = inner.split('\\');
        let mut rest = parts.next().and_then(|part| text.strip_prefix(part));
        for part in parts {
            rest = rest.and_then(|rest| match part.strip_prefix('\n') {
                Some(next) => rest.strip_prefix(next.trim_start_matches(' ')),
                None => rest
                    .strip_prefix('\n')?
                    .strip_prefix(part.strip_prefix('n')?),
            });
        }
        rest == Some("")
    })
}

/// Whether a block with an even margin holds this text; `before` is what stands before its first character.
fn block(before: &str, written: &str, text: &str) -> bool {
    let Some((above, margin)) = before.rsplit_once('\n') else {
        return false;
    };
    let header = above.rsplit(' ').next().unwrap_or_default();
    let end = match header {
        ">-" | "|-" => "",
        ">" | "|" => "\n",
        _ => return false,
    };
    let is_even = |line: &str| {
        let rest = line.strip_prefix(margin);
        line.is_empty()
            || rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with([' ', '#']))
    };
    let mut lines = written.split('\n');
    let first = lines.next().unwrap_or_default();
    let is_margin = !margin.is_empty() && margin.bytes().all(|byte| byte == b' ');
    if !is_margin || first.is_empty() || !lines.clone().all(is_even) {
        return false;
    }
    let lines = lines.map(|line| line.strip_prefix(margin).unwrap_or_default());
    let lines = std::iter::once(first).chain(lines);
    if header.starts_with('>') {
        return same_lines(lines, text, end);
    }
    text.strip_suffix(end)
        .is_some_and(|whole| lines.eq(whole.split('\n')))
}

/// Whether lines fold to this text: one break is a space, and of more the first is lost.
fn same_lines<'a>(lines: impl Iterator<Item = &'a str>, text: &str, end: &str) -> bool {
    let mut rest = text;
    let mut breaks = 0;
    for (index, line) in lines.enumerate() {
        let line = if end.is_empty() {
            line.trim_start_matches(' ')
        } else {
            line
        };
        if line.ends_with(' ') {
            return false;
        }
        if index > 0 {
            breaks += 1;
        }
        if line.is_empty() {
            continue;
        }
        let gap = match breaks {
            0 => rest.strip_prefix(""),
            1 => rest.strip_prefix(' '),
            more => (1..more).try_fold(rest, |rest, _| rest.strip_prefix('\n')),
        };
        let Some(found) = gap.and_then(|rest| rest.strip_prefix(line)) else {
            return false;
        };
        (rest, breaks) = (found, 0);
    }
    rest == end
}

#[cfg(test)]
mod tests;
