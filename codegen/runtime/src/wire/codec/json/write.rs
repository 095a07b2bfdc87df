//! JSON as it is sent: no blanks, members in the order of the spec.

use super::JsonText;
use crate::wire::codec::Write;
use serde_json::value::RawValue;

/// As many bytes as most bodies of a cancel have, with some to spare.
const USUAL_BODY: usize = 128;

/// Writes JSON.
#[derive(Debug, Default)]
pub(in crate::wire) struct Writer {
    text: String,
}

impl Writer {
    /// What was written.
    pub(in crate::wire::codec) fn into_text(self) -> String {
        self.text
    }

    /// A comma, unless this is the first in its object or list.
    fn separate(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
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
}

impl Write for Writer {
    fn begin_object(&mut self) {
        if self.text.is_empty() {
            self.text.reserve(USUAL_BODY);
        }
        self.text.push('{');
    }

    fn end_object(&mut self) {
        self.text.push('}');
    }

    fn begin_list(&mut self) {
        self.text.push('[');
    }

    fn end_list(&mut self) {
        self.text.push(']');
    }

    fn item(&mut self) {
        self.separate();
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.text(name);
        self.text.push(':');
    }

    fn null(&mut self) {
        self.text.push_str("null");
    }

    fn text(&mut self, text: &str) {
        let is_special = |byte| byte < b' ' || matches!(byte, b'"' | b'\\');
        self.text.push('"');
        // Most texts have nothing to escape, and a loop without branches finds that out at once.
        if !text.bytes().fold(false, |any, byte| any | is_special(byte)) {
            self.text.push_str(text);
            self.text.push('"');
            return;
        }
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

    fn integer(&mut self, number: i64) {
        self.text.push_str(&number.to_string());
    }

    fn number(&mut self, number: &str) {
        self.text.push_str(number);
    }

    fn boolean(&mut self, truth: bool) {
        self.text.push_str(if truth { "true" } else { "false" });
    }

    fn json(&mut self, json: &str) -> bool {
        if let Ok(value) = serde_json::from_str::<&RawValue>(json) {
            self.text.push_str(JsonText::new(value).as_text());
            return true;
        }
        self.null();
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Write, Writer};

    #[test]
    fn texts_are_escaped_as_json_asks_for() {
        let all: String = ('\0'..='\u{2ff}')
            .chain(['\u{2028}', '\u{10ffff}'])
            .collect();
        let mut out = Writer::default();
        out.text(&all);
        let text = out.into_text();
        assert!(text.starts_with(r#""\u0000\u0001"#) && text.contains(r"\u001f !\"));
        assert_eq!(serde_json::from_str::<String>(&text).ok(), Some(all));
    }
}
