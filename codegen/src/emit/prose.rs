//! Prose of specs as Markdown that is only text: it draws nothing, links to nothing but addresses, and ends no comment.

/// Lines end before this column, as far as words allow.
pub(super) const WIDTH: usize = 100;

/// The paragraphs of a prose text, each one line of safe Markdown.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let text: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if is_hidden(c) && c != '\n' { ' ' } else { c })
        .collect();
    text.split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| safe(&paragraph))
        .collect()
}

/// Characters that show nothing or turn the text around: carriage returns, bidi controls, zero widths.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Escapes everything outside of inline code that Markdown or rustdoc would take for more than text.
fn safe(paragraph: &str) -> String {
    let balanced = paragraph.matches('`').count().is_multiple_of(2);
    let mut out = String::with_capacity(paragraph.len() + 8);
    for (index, piece) in paragraph.split('`').enumerate() {
        if balanced && index % 2 == 1 {
            let piece = piece.trim();
            if !piece.is_empty() {
                out.push_str(&code(piece));
            }
        } else {
            out.push_str(&plain(piece));
        }
        if !balanced && index + 1 < paragraph.split('`').count() {
            out.push('\'');
        }
    }
    escape_start(&out)
}

/// Words outside of inline code; names of things become code, as clippy asks.
fn plain(piece: &str) -> String {
    let words: Vec<String> = piece.split(' ').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    if word.starts_with("https://") || word.starts_with("http://") {
        let end = word.trim_end_matches(['.', ',', ';', ')', ':']);
        if end
            .bytes()
            .all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'`' | b'\\'))
        {
            return format!("<{end}>{}", escape(&word[end.len()..]));
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
        let (before, after) = (&word[..start], &word[end..]);
        return format!("{}`{inner}`{}", escape(before), escape(after));
    }
    escape(word)
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

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '|' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    // An address inside of other text is no link either.
    out.replace("://", "\\://")
}

/// A paragraph that begins like a heading, a list or a quote is still a paragraph.
fn escape_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '-', '+', '=', '~']) {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// Breaks a line before [`WIDTH`], never inside of inline code; later lines begin with `indent`.
pub(super) fn wrap(text: &str, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for unit in units(text) {
        let continued = !lines.is_empty();
        let prefix = if continued { indent } else { "" };
        if line.is_empty() {
            line = format!(
                "{prefix}{}",
                if continued { escape_start(&unit) } else { unit }
            );
        } else if line.chars().count() + 1 + unit.chars().count() > WIDTH {
            lines.push(std::mem::take(&mut line));
            line = format!("{indent}{}", escape_start(&unit));
        } else {
            line.push(' ');
            line.push_str(&unit);
        }
    }
    lines.push(line);
    lines
}

/// Words, with inline code kept whole.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match units.last_mut().filter(|_| open) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => units.push(word.to_owned()),
        }
        if word.matches('`').count() % 2 == 1 {
            open = !open;
        }
    }
    units
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
