//! One JSON value, kept as its text and read when somebody asks.

use crate::wire::codec::ValueKind;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The text of one JSON value, which a parser has walked through.
///
/// Numbers keep every digit, and what nobody asks for is never copied.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::wire::codec) struct JsonText<'a>(&'a str);

impl<'a> JsonText<'a> {
    pub(in crate::wire::codec) fn new(value: &'a RawValue) -> Self {
        Self(value.get())
    }

    /// The text of the value, as it came.
    pub(in crate::wire::codec) const fn as_text(self) -> &'a str {
        self.0
    }

    /// Whether the value is `null`.
    #[inline]
    pub(in crate::wire::codec) fn is_null(self) -> bool {
        self.0.as_bytes().first() == Some(&b'n')
    }

    /// What the value is.
    pub(in crate::wire::codec) fn kind(self) -> ValueKind {
        match self.0.as_bytes().first() {
            Some(b'"') => ValueKind::Text,
            Some(b'{') => ValueKind::Object,
            Some(b'[') => ValueKind::List,
            Some(b't' | b'f') => ValueKind::Boolean,
            Some(b'-' | b'0'..=b'9') if self.0.contains(['.', 'e', 'E']) => ValueKind::Number,
            Some(b'-' | b'0'..=b'9') => ValueKind::Integer,
            _ => ValueKind::Null,
        }
    }

    /// The content of a text; nothing, if it is none, or has half a surrogate pair in it.
    pub(in crate::wire::codec) fn text(self) -> Option<Cow<'a, str>> {
        if !self.0.starts_with('"') {
            return None;
        }
        // A parser has seen the quotes.
        let content = self.0.get(1..self.0.len() - 1)?;
        if content.as_bytes().contains(&b'\\') {
            serde_json::from_str(self.0).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(content))
        }
    }

    /// The number, if it is an integer of 64 bits.
    pub(in crate::wire::codec) fn integer(self) -> Option<i64> {
        match self.kind() {
            ValueKind::Integer => self.0.parse().ok(),
            _ => None,
        }
    }

    /// The truth of a boolean.
    pub(in crate::wire::codec) fn boolean(self) -> Option<bool> {
        match self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The items of a list.
    pub(in crate::wire::codec) fn items(self) -> Option<Vec<JsonText<'a>>> {
        if self.kind() != ValueKind::List {
            return None;
        }
        let items: Vec<&'a RawValue> = serde_json::from_str(self.0).ok()?;
        Some(items.into_iter().map(JsonText::new).collect())
    }
}

impl fmt::Debug for JsonText<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value itself may be a secret.
        write!(out, "JsonText({})", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::{JsonText, ValueKind};
    use serde_json::value::RawValue;

    fn value(json: &str) -> JsonText<'_> {
        let raw: &RawValue = serde_json::from_str(json).expect("the test writes JSON");
        JsonText::new(raw)
    }

    #[test]
    fn the_first_characters_tell_what_a_value_is() {
        for (json, kind) in [
            ("null", ValueKind::Null),
            ("true", ValueKind::Boolean),
            (" -12 ", ValueKind::Integer),
            ("1.0", ValueKind::Number),
            ("1E3", ValueKind::Number),
            (r#""{""#, ValueKind::Text),
            ("[]", ValueKind::List),
            ("{}", ValueKind::Object),
        ] {
            assert_eq!(value(json).kind(), kind, "{json}");
        }
    }

    #[test]
    fn escapes_of_a_text_are_resolved() {
        let text = |json| value(json).text();
        assert_eq!(text(r#""a""#).as_deref(), Some("a"));
        assert_eq!(
            text(r#""\"\u00e9\ud83d\ude00\n""#).as_deref(),
            Some("\"é😀\n")
        );
        assert_eq!(text("5"), None);
        assert_eq!(text(r#""\ud83d""#), None, "half a pair is no text");
    }

    #[test]
    fn integers_keep_all_their_digits_or_are_none() {
        let integer = |json| value(json).integer();
        assert_eq!(integer("9007199254740993"), Some(9_007_199_254_740_993));
        assert_eq!(integer("-9223372036854775808"), Some(i64::MIN));
        for json in ["9223372036854775808", "1.0", "1e3", r#""1""#, "null"] {
            assert_eq!(integer(json), None, "{json}");
        }
    }

    #[test]
    fn debug_shows_no_value() {
        let debug = format!("{:?}", value(r#""hunter2""#));
        assert_eq!(debug, "JsonText(text)");
    }
}
