//! XML as it is sent: no blanks between elements, members in the order of the spec.

use crate::wire::codec::{Write, write_json};

/// The elements around the members of a body, and what lists call their items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::wire) struct Envelope {
    /// From the outside.
    pub(in crate::wire) around: Vec<String>,
    /// The element of an item.
    pub(in crate::wire) item: &'static str,
}

/// Writes XML.
#[derive(Debug)]
pub(in crate::wire) struct Writer {
    envelope: Envelope,
    text: String,
    /// The name of the element that comes next.
    next: String,
    /// The elements that are begun.
    open: Vec<String>,
    /// An element with one text that is in the outermost element, behind the others.
    tail: Option<(&'static [&'static str], String)>,
}

impl Writer {
    /// An empty body.
    pub(in crate::wire) const fn new(envelope: Envelope) -> Self {
        Self {
            envelope,
            text: String::new(),
            next: String::new(),
            open: Vec::new(),
            tail: None,
        }
    }

    /// Says what is at the end of the outermost element: a text inside of these elements.
    pub(in crate::wire) fn set_tail(&mut self, path: &'static [&'static str], text: &str) {
        self.tail = Some((path, text.to_owned()));
    }

    /// What was written.
    pub(in crate::wire::codec) fn into_text(self) -> String {
        self.text
    }

    fn begin(&mut self, name: &str) {
        self.text.push('<');
        self.text.push_str(name);
        self.text.push('>');
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    fn element(&mut self, text: &str) {
        let name = std::mem::take(&mut self.next);
        self.begin(&name);
        escape_into(&mut self.text, text);
        self.end(&name);
    }

    fn begin_next(&mut self) {
        let name = std::mem::take(&mut self.next);
        self.begin(&name);
        self.open.push(name);
    }

    fn end_last(&mut self) {
        if let Some(name) = self.open.pop() {
            self.end(&name);
        }
    }
}

impl Write for Writer {
    fn begin_object(&mut self) {
        if self.text.is_empty() {
            for name in self.envelope.around.clone() {
                self.begin(&name);
            }
            // The elements around are ended together.
            self.open.push(String::new());
            return;
        }
        self.begin_next();
    }

    fn end_object(&mut self) {
        if self.open.len() > 1 {
            return self.end_last();
        }
        self.open.clear();
        let around = std::mem::take(&mut self.envelope.around);
        for (depth, name) in around.iter().enumerate().rev() {
            if depth == 0
                && let Some((path, text)) = self.tail.take()
            {
                for name in path {
                    self.begin(name);
                }
                escape_into(&mut self.text, &text);
                for name in path.iter().rev() {
                    self.end(name);
                }
            }
            self.end(name);
        }
    }

    fn begin_list(&mut self) {
        self.begin_next();
    }

    fn end_list(&mut self) {
        self.end_last();
    }

    fn item(&mut self) {
        self.envelope.item.clone_into(&mut self.next);
    }

    fn name(&mut self, name: &str) {
        name.clone_into(&mut self.next);
    }

    /// XML has no word for nothing: the element is left out.
    fn null(&mut self) {
        self.next.clear();
    }

    fn text(&mut self, text: &str) {
        self.element(text);
    }

    fn integer(&mut self, number: i64) {
        self.element(&number.to_string());
    }

    fn number(&mut self, number: &str) {
        self.element(number);
    }

    fn boolean(&mut self, truth: bool) {
        self.element(if truth { "true" } else { "false" });
    }

    fn json(&mut self, json: &str) -> bool {
        write_json(self, json)
    }
}

fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A reader takes a bare one for a line end.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(character),
            // No XML can hold these, not even escaped.
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Envelope, Write, Writer};

    fn writer(around: &[&str]) -> Writer {
        Writer::new(Envelope {
            around: around.iter().map(|&name| name.to_owned()).collect(),
            item: "member",
        })
    }

    #[test]
    fn members_are_elements_and_nothing_is_none() {
        let mut out = writer(&["StopResponse", "StopResult"]);
        out.set_tail(&["ResponseMetadata", "RequestId"], "r&1");
        out.begin_object();
        out.name("Id");
        out.text("a<b>&\r\u{1}");
        out.name("None");
        out.null();
        out.name("Job");
        out.begin_object();
        out.name("Tries");
        out.integer(2);
        out.end_object();
        out.name("Ids");
        out.begin_list();
        out.item();
        out.text("x");
        out.item();
        out.boolean(true);
        out.end_list();
        out.end_object();
        assert_eq!(
            out.into_text(),
            "<StopResponse><StopResult><Id>a&lt;b&gt;&amp;&#13;\u{fffd}</Id><Job><Tries>2</Tries></Job>\
             <Ids><member>x</member><member>true</member></Ids></StopResult>\
             <ResponseMetadata><RequestId>r&amp;1</RequestId></ResponseMetadata></StopResponse>"
        );
    }

    #[test]
    fn an_object_without_members_is_its_elements() {
        let mut out = writer(&["Error"]);
        out.begin_object();
        out.end_object();
        assert_eq!(out.into_text(), "<Error></Error>");
    }
}
