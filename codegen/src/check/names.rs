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

/// How an author gives a thing another name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mend {
    /// With this key.
    Key(&'static str),
    /// By calling it otherwise: it has no key for that.
    Rename,
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
        let key = if self.role == Role::Type {
            "newtype"
        } else {
            "rust_name"
        };
        self.claim_or(rust, wire, span, Mend::Key(key))
    }

    /// The same for what is mended otherwise than usual in this scope.
    pub(super) fn claim_or(&mut self, rust: &str, wire: &str, span: Span, mend: Mend) -> bool {
        // A name that is empty has been reported as such.
        if wire.trim().is_empty() {
            return false;
        }
        let fault = match self.role {
            Role::Value => name::check_value(rust),
            Role::Type => name::check_type(rust),
            Role::Variant => name::check_variant(rust),
        };
        if let Some(fault) = fault {
            self.sink.push(self.faulty(fault, rust, wire, span, mend));
            return false;
        }
        if let Some((other, first)) = self.taken.get(rust) {
            let message = format!(
                "`{wire}` becomes the {} `{rust}`, and so does {other}",
                self.what
            );
            let help = match mend {
                Mend::Key(key) => format!("give one of them another name with `{key}: …`"),
                Mend::Rename => "rename one of them".to_owned(),
            };
            let found = Diagnostic::error(&rule::NAME_COLLISION, span, message).help(help);
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

    fn faulty(&self, fault: Fault, rust: &str, wire: &str, span: Span, mend: Mend) -> Diagnostic {
        let (rule, why) = match fault {
            Fault::NotAnIdentifier => (&rule::NAME_INVALID, "is not an identifier"),
            Fault::Keyword => (&rule::NAME_KEYWORD, "is a keyword"),
            Fault::ShadowsPrelude => (
                &rule::NAME_SHADOWS_PRELUDE,
                "would hide a name that Rust code expects",
            ),
        };
        let name = if rust.is_empty() {
            "nothing at all".to_owned()
        } else {
            format!("the {} `{rust}`", self.what)
        };
        let message = format!("`{wire}` would become {name}, which {why}");
        let suggestion = match (fault, self.role) {
            (Fault::NotAnIdentifier, _) => "a name of your choice".to_owned(),
            (_, Role::Value) => format!("`{rust}_`"),
            (_, _) => format!("`{rust}Value`"),
        };
        let help = match mend {
            Mend::Key(key) => format!("add `{key}:` with {suggestion}"),
            Mend::Rename => format!("rename it: a Rust {} is called after it", self.what),
        };
        Diagnostic::error(rule, span, message).help(help)
    }
}
