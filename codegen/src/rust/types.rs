//! The named types of a module, in the order in which they are first needed, and the fields of structs.

use crate::ir::{Absence, EnumType, EnumValue, Location, Member, Param};

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
