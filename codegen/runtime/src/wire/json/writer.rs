//! JSON as it is sent: no blanks, members in the order of the spec.

use super::JsonText;
use crate::Json;
use crate::wire::BodyValue;
use serde_json::value::RawValue;

/// What takes the place of a secret in a request that is only shown.
pub(in crate::wire) const REDACTED: &str = "REDACTED";

/// As many bytes as most bodies of a cancel have, with some to spare.
const USUAL_BODY: usize = 128;

/// Writes JSON, member by member.
#[derive(Debug, Default)]
pub struct JsonWriter {
    text: String,
    redact: bool,
    /// Some of what was to be written is not JSON: a caller's own text.
    broken: bool,
    /// The message of the error that is written, for bodies that have it in two places.
    message: Option<String>,
}

impl JsonWriter {
    /// A writer that puts a word in place of secrets, if it is to `redact` them.
    pub(in crate::wire) fn new(redact: bool) -> Self {
        Self {
            redact,
            ..Self::default()
        }
    }

    /// A writer for the body of an error with this message.
    pub(in crate::wire) fn of_error(message: Option<&str>) -> Self {
        Self {
            message: message.map(str::to_owned),
            ..Self::default()
        }
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        let is_special = |byte| byte < b' ' || matches!(byte, b'"' | b'\\');
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(is_special) {
            let (plain, special) = rest.split_at(at);
            self.text.push_str(plain);
            self.escape(special.as_bytes()[0]);
            rest = &special[1..];
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn escape(&mut self, byte: u8) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        self.text.push('\\');
        match byte {
            b'"' | b'\\' => self.text.push(char::from(byte)),
            b'\n' => self.text.push('n'),
            b'\r' => self.text.push('r'),
            b'\t' => self.text.push('t'),
            _ => {
                self.text.push_str("u00");
                self.text.push(char::from(HEX[usize::from(byte >> 4)]));
                self.text.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }

    /// A text that must not be seen where a request is only shown.
    pub fn secret(&mut self, text: &str) {
        self.text(if self.redact { REDACTED } else { text });
    }

    /// An integer.
    pub fn integer(&mut self, number: i64) {
        self.text.push_str(&number.to_string());
    }

    /// A boolean.
    pub fn boolean(&mut self, truth: bool) {
        self.text.push_str(if truth { "true" } else { "false" });
    }

    /// Any JSON.
    ///
    /// A text that is not JSON could end its member and begin another: `null`
    /// is written in its place, and a request with it is not sent.
    pub fn json(&mut self, json: &Json) {
        if let Ok(value) = serde_json::from_str::<&RawValue>(json.as_text()) {
            self.text.push_str(JsonText::new(value).as_text());
        } else {
            self.broken = true;
            self.text.push_str("null");
        }
    }

    /// An object, whose members `write` writes.
    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.text.push('{');
        write(self);
        self.text.push('}');
    }

    /// A list.
    pub fn list<T: BodyValue>(&mut self, items: &[T]) {
        self.text.push('[');
        for item in items {
            self.separate();
            item.write(self);
        }
        self.text.push(']');
    }

    /// A member of an object; none, if the value is absent.
    pub fn member(&mut self, name: &str, value: &impl BodyValue) {
        if !value.is_absent() {
            self.name(name);
            value.write(self);
        }
    }

    /// A member of an object that is always there: `null`, if the value is absent.
    pub fn member_or_null(&mut self, name: &str, value: &impl BodyValue) {
        self.name(name);
        if value.is_absent() {
            self.text.push_str("null");
        } else {
            value.write(self);
        }
    }

    /// A member that repeats the message of the error around it, if it has no value of its own.
    pub fn member_or_message(&mut self, name: &str, value: &impl BodyValue) {
        match self.message.clone() {
            Some(message) if value.is_absent() => self.member(name, &message),
            _ => self.member(name, value),
        }
    }

    /// The name of a member, whose value comes next.
    pub(in crate::wire) fn name(&mut self, name: &str) {
        self.separate();
        self.text(name);
        self.text.push(':');
    }

    /// The brace before the first member of a body.
    pub(in crate::wire) fn begin(&mut self) {
        self.text.reserve(USUAL_BODY);
        self.text.push('{');
    }

    /// JSON that the generator or this crate wrote.
    pub(in crate::wire) fn literal(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Whether a caller's own text was not JSON.
    pub(in crate::wire) const fn is_broken(&self) -> bool {
        self.broken
    }

    /// What was written.
    pub(in crate::wire) fn into_text(self) -> String {
        self.text
    }

    /// A comma, unless this is the first in its object or list.
    fn separate(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::JsonWriter;
    use crate::{Json, Secret};

    fn written(write: impl FnOnce(&mut JsonWriter)) -> String {
        let mut out = JsonWriter::default();
        out.object(write);
        out.into_text()
    }

    #[test]
    fn texts_are_escaped_as_json_asks_for() {
        let all: String = ('\0'..='\u{2ff}')
            .chain(['\u{2028}', '\u{10ffff}'])
            .collect();
        let mut out = JsonWriter::default();
        out.text(&all);
        let text = out.into_text();
        assert!(text.starts_with(r#""\u0000\u0001"#) && text.contains(r"\u001f !\"));
        assert_eq!(serde_json::from_str::<String>(&text).ok(), Some(all));
    }

    #[test]
    fn members_stand_in_order_and_absent_ones_do_not() {
        let json = written(|out| {
            out.member("a", &Some(1));
            out.member("b", &None::<String>);
            out.member_or_null("c", &None::<bool>);
            out.member("d", &vec![vec!["x".to_owned()], Vec::new()]);
            out.member("e{", &Json::from_text(r#" {"any": 1} "#));
            out.member("f", &true);
        });
        assert_eq!(
            json,
            r#"{"a":1,"c":null,"d":[["x"],[]],"e{":{"any": 1},"f":true}"#
        );
    }

    #[test]
    fn a_text_that_is_no_json_cannot_add_members() {
        let mut out = JsonWriter::default();
        out.object(|out| out.member("a", &Json::from_text(r#"1,"admin":true"#)));
        assert!(out.is_broken());
        assert_eq!(out.into_text(), r#"{"a":null}"#);
    }

    #[test]
    fn a_secret_is_hidden_where_the_request_is_only_shown() {
        let mut out = JsonWriter::new(true);
        out.object(|out| out.member("key", &Secret::new("hunter2")));
        assert_eq!(out.into_text(), r#"{"key":"REDACTED"}"#);
        assert_eq!(
            written(|out| out.member("key", &Secret::new("k"))),
            r#"{"key":"k"}"#
        );
    }

    #[test]
    fn a_message_is_repeated_where_a_body_has_it_twice() {
        let mut out = JsonWriter::of_error(Some("no"));
        out.object(|out| {
            out.member_or_message("message", &None::<String>);
            out.member_or_message("other", &Some("own".to_owned()));
        });
        assert_eq!(out.into_text(), r#"{"message":"no","other":"own"}"#);
    }
}
