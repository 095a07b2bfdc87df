//! Members: their types, names, defaults and constraints; named types are collected on the way.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{self, Item, Member, Newtype, Struct, Type, TypeTable};
use crate::name::Name;
use crate::spec::{self, read::NamedList};

use super::constraint;
use super::enumeration::enumeration;
use super::literal::{describe, is_of_type, literal};
use super::names::{Mend, Role, Scope};
use super::source::{Sources, text};

/// Collects the named types of one module.
#[derive(Debug)]
pub(super) struct Types<'a> {
    pub(super) sink: &'a Sink,
    pub(super) sources: &'a Sources<'a>,
    pub(super) table: TypeTable,
    names: Scope<'a>,
}

impl<'a> Types<'a> {
    /// An empty table; `reserved` are types that the module has anyway.
    pub(super) fn new(reserved: &[&str], sources: &'a Sources<'a>, sink: &'a Sink) -> Self {
        let names = Scope::new(Role::Type, "type", sink).reserve(reserved);
        Self {
            sink,
            sources,
            table: TypeTable::default(),
            names,
        }
    }

    /// Takes a type name for something that is not a member's type.
    pub(super) fn claim(&mut self, rust: &str, wire: &Spanned<String>, mend: Mend) -> bool {
        self.names.claim_or(rust, &wire.value, wire.span, mend)
    }

    /// Members of one struct; their names are claimed in `fields`.
    pub(super) fn members(
        &mut self,
        raw: &NamedList<spec::member::Member>,
        parent: Option<&str>,
        fields: &mut Scope<'a>,
    ) -> Vec<Member> {
        let mut members = Vec::new();
        for named in raw {
            let Some(value) = &named.value else { continue };
            let Some(member) = self.member(&named.name, &named.name.value, value, parent, false)
            else {
                continue;
            };
            fields.claim(&member.name.snake, &named.name.value, named.name.span);
            members.push(member);
        }
        members
    }

