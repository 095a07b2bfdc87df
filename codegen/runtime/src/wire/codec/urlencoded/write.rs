//! A form as it is sent: pairs in the order of the spec.

use super::Nesting;
use crate::wire::codec::{Write, write_json};
use crate::wire::percent;

/// Writes a form.
#[derive(Debug)]
pub(in crate::wire) struct Writer {
    nesting: Nesting,
    text: String,
    /// The name of what is written next.
    name: String,
    /// The objects and lists around it.
    around: Vec<Around>,
}

/// An object or a list that is begun: how much of the name is its own, and how many items it has.
#[derive(Debug, Clone, Copy)]
struct Around {
    length: usize,
    items: usize,
}

impl Writer {
    /// An empty form.
    pub(in crate::wire) const fn new(nesting: Nesting) -> Self {
        Self {
            nesting,
            text: String::new(),
            name: String::new(),
            around: Vec::new(),
        }
    }

    /// What was written.
    pub(in crate::wire::codec) fn into_text(self) -> String {
        self.text
    }

    fn pair(&mut self, value: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        percent::encode_into(&mut self.text, &self.name);
        self.text.push('=');
        percent::encode_into(&mut self.text, value);
    }

    fn begin(&mut self) {
        let length = self.name.len();
        self.around.push(Around { length, items: 0 });
    }

    /// Leaves the object or list that was begun last; tells how many items it had.
    fn end(&mut self) -> usize {
        let Some(Around { length, items }) = self.around.pop() else {
            return 0;
        };
        self.name.truncate(length);
        items
    }

    fn step(&mut self, name: &str) {
        if !self.name.is_empty() {
            self.name.push('.');
        }
        self.name.push_str(name);
    }
}

impl Write for Writer {
    fn begin_object(&mut self) {
        self.begin();
    }

    fn end_object(&mut self) {
        self.end();
    }

    fn begin_list(&mut self) {
        self.begin();
    }

    fn end_list(&mut self) {
        if self.end() == 0 && self.nesting == Nesting::Members {
            self.pair("");
        }
    }

    fn item(&mut self) {
        let Some(list) = self.around.last_mut() else {
            return;
        };
        list.items += 1;
        let Around { length, items } = *list;
        self.name.truncate(length);
        match self.nesting {
            Nesting::Repeated => {}
            Nesting::Members => {
                self.step("member");
                self.step(&items.to_string());
            }
            Nesting::Numbered => self.step(&items.to_string()),
        }
    }

    fn name(&mut self, name: &str) {
        let length = self.around.last().map_or(0, |around| around.length);
        self.name.truncate(length);
        self.step(name);
    }

    /// A form has no word for nothing: the pair is left out.
    fn null(&mut self) {}

    fn text(&mut self, text: &str) {
        self.pair(text);
    }

    fn integer(&mut self, number: i64) {
        self.pair(&number.to_string());
    }

    fn number(&mut self, number: &str) {
        self.pair(number);
    }

    fn boolean(&mut self, truth: bool) {
        self.pair(if truth { "true" } else { "false" });
    }

    fn json(&mut self, json: &str) -> bool {
        write_json(self, json)
    }
}

#[cfg(test)]
mod tests {
    use super::{Nesting, Write, Writer};

    fn written(nesting: Nesting) -> String {
        let mut out = Writer::new(nesting);
        out.begin_object();
        out.name("Action");
        out.text("Stop & go");
        out.name("Ids");
        out.begin_list();
        for id in ["a", "ü"] {
            out.item();
            out.text(id);
        }
        out.end_list();
        out.name("Tag");
        out.begin_object();
        out.name("Key");
        out.null();
        out.name("Size");
        out.integer(-7);
        out.end_object();
        out.name("None");
        out.begin_list();
        out.end_list();
        out.name("Dry");
        out.boolean(true);
        out.end_object();
        out.into_text()
    }

    #[test]
    fn names_lead_into_lists_and_objects() {
        assert_eq!(
            written(Nesting::Members),
            "Action=Stop%20%26%20go&Ids.member.1=a&Ids.member.2=%C3%BC&Tag.Size=-7&None=&Dry=true"
        );
        assert_eq!(
            written(Nesting::Numbered),
            "Action=Stop%20%26%20go&Ids.1=a&Ids.2=%C3%BC&Tag.Size=-7&Dry=true"
        );
        assert_eq!(
            written(Nesting::Repeated),
            "Action=Stop%20%26%20go&Ids=a&Ids=%C3%BC&Tag.Size=-7&Dry=true"
        );
    }

    #[test]
    fn scalars_of_json_are_pairs_and_the_rest_goes_inside() {
        let mut out = Writer::new(Nesting::Numbered);
        out.begin_object();
        out.name("a");
        assert!(out.json(r#"{"b":[1,"x"],"c":null,"d":1.5}"#));
        out.name("e");
        assert!(!out.json("{"));
        out.end_object();
        assert_eq!(out.into_text(), "a.b.1=1&a.b.2=x&a.d=1.5");
    }
}
