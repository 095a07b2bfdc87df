//! Prose of specs as Markdown that is only text: it draws nothing, links to nothing but addresses, and ends no comment.

use std::borrow::Cow;

/// Lines end before this column, as far as words allow.
pub(super) const WIDTH: usize = 100;

/// The paragraphs of a prose text, each one line of safe Markdown.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let is_plain = |byte| matches!(byte, b' '..=b'~' | b'\n');
    let text: Cow<'_, str> = if text.bytes().all(is_plain) {
        text.into()
    } else {
        let text = text.replace("\r\n", "\n");
        let shown = |c| if is_hidden(c) && c != '\n' { ' ' } else { c };
        text.chars().map(shown).collect::<String>().into()
    };
    let mut found = Vec::new();
    let mut paragraph = String::with_capacity(text.len());
    for part in text.split("\n\n") {
        paragraph.clear();
        for word in part.split_whitespace() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(word);
        }
        if !paragraph.is_empty() {
            found.push(safe(&paragraph));
        }
    }
    found
}

/// Characters that show nothing or turn the text around: carriage returns, bidi controls, zero widths.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Escapes everything outside of inline code that Markdown or rustdoc would take for more than text.
fn safe(paragraph: &str) -> String {
    let ticks = paragraph.bytes().filter(|byte| *byte == b'`').count();
    let balanced = ticks.is_multiple_of(2);
    let mut out = String::with_capacity(paragraph.len() + 8);
    for (index, piece) in paragraph.split('`').enumerate() {
        if balanced && index % 2 == 1 {
            let piece = piece.trim();
            if !piece.is_empty() {
                out.push_str(&code(piece));
            }
        } else {
            plain(piece, &mut out);
        }
        if !balanced && index < ticks {
            out.push('\'');
        }
    }
    if let Some(at) = marked_start(&out) {
        out.insert(at, '\\');
    }
    out
}

/// Words outside of inline code; names of things become code, as clippy asks.
fn plain(piece: &str, out: &mut String) {
    for (index, each) in piece.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        word(each, out);
    }
}

fn word(word: &str, out: &mut String) {
    // Most words are neither names nor anything to Markdown.
    let is_usual = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'.' | b',' | b'-');
    if word.bytes().skip(1).all(is_usual)
        && word.bytes().take(1).all(|byte| byte.is_ascii_alphabetic())
    {
        return out.push_str(word);
    }
    if word.starts_with("https://") || word.starts_with("http://") {
        let end = word.trim_end_matches(['.', ',', ';', ')', ':']);
        if end
            .bytes()
            .all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'`' | b'\\'))
        {
            out.push('<');
            out.push_str(end);
            out.push('>');
            return escape(&word[end.len()..], out);
        }
    }
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let start = word.find(bare).unwrap_or(0);
    let mut end = start + bare.len();
    if !bare.is_empty() && word[end..].starts_with("()") {
        end += 2;
    }
    let inner = &word[start..end];
    if is_item(inner) && !inner.contains(['<', '>', '[', ']', '*', '&', '|', '\\']) {
        escape(&word[..start], out);
        out.push('`');
        out.push_str(inner);
        out.push('`');
        return escape(&word[end..], out);
    }
    escape(word, out);
}

/// Whether a word looks like the name of something in code: `snake_case`, `CamelCase`, `path::to`, `call()`.
fn is_item(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let camel = !word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
        && stem.chars().all(char::is_alphanumeric)
        && stem.chars().filter(|c| c.is_uppercase()).count() > 1
        && stem.chars().any(char::is_lowercase);
    word.contains('_') || word.contains("::") || word.ends_with("()") || camel
}

fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        let is_marked = matches!(c, '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '|' | '&');
        // An address inside of other text is no link either.
        if is_marked || c == ':' && text[at..].starts_with("://") {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Where a backslash goes, so that a paragraph that begins like a heading, a list or a quote is still a paragraph.
fn marked_start(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return Some(digits);
    }
    text.starts_with(['#', '-', '+', '=', '~']).then_some(0)
}

/// Breaks a line before [`WIDTH`], never inside of inline code; later lines begin with `indent`.
pub(super) fn wrap(text: &str, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut columns) = (String::new(), 0);
    let mut unit = String::new();
    let mut open = false;
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        unit.push_str(word);
        open ^= !word
            .bytes()
            .filter(|byte| *byte == b'`')
            .count()
            .is_multiple_of(2);
        if open && words.peek().is_some() {
            unit.push(' ');
            continue;
        }
        let width = unit.chars().count();
        if line.is_empty() {
            columns = width;
        } else if columns + 1 + width > WIDTH {
            lines.push(std::mem::take(&mut line));
            line.push_str(indent);
            if let Some(at) = marked_start(&unit) {
                unit.insert(at, '\\');
            }
            columns = indent.len() + unit.chars().count();
        } else {
            line.push(' ');
            columns += 1 + width;
        }
        line.push_str(&unit);
        unit.clear();
    }
    lines.push(line);
    lines
}

/// Text as inline code, whatever it holds.
pub(super) fn code(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| {
            if is_hidden(c) || c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    if !clean.contains('`') {
        return format!("`{clean}`");
    }
    let longest = clean.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    format!("{fence} {clean} {fence}")
}
