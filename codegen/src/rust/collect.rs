//! Collects the named types of a module, each name claimed once.

use crate::ir::{Constraints, EnumType, Length, Member, Param, Pattern, Type};

use super::claim::{Fault, Role, Scope, below};
use super::name;
use super::types::{Enum, Field, Newtype, Site, Struct, Travels, Types, Variant};

/// Collects the types of one module.
pub(super) struct Collector<'c> {
    pub(super) types: Types<'c>,
    pub(super) names: Scope,
    pub(super) faults: Vec<Fault>,
}

impl<'c> Collector<'c> {
    /// An empty one; `reserved` are types that the module has anyway.
    pub(super) fn new<'n>(reserved: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            types: Types::default(),
            names: Scope::new(Role::Type, "type").reserve(reserved),
            faults: Vec::new(),
        }
    }

    /// The types that a param needs.
    pub(super) fn param(&mut self, param: &'c Param, path: &[String]) {
        let site = Site {
            param,
            path: param.member.wire.clone(),
        };
        if param.member.ty == Type::String && (param.is_target || param.member.newtype.is_some()) {
            let name = name::ty(&param.member, None);
            self.newtype(name, &param.member, &param.key, path);
        } else {
            self.member(&param.member, None, &param.key, path, Some(&site));
        }
    }

    /// The types that the members of a struct need; their fields are claimed in `fields`.
    pub(super) fn members(
        &mut self,
        members: &'c [Member],
        parent: Option<&str>,
        path: &[String],
        fields: &mut Scope,
        site: Option<&Site<'c>>,
    ) {
        self.types_of(members, parent, path, site);
        self.claim(members, path, fields);
    }

    /// The types that members need.
    pub(super) fn types_of(
        &mut self,
        members: &'c [Member],
        parent: Option<&str>,
        path: &[String],
        site: Option<&Site<'c>>,
    ) {
        for member in members {
            let path = below(path, &[&member.wire]);
            let site = site.map(|site| Site {
                param: site.param,
                path: format!("{}.{}", site.path, member.wire),
            });
            self.member(member, parent, &member.wire, &path, site.as_ref());
        }
    }

    /// Takes the fields of members.
    pub(super) fn claim<'m>(
        &mut self,
        members: impl IntoIterator<Item = &'m Member>,
        path: &[String],
        fields: &mut Scope,
    ) {
        for member in members {
            let path = below(path, &[&member.wire]);
            fields.claim(&name::field(member), &member.wire, &path, &mut self.faults);
        }
    }

    fn member(
        &mut self,
        member: &'c Member,
        parent: Option<&str>,
        wire: &str,
        path: &[String],
        site: Option<&Site<'c>>,
    ) {
        match &member.ty {
            Type::String if member.newtype.is_some() => {
                self.newtype(name::ty(member, None), member, wire, path);
            }
            Type::Enum(found) => {
                self.enumeration(name::ty(member, parent), member, found, wire, path);
            }
            Type::Object(members) => {
                let name = name::ty(member, parent);
                let claimed = self.names.claim(&name, wire, path, &mut self.faults);
                let below = below(path, &["members"]);
                let docs = member.docs.as_deref();
                let found = self.object(name, docs, members, &below, site);
                self.types.objects.extend(claimed.then_some(found));
            }
            Type::List(item) | Type::Map(item) => {
                let site = site.map(|site| Site {
                    param: site.param,
                    path: format!("{}[]", site.path),
                });
                let path = below(path, &["items"]);
                self.member(item, parent, wire, &path, site.as_ref());
            }
            Type::String
            | Type::Integer
            | Type::Number
            | Type::Boolean
            | Type::Time(_)
            | Type::Any => {}
        }
    }

    fn object(
        &mut self,
        name: String,
        docs: Option<&'c str>,
        members: &'c [Member],
        path: &[String],
        site: Option<&Site<'c>>,
    ) -> Struct<'c> {
        let mut fields = Scope::new(Role::Value, "field").reserve(["new"]);
        self.members(members, Some(&name), path, &mut fields, site);
        let travels = site.map_or(Travels::Body, |_| Travels::Sent);
        let field = |member| Field::new(member, Some(&name), false, travels);
        Struct {
            docs,
            fields: members.iter().map(field).collect(),
            site: site.cloned(),
            name,
        }
    }

    /// A type of this name; one that is there already serves again if it says the same.
    fn newtype(&mut self, name: String, member: &'c Member, wire: &str, path: &[String]) {
        let known = self.types.newtypes.iter().find(|known| known.name == name);
        let serves = |known: &Newtype<'_>| {
            same_rules(&known.member.constraints, &member.constraints)
                && known.member.secret == member.secret
        };
        if !known.is_some_and(serves) && self.names.claim(&name, wire, path, &mut self.faults) {
            self.types.newtypes.push(Newtype { name, member });
        }
    }

    fn enumeration(
        &mut self,
        name: String,
        member: &'c Member,
        found: &'c EnumType,
        wire: &str,
        path: &[String],
    ) {
        let mut scope = Scope::new(Role::Variant, "variant").reserve(["Unknown"]);
        let mut variants = Vec::new();
        let mut faults = Vec::new();
        for value in &found.values {
            let path = below(path, &["values", &value.word]);
            let name = name::variant(value);
            if scope.claim(&name, &value.word, &path, &mut faults) {
                variants.push(Variant { name, ir: value });
            }
        }
        let known = self.types.enums.iter().find(|known| known.name == name);
        if known.is_some_and(|known| known.ir == found) {
            return;
        }
        self.faults.extend(faults);
        if self.names.claim(&name, wire, path, &mut self.faults) {
            self.types.enums.push(Enum {
                name,
                member,
                ir: found,
                variants,
            });
        }
    }
}

/// Whether two sets of constraints accept the same, whatever their sources.
fn same_rules(a: &Constraints, b: &Constraints) -> bool {
    let length = |length: &Length| (length.min, length.max, length.unit);
    let table = |pattern: &Pattern| pattern.table.clone();
    a.length.as_ref().map(length) == b.length.as_ref().map(length)
        && a.pattern.as_ref().map(table) == b.pattern.as_ref().map(table)
}
