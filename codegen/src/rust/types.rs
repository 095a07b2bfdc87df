//! The named types of a module, in the order in which they are first needed, and the fields of structs.

use crate::ir::{
    Absence, Constraints, EnumType, EnumValue, Length, Location, Member, Param, Pattern, Type,
};

use super::claim::{Fault, Role, Scope, below};
use super::{Sort, Ty, name};

/// The named types of a module.
#[derive(Default, Debug)]
pub struct Types<'c> {
    /// Texts with types of their own.
    pub newtypes: Vec<Newtype<'c>>,
    /// Enums.
    pub enums: Vec<Enum<'c>>,
    /// Objects.
    pub objects: Vec<Struct<'c>>,
}

/// A text with a type of its own.
#[derive(Debug)]
pub struct Newtype<'c> {
    /// Its name.
    pub name: String,
    /// The member that it was made for.
    pub member: &'c Member,
}

/// An enum.
#[derive(Debug)]
pub struct Enum<'c> {
    /// Its name.
    pub name: String,
    /// The member that it was made for.
    pub member: &'c Member,
    /// What it is.
    pub ir: &'c EnumType,
    /// Its variants, without that for unknown words.
    pub variants: Vec<Variant<'c>>,
}

/// A variant of an enum.
#[derive(Debug)]
pub struct Variant<'c> {
    /// Its name.
    pub name: String,
    /// What it is.
    pub ir: &'c EnumValue,
}

/// A struct whose fields are members.
#[derive(Debug)]
pub struct Struct<'c> {
    /// Its name.
    pub name: String,
    /// What it means.
    pub docs: Option<&'c str>,
    /// Its fields.
    pub fields: Vec<Field<'c>>,
    /// Where it stands in requests, if it does.
    pub site: Option<Site<'c>>,
}

/// Where an object of a request stands; no object is in two places.
#[derive(Clone, Debug)]
pub struct Site<'c> {
    /// Its param.
    pub param: &'c Param,
    /// Its name with the names around it, and `[]` for each list: `filter.parts[]`.
    pub path: String,
}

/// A field.
#[derive(Debug)]
pub struct Field<'c> {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub member: &'c Member,
    /// Its type, where there is a value.
    pub ty: Ty,
    /// Whether `new` takes it.
    pub is_argument: bool,
    /// Whether there may be no value.
    pub is_optional: bool,
    /// Whether a null is another value than none: of a request's body.
    pub null_is_value: bool,
    /// How the value travels.
    pub travels: Travels<'c>,
}

/// How the value of a field travels.
#[derive(Clone, Copy, Debug)]
pub enum Travels<'c> {
    /// As a param of the request.
    Param(&'c Param),
    /// As a member of an object in a request.
    Sent,
    /// As a member of a reply's body.
    Body,
    /// As a header of a reply.
    Header,
}

impl<'c> Field<'c> {
    /// The field of a member inside of the type `parent` or of none; `is_id` gives a text a type of its own.
    #[must_use]
    pub fn new(
        member: &'c Member,
        parent: Option<&str>,
        is_id: bool,
        travels: Travels<'c>,
    ) -> Self {
        let is_sent = match travels {
            Travels::Param(param) => param.location == Location::Body,
            Travels::Sent => true,
            Travels::Body | Travels::Header => false,
        };
        Self {
            name: name::field(member),
            member,
            ty: Ty::of(member, parent, is_id),
            is_argument: member.required,
            is_optional: !member.required || member.nullable || member.absence == Absence::Told,
            null_is_value: is_sent && member.tells_null(),
            travels,
        }
    }

    /// The whole type, as it is written without paths.
    #[must_use]
    pub fn written(&self) -> String {
        match (self.is_optional, self.null_is_value) {
            (true, true) => format!("Option<Nullable<{}>>", self.ty),
            (true, false) => format!("Option<{}>", self.ty),
            (false, _) => self.ty.to_string(),
        }
    }

    /// The type that `new` or its setter takes, as it is written without paths.
    #[must_use]
    pub fn argument(&self) -> String {
        match (self.ty.converts(), self.is_argument && self.is_optional) {
            (true, _) => format!("impl Into<{}>", self.ty),
            (false, true) => format!("Option<{}>", self.ty),
            (false, false) => self.ty.to_string(),
        }
    }
}

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
            Type::List(item) => {
                let site = site.map(|site| Site {
                    param: site.param,
                    path: format!("{}[]", site.path),
                });
                let path = below(path, &["items"]);
                self.member(item, parent, wire, &path, site.as_ref());
            }
            Type::String | Type::Integer | Type::Boolean | Type::Any => {}
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

impl<'c> Types<'c> {
    /// The enum of this name.
    #[must_use]
    pub fn find_enum(&self, name: &str) -> Option<&Enum<'c>> {
        self.enums.iter().find(|found| found.name == name)
    }

    /// The object of this name.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<&Struct<'c>> {
        self.objects.iter().find(|found| found.name == name)
    }

    /// Names of all types.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let newtypes = self.newtypes.iter().map(|found| found.name.as_str());
        let enums = self.enums.iter().map(|found| found.name.as_str());
        let objects = self.objects.iter().map(|found| found.name.as_str());
        newtypes.chain(enums).chain(objects)
    }
}

impl Enum<'_> {
    /// The variant of a word; a word that an open enum does not list has none.
    #[must_use]
    pub fn variant(&self, word: &str) -> Option<&str> {
        let mut variants = self.variants.iter();
        let found = variants.find(|variant| variant.ir.word == word)?;
        Some(&found.name)
    }
}

/// Whether two sets of constraints accept the same, whatever their sources.
fn same_rules(a: &Constraints, b: &Constraints) -> bool {
    let length = |length: &Length| (length.min, length.max, length.unit);
    let table = |pattern: &Pattern| pattern.table.clone();
    a.length.as_ref().map(length) == b.length.as_ref().map(length)
        && a.pattern.as_ref().map(table) == b.pattern.as_ref().map(table)
}

/// The sort of a named type, for those who look a type up.
impl Ty {
    /// The name of the enum that it is, if it is one.
    #[must_use]
    pub fn as_enum(&self) -> Option<&str> {
        match self {
            Self::Named(Sort::Enum, name) => Some(name),
            _ => None,
        }
    }
}
