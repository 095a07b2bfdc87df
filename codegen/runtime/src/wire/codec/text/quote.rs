//! Texts in quotes: put into them, taken out of them, and where they end.

use crate::operation::Quote;
use std::borrow::Cow;

/// Writes a text in its quotes.
pub(super) fn quoted(quote: Quote, text: &str) -> String {
    match quote {
        Quote::None => text.to_owned(),
        Quote::Sql => format!("'{}'", text.replace('\'', "''")),
        Quote::SqlBackslash => {
            let text = text.replace('\\', "\\\\").replace('\'', "\\'");
            format!("'{}'", text.replace('\0', "\\0"))
        }
        // Writing a text into memory cannot fail.
        Quote::Json => serde_json::to_string(text).unwrap_or_default(),
    }
}

/// How many bytes a text in quotes takes at the beginning of what is left; nothing, if there is none, or it has no end.
pub(super) fn length(quote: Quote, rest: &str) -> Option<usize> {
    let mark = match quote {
        Quote::None => return None,
        Quote::Sql | Quote::SqlBackslash => b'\'',
        Quote::Json => b'"',
    };
    let bytes = rest.as_bytes();
    if *bytes.first()? != mark {
        return None;
    }
    let doubles = mark == b'\'';
    let escapes = quote != Quote::Sql;
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if escapes => at += 2,
            byte if byte == mark => {
                if doubles && bytes.get(at + 1) == Some(&mark) {
                    at += 2;
                } else {
                    return Some(at + 1);
                }
            }
            _ => at += 1,
        }
    }
}

/// The text inside of its quotes; nothing, if an escape is none.
pub(super) fn unquoted(quote: Quote, raw: &str) -> Option<Cow<'_, str>> {
    if quote == Quote::None {
        return Some(Cow::Borrowed(raw));
    }
    if quote == Quote::Json {
        return serde_json::from_str::<String>(raw).ok().map(Cow::Owned);
    }
    let inner = raw.strip_prefix('\'')?.strip_suffix('\'')?;
    if !inner.contains(['\'', '\\']) {
        return Some(Cow::Borrowed(inner));
    }
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            // Its twin follows: a single one would have ended the text.
            '\'' => text.push(characters.next()?),
            '\\' if quote == Quote::SqlBackslash => text.push(match characters.next()? {
                same @ ('\\' | '\'' | '"' | '`') => same,
                '0' => '\0',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\u{b}',
                _ => return None,
            }),
            other => text.push(other),
        }
    }
    Some(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::{Quote, length, unquoted};

    #[test]
    fn both_ways_of_sql_to_write_a_quote_are_read() {
        let read = |raw| unquoted(Quote::SqlBackslash, raw);
        assert_eq!(read(r"'it''s'").as_deref(), Some("it's"));
        assert_eq!(read(r"'it\'s\t\\'").as_deref(), Some("it's\t\\"));
        assert_eq!(read(r"'\q'"), None);
        let plain = unquoted(Quote::Sql, r"'a\'");
        assert_eq!(plain.as_deref(), Some("a\\"), "no escape in standard SQL");
    }

    #[test]
    fn a_text_ends_at_its_own_quote() {
        assert_eq!(length(Quote::Sql, "'a''b' AND"), Some(6));
        assert_eq!(length(Quote::Sql, r"'a\' AND"), Some(4));
        assert_eq!(length(Quote::SqlBackslash, r"'a\' AND'"), Some(9));
        assert_eq!(length(Quote::Json, r#""a\"b" x"#), Some(6));
        for open in ["'a", "a'", "", "'a''"] {
            assert_eq!(length(Quote::Sql, open), None, "{open}");
        }
    }
}
