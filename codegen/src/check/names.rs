//! Names that become Rust: legal, not hiding Rust's own, and unique where they are used.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::name::{self, Fault};

/// What a name becomes in Rust.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A struct field, a method or a module.
    Value,
    /// A type.
    Type,
    /// An enum variant.
    Variant,
}

/// The names of one Rust scope.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    role: Role,
    what: &'static str,
    sink: &'a Sink,
    taken: BTreeMap<String, (String, Option<Span>)>,
}

impl<'a> Scope<'a> {
    /// An empty scope; `what` names its members in messages ("field", "type").
    pub(super) fn new(role: Role, what: &'static str, sink: &'a Sink) -> Self {
        Self {
            role,
            what,
            sink,
            taken: BTreeMap::new(),
        }
    }

    /// Names that emitted code takes for itself.
    pub(super) fn reserve(mut self, names: &[&str]) -> Self {
        for name in names {
            self.taken.insert(
                (*name).to_owned(),
                (format!("emitted code's own `{name}`"), None),
            );
        }
        self
    }

    /// Takes `rust` for the `wire` name at `span`; reports it if it is not to be had.
    pub(super) fn claim(&mut self, rust: &str, wire: &str, span: Span) -> bool {
        let fault = match self.role {
            Role::Value => name::check_value(rust),
            Role::Type => name::check_type(rust),
            Role::Variant => name::check_variant(rust),
        };
        if let Some(fault) = fault {
            self.sink.push(self.faulty(fault, rust, wire, span));
            return false;
        }
        if let Some((other, first)) = self.taken.get(rust) {
            let message = format!(
                "`{wire}` becomes the {} `{rust}`, and so does {other}",
                self.what
            );
            let found = Diagnostic::error(&rule::NAME_COLLISION, span, message).help(format!(
                "give one of them another name with `{}: …`",
                self.hint()
            ));
            self.sink.push(match first {
                Some(first) => found.also(*first, "first declared here"),
                None => found,
            });
            return false;
        }
        self.taken
            .insert(rust.to_owned(), (format!("`{wire}`"), Some(span)));
        true
    }

    fn hint(&self) -> &'static str {
        if self.role == Role::Type {
            "newtype"
        } else {
            "rust_name"
        }
    }

    fn faulty(&self, fault: Fault, rust: &str, wire: &str, span: Span) -> Diagnostic {
        let (rule, why) = match fault {
            Fault::NotAnIdentifier => (&rule::NAME_INVALID, "is not an identifier"),
            Fault::Keyword => (&rule::NAME_KEYWORD, "is a keyword"),
            Fault::ShadowsPrelude => (
                &rule::NAME_SHADOWS_PRELUDE,
                "would hide a name that Rust code expects",
            ),
        };
        let message = format!(
            "`{wire}` would become the {} `{rust}`, which {why}",
            self.what
        );
        let suggestion = match (fault, self.role) {
            (Fault::NotAnIdentifier, _) => "a name of your choice".to_owned(),
            (_, Role::Value) => format!("`{rust}_`"),
            (_, _) => format!("`{rust}Value`"),
        };
        Diagnostic::error(rule, span, message)
            .help(format!("add `{}:` with {suggestion}", self.hint()))
    }
}
