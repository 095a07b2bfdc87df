//! Names that are taken in one scope: legal, not hiding Rust's own, and each taken once.

use std::collections::BTreeMap;

use super::identifier;

/// What a name becomes in Rust.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A struct field, a method or a module.
    Value,
    /// A type.
    Type,
    /// An enum variant.
    Variant,
}

/// How an author gives a thing another name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mend {
    /// With this key.
    Key(&'static str),
    /// By calling it otherwise: it has no key for that.
    Rename,
}

/// Why a name is not to be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// Rust does not take it.
    Unfit(identifier::Fault),
    /// Something else is called like that.
    Taken {
        /// What.
        by: String,
        /// The keys that lead to it; none, if it is no part of the spec.
        first: Option<Vec<String>>,
    },
}

/// A name that is not to be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Why.
    pub why: Why,
    /// What it would become.
    pub role: Role,
    /// What its scope calls its members: "field", "type".
    pub what: &'static str,
    /// The name in Rust.
    pub rust: String,
    /// The name in the spec.
    pub wire: String,
    /// The keys that lead to it in its file.
    pub path: Vec<String>,
    /// How to give it another name.
    pub mend: Mend,
}

/// The names of one Rust scope.
#[derive(Debug)]
pub(super) struct Scope {
    role: Role,
    what: &'static str,
    taken: BTreeMap<String, Taken>,
}

#[derive(Debug)]
struct Taken {
    by: String,
    path: Option<Vec<String>>,
}

impl Scope {
    /// An empty scope; `what` names its members in messages ("field", "type").
    pub(super) fn new(role: Role, what: &'static str) -> Self {
        Self {
            role,
            what,
            taken: BTreeMap::new(),
        }
    }

    /// Names that emitted code takes for itself.
    pub(super) fn reserve<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        for name in names {
            let by = format!("emitted code's own `{name}`");
            self.taken.insert(name.to_owned(), Taken { by, path: None });
        }
        self
    }

    /// Takes `rust` for the `wire` name at `path`; tells if it is not to be had.
    pub(super) fn claim(
        &mut self,
        rust: &str,
        wire: &str,
        path: &[String],
        faults: &mut Vec<Fault>,
    ) -> bool {
        let key = match self.role {
            Role::Type => "newtype",
            Role::Value | Role::Variant => "rust_name",
        };
        self.claim_or(rust, wire, path, Mend::Key(key), faults)
    }

    /// The same for what is mended otherwise than usual in this scope.
    pub(super) fn claim_or(
        &mut self,
        rust: &str,
        wire: &str,
        path: &[String],
        mend: Mend,
        faults: &mut Vec<Fault>,
    ) -> bool {
        // A name that is empty has been reported as such.
        if wire.trim().is_empty() {
            return false;
        }
        let unfit = match self.role {
            Role::Value => identifier::check_value(rust),
            Role::Type => identifier::check_type(rust),
            Role::Variant => identifier::check_variant(rust),
        };
        let taken = self.taken.get(rust).map(|taken| Why::Taken {
            by: taken.by.clone(),
            first: taken.path.clone(),
        });
        if let Some(why) = unfit.map(Why::Unfit).or(taken) {
            faults.push(Fault {
                why,
                role: self.role,
                what: self.what,
                rust: rust.to_owned(),
                wire: wire.to_owned(),
                path: path.to_vec(),
                mend,
            });
            return false;
        }
        let by = format!("`{wire}`");
        let path = Some(path.to_vec());
        self.taken.insert(rust.to_owned(), Taken { by, path });
        true
    }
}

/// Keys below others.
pub(super) fn below(path: &[String], keys: &[&str]) -> Vec<String> {
    let keys = keys.iter().map(|key| (*key).to_owned());
    path.iter().cloned().chain(keys).collect()
}
