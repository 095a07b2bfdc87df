//! Two other engines that know what a regular expression matches, each where it reads the expression as its dialect does.

use annul_codegen::pattern::{Dialect, Match, Pattern};

/// Holds our verdict on a value against those of the engines that have one.
pub(crate) fn agrees(pattern: &Pattern, value: &str) {
    let ours = pattern.matches(value);
    let (regex, dialect, whole) = (pattern.regex(), pattern.dialect(), pattern.whole());
    if let Some(theirs) = ecma262(regex, dialect, whole, value) {
        assert_eq!(
            ours, theirs,
            "regress: {regex:?} {dialect:?} {whole:?} {value:?}"
        );
    }
    if let Some(theirs) = rust(regex, dialect, whole, value) {
        assert_eq!(
            ours, theirs,
            "regex: {regex:?} {dialect:?} {whole:?} {value:?}"
        );
    }
}

fn wrapped(regex: &str, whole: Match) -> String {
    match whole {
        Match::Whole => format!("^(?:{regex})$"),
        Match::Part => regex.to_owned(),
    }
}

/// `regress`, which goes back and forth and takes as long as it takes: only small questions.
fn ecma262(regex: &str, dialect: Dialect, whole: Match, value: &str) -> Option<bool> {
    let is_small = value.chars().count() <= 12
        && regex.matches(['*', '+', '?', '{']).count() <= 4
        && regex.matches([')']).count() <= 3
        && !regex.contains(|c: char| c.is_ascii_digit()) | !regex.contains('{');
    if dialect != Dialect::Ecma262 || !is_small {
        return None;
    }
    let wrapped = wrapped(regex, whole);
    let engine = regress::Regex::with_flags(&wrapped, "u").ok().or_else(|| {
        // Without the flag the engine reads halves of characters, and other escapes.
        let is_plain = (regex.chars().chain(value.chars())).all(|c| c <= '\u{d7ff}')
            && !["\\u", "\\p", "\\P", "\\k", "\\c"]
                .iter()
                .any(|it| regex.contains(it));
        is_plain.then(|| regress::Regex::with_flags(&wrapped, "").ok())?
    })?;
    Some(engine.find(value).is_some())
}

/// `regex`, for what it writes in the same way or in one that is easily told.
fn rust(regex: &str, dialect: Dialect, whole: Match, value: &str) -> Option<bool> {
    let engine = regex::RegexBuilder::new(&wrapped(&translated(regex, dialect, whole)?, whole))
        .size_limit(1 << 20)
        .build()
        .ok()?;
    Some(engine.is_match(value))
}

/// The expression as Rust writes it; none, if it holds anything that both could read in two ways.
fn translated(regex: &str, dialect: Dialect, whole: Match) -> Option<String> {
    let mut out = String::new();
    let mut class: Option<usize> = None;
    let mut chars = regex.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, class) {
            ('\\', _) => {
                let letter = chars.next()?;
                match letter {
                    'd' => out.push_str("[0-9]"),
                    'D' => out.push_str("[^0-9]"),
                    'w' => out.push_str("[0-9A-Za-z_]"),
                    'W' => out.push_str("[^0-9A-Za-z_]"),
                    'n' | 'r' | 't' => out.extend(['\\', letter]),
                    _ if letter.is_ascii_punctuation() => {
                        out.push_str(&regex::escape(&letter.to_string()));
                    }
                    _ => return None,
                }
                // A class inside of brackets can begin or end what looks like a range.
                if class.is_some() && (letter.is_ascii_alphabetic() || letter == '-') {
                    return None;
                }
                class = class.map(|members| members + 1);
            }
            (']', Some(1..)) => {
                class = None;
                out.push(']');
            }
            // Signs that Rust gives a meaning of its own in brackets, and dashes that are no range.
            ('[' | ']' | '&' | '~' | '^', Some(_)) => return None,
            ('-', Some(members)) => {
                let next = *chars.peek()?;
                if members == 0 || matches!(next, ']' | '-' | '\\' | '[') {
                    return None;
                }
                out.push('-');
                class = Some(0);
            }
            (_, Some(members)) => {
                class = Some(members + 1);
                out.push(c);
            }
            ('[', None) => {
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                class = Some(0);
            }
            ('.', None) => out.push_str(match dialect {
                Dialect::Ecma262 => "[^\\n\\r\\u{2028}\\u{2029}]",
                Dialect::Java => "[^\\n\\r\\u{85}\\u{2028}\\u{2029}]",
            }),
            // In Java a line break may follow the end, if only a part is to match.
            ('$', None) if dialect == Dialect::Java && whole == Match::Part => return None,
            ('(', None) if chars.peek() == Some(&'?') => {
                chars.next();
                if chars.next() != Some(':') {
                    return None;
                }
                out.push_str("(?:");
            }
            ('{', None) => {
                let count: String = std::iter::from_fn(|| chars.next_if(|c| *c != '}')).collect();
                let is_count = count.starts_with(|c: char| c.is_ascii_digit())
                    && count.chars().all(|c| c.is_ascii_digit() || c == ',');
                if !is_count {
                    return None;
                }
                out.push('{');
                out.push_str(&count);
            }
            _ => out.push(c),
        }
    }
    class.is_none().then_some(out)
}
