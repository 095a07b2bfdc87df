//! Plain text as it is sent: the template, with values in the places of params.

use super::quote::quoted;
use super::read::Members;
use super::{Part, parts};
use crate::operation::TextTemplate;
use crate::wire::codec::{Write, write_json};

/// Writes the values of a template.
#[derive(Debug)]
pub(in crate::wire) struct Writer {
    template: TextTemplate,
    /// The param whose value comes next.
    name: String,
    /// The values, as they are in the text.
    values: Vec<(String, String)>,
    /// Some value has no place in a text: a list, an object, nothing.
    is_broken: bool,
}

impl Writer {
    /// A text without values yet.
    pub(in crate::wire) const fn new(template: TextTemplate) -> Self {
        Self {
            template,
            name: String::new(),
            values: Vec::new(),
            is_broken: false,
        }
    }

    /// Whether a server reads out of the text what was written into it.
    pub(in crate::wire::codec) fn is_whole(&self) -> bool {
        let text = self.render();
        let Ok(members) = Members::of_body(self.template, text.as_bytes()) else {
            return false;
        };
        let is_same = |(name, raw): &(String, String)| {
            members
                .find(name)
                .is_some_and(|it| it.raw() == raw.as_str())
        };
        !self.is_broken && self.values.iter().all(is_same)
    }

    /// What was written.
    pub(in crate::wire::codec) fn into_text(self) -> String {
        self.render()
    }

    fn render(&self) -> String {
        let mut text = String::new();
        for part in parts(self.template.template) {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Param(name) => {
                    let mut values = self.values.iter();
                    if let Some((_, value)) = values.find(|(known, _)| known == name) {
                        text.push_str(value);
                    }
                }
            }
        }
        text
    }

    fn value(&mut self, raw: String) {
        self.values.push((self.name.clone(), raw));
    }
}

impl Write for Writer {
    fn begin_object(&mut self) {}

    fn end_object(&mut self) {}

    fn begin_list(&mut self) {
        self.is_broken = true;
    }

    fn end_list(&mut self) {}

    fn item(&mut self) {}

    fn name(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    fn null(&mut self) {
        self.is_broken = true;
    }

    fn text(&mut self, text: &str) {
        self.value(quoted(self.template.quote, text));
    }

    fn integer(&mut self, number: i64) {
        self.value(number.to_string());
    }

    fn number(&mut self, number: &str) {
        self.value(number.to_owned());
    }

    fn boolean(&mut self, truth: bool) {
        self.value(truth.to_string());
    }

    fn json(&mut self, json: &str) -> bool {
        write_json(self, json)
    }
}
