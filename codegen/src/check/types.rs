//! Members: their types, defaults and constraints.

use annul_runtime::time::TimeFormat;

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{self, Codec, Member, Protocol, Type};
use crate::spec::yaml::Node;
use crate::spec::{self, read::NamedList};

use super::absence;
use super::constraint;
use super::enumeration::enumeration;
use super::literal::{expected, is_of_type, literal};
use super::source::{Sources, text};

/// Reads the members of one file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Members<'a> {
    pub(super) sink: &'a Sink,
    pub(super) sources: &'a Sources<'a>,
    pub(super) protocol: Protocol,
}

impl Members<'_> {
    /// Members of one body, or headers.
    pub(super) fn all(&self, raw: &NamedList<spec::member::Member>) -> Vec<Member> {
        let members = raw.iter().filter_map(|named| {
            let value = named.value.as_ref()?;
            self.one(&named.name, value)
        });
        members.collect()
    }

    /// Enums of replies may grow: a client that is older than the service must still understand the rest of a reply.
    pub(super) fn open_enums(&self, raw: &NamedList<spec::member::Member>) {
        for member in raw.iter().filter_map(|named| named.value.as_ref()) {
            if let Some(open) = member.open.as_ref().filter(|open| !open.value) {
                let message = "an enum of a reply cannot be closed";
                self.sink.push(
                    Diagnostic::error(&rule::CONSTRAINT_TYPE, open.span, message).help(
                        "write `open: true`: a word that is not listed is then kept as it came",
                    ),
                );
            }
            self.open_enums(&member.members);
        }
    }

    /// One member; it is called like its key.
    pub(super) fn one(&self, key: &Spanned<String>, raw: &spec::member::Member) -> Option<Member> {
        let sources = self.sources.resolve(&raw.source);
        let constraints = constraint::constraints(raw, self.sources, self.sink);
        let ty = self.ty(key, raw, &constraints)?;
        let nullable = raw.nullable.as_ref().is_some_and(|flag| flag.value);
        let value = |node: &Node, what: &str| {
            let value = literal(node);
            let refuse = |message: String| {
                let rule = &rule::DEFAULT_BREAKS_CONSTRAINT;
                self.sink.push(Diagnostic::error(rule, node.span, message));
            };
            if !is_of_type(&value, &ty, nullable) {
                refuse(format!("the {what} is not {}", expected(&value, &ty)));
                return None;
            }
            absence::scalar(&value, what, node.span, self.sink);
            let broken = constraint::broken_by(&value, &ty, &constraints);
            if let Some(first) = broken.first() {
                refuse(format!("the {what} breaks its own constraint `{first}`"));
            }
            Some(value)
        };
        let default = raw.default.as_ref().and_then(|node| value(node, "default"));
        let filler = raw.filler.as_ref().and_then(|node| value(node, "filler"));
        Some(Member {
            wire: key.value.clone(),
            rust_name: text(raw.rust_name.as_ref()),
            newtype: text(raw.newtype.as_ref()),
            ty,
            required: raw.required.as_ref().is_some_and(|flag| flag.value),
            nullable,
            default,
            filler,
            docs: text(raw.docs.as_ref()),
            constraints,
            secret: raw.secret,
            deprecated: self.deprecated(raw.deprecated.as_ref()),
            absence: ir::Absence::default(),
            sources,
        })
    }

    /// A deprecation with its sources looked up.
    pub(super) fn deprecated(
        &self,
        raw: Option<&spec::member::Deprecated>,
    ) -> Option<ir::Deprecated> {
        let raw = raw?;
        self.sources.resolve(&raw.source);
        Some(ir::Deprecated {
            note: raw.note.value.trim_end().to_owned(),
            since: text(raw.since.as_ref()),
        })
    }

    fn ty(
        &self,
        key: &Spanned<String>,
        raw: &spec::member::Member,
        constraints: &ir::Constraints,
    ) -> Option<Type> {
        self.misplaced(raw);
        match raw.ty.value.as_str() {
            "string" => Some(Type::String),
            "integer" => Some(Type::Integer),
            "number" => Some(Type::Number),
            "boolean" => Some(Type::Boolean),
            "time" => self.time(key, raw).map(Type::Time),
            "any" => Some(Type::Any),
            "enum" => enumeration(key, raw, constraints, self.sink).map(Type::Enum),
            "object" => Some(Type::Object(self.all(&raw.members))),
            "list" | "map" => {
                let word = raw.ty.value.as_str();
                let Some(items) = &raw.items else {
                    let message = format!("the {word} `{}` does not say what it holds", key.value);
                    self.sink.push(
                        Diagnostic::error(&rule::MISSING_KEY, raw.span, message)
                            .help("add `items:`"),
                    );
                    return None;
                };
                let mut item = self.one(key, items)?;
                // What is secret as a whole is secret in each of its parts.
                item.secret |= raw.secret;
                if word == "map" {
                    self.no_map_of_elements(key, raw);
                }
                let item = Box::new(item);
                Some(if word == "map" {
                    Type::Map(item)
                } else {
                    Type::List(item)
                })
            }
            _ => None,
        }
    }

    /// How a map stands in elements, each vendor has settled in another way.
    fn no_map_of_elements(&self, key: &Spanned<String>, raw: &spec::member::Member) {
        if self.protocol.codec() == Codec::Xml {
            let message = format!(
                "`{}` cannot be a map: protocol `{}` writes XML, which has no maps",
                key.value,
                self.protocol.as_str()
            );
            self.sink.push(
                Diagnostic::error(&rule::PARAM_LOCATION, raw.ty.span, message)
                    .help("declare a list of objects with a key and a value, as the body has them"),
            );
        }
    }

    /// How a time is written, which no source leaves to guesses for long.
    fn time(&self, key: &Spanned<String>, raw: &spec::member::Member) -> Option<TimeFormat> {
        let Some(format) = &raw.format else {
            let message = format!("the time `{}` does not say how it is written", key.value);
            let words = TimeFormat::WORDS.iter().map(|word| word.word);
            let words = crate::diagnostic::suggest::listing(words);
            self.sink.push(
                Diagnostic::error(&rule::MISSING_KEY, raw.span, message)
                    .help(format!("add `format:`, one of {words}")),
            );
            return None;
        };
        format.value.parse().ok()
    }

    /// Keys that belong to another type.
    fn misplaced(&self, raw: &spec::member::Member) {
        let ty = raw.ty.value.as_str();
        let refuse = |present: Option<Span>, key: &str, of: &str| {
            let is_map = of == "list" && ty == "map";
            if let Some(span) = present.filter(|_| ty != of && !is_map) {
                let message = format!(
                    "`{key}` belongs to a member of type `{of}`, this one is of type `{ty}`"
                );
                self.sink.push(
                    Diagnostic::error(&rule::CONSTRAINT_TYPE, span, message)
                        .also(raw.ty.span, "the type"),
                );
            }
        };
        refuse(
            raw.values.as_ref().map(|values| values.span),
            "values",
            "enum",
        );
        refuse(
            raw.format.as_ref().map(|format| format.span),
            "format",
            "time",
        );
        refuse(raw.open.as_ref().map(|open| open.span), "open", "enum");
        refuse(
            raw.members.first().map(|first| first.name.span),
            "members",
            "object",
        );
        refuse(raw.items.as_ref().map(|items| items.span), "items", "list");
    }
}