    /// An object type with these members.
    pub(super) fn structure(
        &mut self,
        rust: &str,
        docs: Option<String>,
        raw: &NamedList<spec::member::Member>,
    ) -> Struct {
        let mut fields = Scope::new(Role::Value, "field", self.sink).reserve(&["new"]);
        let members = self.members(raw, Some(rust), &mut fields);
        Struct {
            rust: rust.to_owned(),
            docs,
            members,
        }
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

    /// One member; `is_id` gives a text a newtype of its own.
    pub(super) fn member(
        &mut self,
        key: &Spanned<String>,
        wire: &str,
        raw: &spec::member::Member,
        parent: Option<&str>,
        is_id: bool,
    ) -> Option<Member> {
        let rust_name = raw.rust_name.as_ref().map(|name| name.value.as_str());
        let mut member_name = Name::new(rust_name.unwrap_or(&key.value), None);
        wire.clone_into(&mut member_name.wire);
        let sources = self.sources.resolve(&raw.source);
        let constraints = constraint::constraints(raw, self.sources, self.sink);
        let ty = self.ty(key, raw, &member_name, parent, is_id, &constraints)?;
        let nullable = raw.nullable.as_ref().is_some_and(|flag| flag.value);
        let default = raw.default.as_ref().and_then(|node| {
            let value = literal(node);
            if is_of_type(&value, &ty, nullable, &self.table) {
                let broken = constraint::broken_by(&value, &ty, &constraints);
                if let Some(first) = broken.first() {
                    let message = format!("the default breaks its own constraint `{first}`");
                    self.sink.push(Diagnostic::error(
                        &rule::DEFAULT_BREAKS_CONSTRAINT,
                        node.span,
                        message,
                    ));
                }
                return Some(value);
            }
            let message = format!("the default is not {}", describe(&ty));
            self.sink.push(Diagnostic::error(
                &rule::DEFAULT_BREAKS_CONSTRAINT,
                node.span,
                message,
            ));
            None
        });
        Some(Member {
            name: member_name,
            ty,
            required: raw.required.as_ref().is_some_and(|flag| flag.value),
            nullable,
            default,
            docs: text(raw.docs.as_ref()),
            constraints,
            secret: raw.secret,
            deprecated: self.deprecated(raw.deprecated.as_ref()),
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
        &mut self,
        key: &Spanned<String>,
        raw: &spec::member::Member,
        own: &Name,
        parent: Option<&str>,
        is_id: bool,
        constraints: &ir::Constraints,
    ) -> Option<Type> {
        let type_name = || match (&raw.newtype, parent) {
            (Some(name), _) => name.value.clone(),
            (None, Some(parent)) => format!("{parent}{}", own.pascal),
            (None, None) => own.pascal.clone(),
        };
        self.misplaced(raw);
        match raw.ty.value.as_str() {
            "string" if is_id || raw.newtype.is_some() => {
                let rust = raw
                    .newtype
                    .as_ref()
                    .map_or_else(|| own.pascal.clone(), |name| name.value.clone());
                self.newtype(key, raw, &rust, own, constraints)
                    .then_some(Type::String(Some(rust)))
            }
            "string" => Some(Type::String(None)),
            "integer" => Some(Type::Integer),
            "boolean" => Some(Type::Boolean),
            "any" => Some(Type::Any),
            "enum" => {
                let rust = type_name();
                let found = enumeration(key, raw, &rust, constraints, self.sink)?;
                if self
                    .table
                    .find_enum(&rust)
                    .is_some_and(|known| known.values == found.values && known.open == found.open)
                {
                    return Some(Type::Enum(rust));
                }
                self.names.claim(&rust, &key.value, key.span).then(|| {
                    self.table.enums.push(found);
                    Type::Enum(rust)
                })
            }
            "object" => {
                let rust = type_name();
                let claimed = self.names.claim(&rust, &key.value, key.span);
                let found = self.structure(&rust, text(raw.docs.as_ref()), &raw.members);
                claimed.then(|| {
                    self.table.structs.push(found);
                    Type::Object(rust)
                })
            }
            "list" => {
                let Some(items) = &raw.items else {
                    let message = format!("the list `{}` does not say what it holds", key.value);
                    self.sink.push(
                        Diagnostic::error(&rule::MISSING_KEY, raw.span, message)
                            .help("add `items:`"),
                    );
                    return None;
                };
                let item = self.member(key, &key.value, items, parent, false)?;
                Some(Type::List(Box::new(Item {
                    ty: item.ty,
                    constraints: item.constraints,
                })))
            }
            _ => None,
        }
    }

    /// A newtype of the table; one that is already there serves again if it says the same.
    fn newtype(
        &mut self,
        key: &Spanned<String>,
        raw: &spec::member::Member,
        rust: &str,
        own: &Name,
        constraints: &ir::Constraints,
    ) -> bool {
        let known = self.table.newtypes.iter().find(|known| known.rust == rust);
        if known.is_some_and(|known| {
            same_rules(&known.constraints, constraints) && known.secret == raw.secret
        }) {
            return true;
        }
        let claimed = self.names.claim(rust, &key.value, key.span);
        if claimed {
            self.table.newtypes.push(Newtype {
                rust: rust.to_owned(),
                member: own.wire.clone(),
                docs: text(raw.docs.as_ref()),
                constraints: constraints.clone(),
                secret: raw.secret,
            });
        }
        claimed
    }

    /// Keys that belong to another type.
    fn misplaced(&self, raw: &spec::member::Member) {
        let ty = raw.ty.value.as_str();
        let refuse = |present: Option<crate::diagnostic::Span>, key: &str, of: &str| {
            if let Some(span) = present.filter(|_| ty != of) {
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
        refuse(raw.open.as_ref().map(|open| open.span), "open", "enum");
        refuse(
            raw.members.first().map(|first| first.name.span),
            "members",
            "object",
        );
        refuse(raw.items.as_ref().map(|items| items.span), "items", "list");
    }
}

/// Whether two sets of constraints accept the same, whatever their sources.
fn same_rules(a: &ir::Constraints, b: &ir::Constraints) -> bool {
    let length = |c: &ir::Constraints| {
        c.length
            .as_ref()
            .map(|length| (length.min, length.max, length.unit))
    };
    let pattern = |c: &ir::Constraints| c.pattern.as_ref().map(|pattern| pattern.table.clone());
    length(a) == length(b) && pattern(a) == pattern(b)
}
