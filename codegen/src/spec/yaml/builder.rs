//! Builds nodes from the events of `saphyr-parser`, one level of nesting after the other.

use saphyr_parser::{Event, Parser, ScalarStyle as Presentation};

use super::key::{Key, Keys};
use super::open::Open;
use super::place::Places;
use super::{Entry, MAX_DEPTH, Node, Scalar, ScalarKind, ScalarStyle, Value, refuse};
use crate::diagnostic::{Diagnostic, FileId, Rule, Sink, Span, rule};

/// After as many findings a file is read no further: more of them help nobody.
const MAX_FINDINGS: usize = 100;

/// Reads the first document of `text`. From byte `marred` on, characters were replaced in it: what
/// the parser stumbles over there may only follow from what has been reported already.
pub(super) fn build(file: FileId, text: &str, sink: &Sink, marred: Option<u32>) -> Option<Node> {
    let places = Places::new(file, text);
    let mut builder = Builder {
        places,
        sink,
        stack: Vec::new(),
        root: None,
        complete: true,
    };
    let errors = sink.error_count();
    for event in Parser::new_from_str(text) {
        if sink.error_count() - errors >= MAX_FINDINGS {
            return None;
        }
        match event {
            Ok((event, span)) => {
                let span = builder.places.between(span.start, span.end);
                if builder.event(event, span) == Flow::Stop {
                    break;
                }
            }
            Err(error) => {
                let finding = refuse::scan_error(&builder.places, &error);
                if marred.is_none_or(|marred| finding.span.start < marred) {
                    sink.push(finding);
                }
                return None;
            }
        }
    }
    let nothing = || Node {
        value: scalar(String::new(), ScalarStyle::Plain),
        span: Span::file_start(file),
    };
    builder
        .complete
        .then(|| builder.root.unwrap_or_else(nothing))
}

struct Builder<'a> {
    places: Places<'a>,
    sink: &'a Sink,
    stack: Vec<Open>,
    root: Option<Node>,
    /// Whether the root, once built, holds all that was written (but for duplicates).
    complete: bool,
}

#[derive(PartialEq)]
enum Flow {
    Continue,
    Stop,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Flow {
        let span = match event {
            Event::Scalar(_, _, anchor, ref tag)
            | Event::SequenceStart(anchor, ref tag)
            | Event::MappingStart(anchor, ref tag)
                if anchor > 0 || tag.is_some() =>
            {
                refuse::properties(&self.places, span, self.sink)
            }
            _ => span,
        };
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.report(&rule::YAML_MULTIPLE_DOCUMENTS, span, "a second document");
                return Flow::Stop;
            }
            Event::DocumentStart(true) => refuse::directives(&self.places, span, self.sink),
            Event::Scalar(text, style, ..) => {
                let span = self.places.scalar(span, &text, style);
                self.place(Node {
                    value: scalar(text.into_owned(), own_style(style)),
                    span,
                });
            }
            Event::Alias(_) => {
                let written = self.places.at(span).trim_end();
                self.report(&rule::YAML_ALIAS, span, format!("the alias `{written}`"));
                self.complete = false;
                self.place(Node {
                    value: scalar(String::new(), ScalarStyle::Plain),
                    span,
                });
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.stack.len() == MAX_DEPTH => {
                let message = format!("collections nested more than {MAX_DEPTH} deep");
                self.report(
                    &rule::YAML_TOO_DEEP,
                    Span {
                        end: span.start,
                        ..span
                    },
                    message,
                );
                self.complete = false;
                return Flow::Stop;
            }
            Event::SequenceStart(..) => self.stack.push(Open::List {
                span,
                items: Vec::new(),
            }),
            Event::MappingStart(..) => {
                let (entries, keys) = (Vec::new(), Keys::default());
                self.stack.push(Open::Map {
                    span,
                    entries,
                    keys,
                    key: None,
                    lone: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::DocumentStart(false)
            | Event::DocumentEnd
            | Event::StreamStart
            | Event::StreamEnd
            | Event::Nothing => {}
        }
        Flow::Continue
    }

    /// Puts a finished node where it belongs: into the open collection, or at the root.
    fn place(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map {
                entries,
                keys,
                key: waiting,
                lone,
                ..
            }) => match waiting.take() {
                // An alias; it has been reported.
                None if self.places.at(node.span).starts_with('*') => *waiting = Some(Key::Lost),
                None => {
                    let key = keys.take(node, self.sink);
                    self.complete &= !matches!(key, Key::Lost);
                    *waiting = Some(key);
                }
                Some(Key::Dropped | Key::Lost) => {}
                Some(Key::Kept(key)) if self.places.is_cut(key.span, entries.last()) => {
                    keys.forget(&key.value);
                    let start = lone.map_or(key.span, |first: Span| first).start;
                    *lone = Some(Span { start, ..key.span });
                }
                Some(Key::Kept(key)) => {
                    tell_lone(&self.places, self.sink, lone, entries);
                    entries.push(Entry { key, value: node });
                }
            },
        }
    }

    /// Ends the innermost collection.
    fn close(&mut self, end: Span) {
        let (value, open, last) = match self.stack.pop() {
            None => return,
            Some(Open::List { span, items }) => {
                let last = items.last().map(|item| item.span);
                (Value::List(items), span, last)
            }
            Some(Open::Map {
                span,
                entries,
                mut lone,
                ..
            }) => {
                tell_lone(&self.places, self.sink, &mut lone, &entries);
                let last = entries.last().map(|entry| entry.value.span);
                (Value::Map(entries), span, last)
            }
        };
        self.place(Node {
            value,
            span: self.places.collection(open, last, end),
        });
    }

    fn report(&self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.sink.push(Diagnostic::error(rule, span, message));
    }
}

/// Reports keys without a colon behind a text that a comma has ended.
fn tell_lone(places: &Places<'_>, sink: &Sink, lone: &mut Option<Span>, entries: &[Entry]) {
    if let (Some(span), Some(before)) = (lone.take(), entries.last()) {
        sink.push(refuse::cut_text(places, span, before));
    }
}

fn scalar(text: String, style: ScalarStyle) -> Value {
    Value::Scalar(Scalar {
        text,
        style,
        kind: ScalarKind::Text,
    })
}

fn own_style(style: Presentation) -> ScalarStyle {
    match style {
        Presentation::Plain => ScalarStyle::Plain,
        Presentation::SingleQuoted | Presentation::DoubleQuoted => ScalarStyle::Quoted,
        Presentation::Literal | Presentation::Folded => ScalarStyle::Block,
    }
}
