//! A body as it is written: members in the order of the spec, each given to its codec.

mod more;

use super::ToBody;
use crate::Json;
use crate::wire::codec::{Fill, Form, Format, Write};
use bytes::Bytes;

/// What takes the place of a secret in a request that is only shown.
pub(in crate::wire) const REDACTED: &str = "REDACTED";

/// Writes a body, member by member.
#[derive(Debug)]
pub struct BodyWriter {
    form: Form,
    redact: bool,
    /// Some of what was to be written is not JSON: a caller's own text.
    broken: bool,
    /// The message of the error that is written, for bodies that have it in two places.
    message: Option<String>,
    /// What else is in the object or list that is written, where it has nothing there itself.
    fill: Option<Fill>,
}

impl BodyWriter {
    /// A writer that puts a word in place of secrets, if it is to `redact` them.
    pub(in crate::wire) fn new(format: Format, redact: bool) -> Self {
        Self {
            form: Form::new(format),
            redact,
            broken: false,
            message: None,
            fill: None,
        }
    }

    /// A writer for the body of an error with this message.
    pub(in crate::wire) fn of_error(format: Format, message: Option<&str>) -> Self {
        Self {
            message: message.map(str::to_owned),
            ..Self::new(format, false)
        }
    }

    fn form(&mut self) -> &mut dyn Write {
        self.form.writer()
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.form().text(text);
    }

    /// A text that must not be seen where a request is only shown.
    pub fn secret(&mut self, text: &str) {
        let shown = if self.redact { REDACTED } else { text };
        self.form().text(shown);
    }

    /// An integer.
    pub fn integer(&mut self, number: i64) {
        self.form().integer(number);
    }

    /// A boolean.
    pub fn boolean(&mut self, truth: bool) {
        self.form().boolean(truth);
    }

    /// Any JSON.
    ///
    /// A text that is not JSON could end its member and begin another: a null
    /// is written in its place, and a request with it is not sent.
    pub fn json(&mut self, json: &Json) {
        if !self.form().json(json.as_text()) {
            self.broken = true;
        }
    }

    /// An object, whose members `write` writes.
    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.form().begin_object();
        write(self);
        self.form().end_object();
    }

    /// A list.
    pub fn list<T: ToBody>(&mut self, items: &[T]) {
        let mut first = match self.fill.take() {
            Some(Fill::First(first)) => Some(*first),
            _ => None,
        };
        self.form().begin_list();
        for item in items {
            self.form().item();
            self.value(first.take(), item);
        }
        self.form().end_list();
    }

    /// A member of an object; none, if the value is absent.
    pub fn member(&mut self, name: &str, value: &impl ToBody) {
        match self.taken(name) {
            None if value.is_absent() => {}
            fill => {
                self.form().name(name);
                self.value(fill, value);
            }
        }
    }

    /// A member of an object that is always there: a null, if the value is absent.
    pub fn member_or_null(&mut self, name: &str, value: &impl ToBody) {
        let fill = self.taken(name);
        self.form().name(name);
        if value.is_absent() && fill.is_none() {
            self.form().null();
        } else {
            self.value(fill, value);
        }
    }

    /// A value, or what stands in its place if there is none.
    fn value(&mut self, fill: Option<Fill>, value: &impl ToBody) {
        match fill {
            None if self.fill.is_none() => value.write(self),
            Some(fill) if value.is_blank() => self.filled(&fill),
            fill => {
                let outer = std::mem::replace(&mut self.fill, fill);
                value.write(self);
                self.fill = outer;
            }
        }
    }

    fn taken(&mut self, name: &str) -> Option<Fill> {
        self.fill.as_mut()?.take(name)
    }

    fn filled(&mut self, fill: &Fill) {
        match fill {
            Fill::Text(text) => self.text(text),
            Fill::Number(number) => self.integer(*number),
            Fill::Members(members) => {
                self.form().begin_object();
                for (name, fill) in members {
                    self.form().name(name);
                    self.filled(fill);
                }
                self.form().end_object();
            }
            Fill::First(item) => {
                self.form().begin_list();
                self.form().item();
                self.filled(item);
                self.form().end_list();
            }
        }
    }

    /// Says what is in the body that is begun, where nothing else does.
    pub(in crate::wire) fn fill(&mut self, fill: Fill) {
        match &mut self.fill {
            Some(known) => known.merge(fill),
            None => self.fill = Some(fill),
        }
    }

    /// A member that repeats the message of the error around it, if it has no value of its own.
    pub fn member_or_message(&mut self, name: &str, value: &impl ToBody) {
        if self.fill.is_some() {
            return self.member(name, value);
        }
        match self.message.take() {
            Some(message) if value.is_absent() => {
                self.member(name, &message);
                self.message = Some(message);
            }
            message => {
                self.message = message;
                self.member(name, value);
            }
        }
    }

    /// A null.
    pub fn null(&mut self) {
        self.form().null();
    }

    /// The start of a body, which [`finish`](Self::finish) ends.
    pub(in crate::wire) fn begin(&mut self) {
        self.form().begin_object();
    }

    /// Whether a caller's own text was not JSON.
    pub(in crate::wire) const fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether a value does not stay what it is where it is in a text.
    pub(in crate::wire) fn is_torn(&self) -> bool {
        !self.form.is_whole()
    }

    /// Says what is at the end of a body's outermost element, for a codec that has elements.
    pub(in crate::wire) fn set_tail(&mut self, path: &'static [&'static str], text: &str) {
        self.form.set_tail(path, text);
    }

    /// The body that was begun.
    pub(in crate::wire) fn finish(mut self) -> Bytes {
        if let Some(Fill::Members(members)) = self.fill.take() {
            for (name, fill) in members {
                self.form().name(name);
                self.filled(&fill);
            }
        }
        self.form().end_object();
        self.form.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::BodyWriter;
    use crate::wire::codec::Format;
    use crate::{Json, Secret};
    use bytes::Bytes;

    fn written(mut out: BodyWriter, write: impl FnOnce(&mut BodyWriter)) -> Bytes {
        out.begin();
        write(&mut out);
        out.finish()
    }

    fn plain(write: impl FnOnce(&mut BodyWriter)) -> Bytes {
        written(BodyWriter::new(Format::Json, false), write)
    }

    #[test]
    fn members_stand_in_order_and_absent_ones_do_not() {
        let json = plain(|out| {
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
        let mut out = BodyWriter::new(Format::Json, false);
        out.begin();
        out.member("a", &Json::from_text(r#"1,"admin":true"#));
        assert!(out.is_broken());
        assert_eq!(out.finish(), r#"{"a":null}"#);
    }

    #[test]
    fn a_secret_is_hidden_where_the_request_is_only_shown() {
        let shown = BodyWriter::new(Format::Json, true);
        let json = written(shown, |out| out.member("key", &Secret::new("hunter2")));
        assert_eq!(json, r#"{"key":"REDACTED"}"#);
        let sent = plain(|out| out.member("key", &Secret::new("k")));
        assert_eq!(sent, r#"{"key":"k"}"#);
    }

    #[test]
    fn a_message_is_repeated_where_a_body_has_it_twice() {
        let out = BodyWriter::of_error(Format::Json, Some("no"));
        let json = written(out, |out| {
            out.member_or_message("message", &None::<String>);
            out.member_or_message("other", &Some("own".to_owned()));
        });
        assert_eq!(json, r#"{"message":"no","other":"own"}"#);
    }
}
