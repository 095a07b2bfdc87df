//! Types: members, the named types they need, and their constraints.

use crate::name::Name;
use crate::pattern::Dfa;

use super::LengthUnit;

/// A value that a spec wrote out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Literal {
    /// null
    Null,
    /// true or false
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number, as written.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Literal>),
    /// A map, in the author's order.
    Map(Vec<(String, Literal)>),
}

/// The type of a member.
#[derive(Clone, PartialEq, Debug)]
pub enum Type {
    /// Text; with the name of its newtype, if it has one.
    String(Option<String>),
    /// A whole number.
    Integer,
    /// true or false
    Boolean,
    /// An enum of the type table, by its Rust name.
    Enum(String),
    /// An object of the type table, by its Rust name.
    Object(String),
    /// A list.
    List(Box<Item>),
    /// Any JSON value.
    Any,
}

/// What a list holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The type of each item.
    pub ty: Type,
    /// What else each item must keep to.
    pub constraints: Constraints,
}

/// A deprecation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deprecated {
    /// What to do instead.
    pub note: String,
    /// Since when.
    pub since: Option<String>,
}

/// A member of an object, a header, or the typed half of a param.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// Its names.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// Whether null is a value.
    pub nullable: bool,
    /// What its absence means.
    pub default: Option<Literal>,
    /// What it means.
    pub docs: Option<String>,
    /// What else a value must keep to.
    pub constraints: Constraints,
    /// Never shown.
    pub secret: bool,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// A text with a Rust type of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct Newtype {
    /// Its Rust name.
    pub rust: String,
    /// The member that it was made for.
    pub member: String,
    /// What it means.
    pub docs: Option<String>,
    /// Its constraints.
    pub constraints: Constraints,
    /// Never shown.
    pub secret: bool,
}

/// An enum.
#[derive(Clone, PartialEq, Debug)]
pub struct EnumType {
    /// Its Rust name.
    pub rust: String,
    /// The member that it was made for.
    pub member: String,
    /// What it means.
    pub docs: Option<String>,
    /// Its words, in the author's order.
    pub values: Vec<EnumValue>,
    /// Whether it may grow.
    pub open: bool,
}

/// A word of an enum.
#[derive(Clone, PartialEq, Debug)]
pub struct EnumValue {
    /// As on the wire.
    pub word: String,
    /// The Rust variant.
    pub variant: String,
    /// What it means.
    pub docs: Option<String>,
}

/// An object.
#[derive(Clone, PartialEq, Debug)]
pub struct Struct {
    /// Its Rust name.
    pub rust: String,
    /// What it means.
    pub docs: Option<String>,
    /// Its members, in the author's order.
    pub members: Vec<Member>,
}

/// The named types of a module, in the order in which they are first needed; names are unique.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct TypeTable {
    /// Texts with types of their own.
    pub newtypes: Vec<Newtype>,
    /// Enums.
    pub enums: Vec<EnumType>,
    /// Objects, without input and output.
    pub structs: Vec<Struct>,
}

impl TypeTable {
    /// The enum with this Rust name.
    #[must_use]
    pub fn find_enum(&self, rust: &str) -> Option<&EnumType> {
        self.enums.iter().find(|found| found.rust == rust)
    }

    /// The object with this Rust name.
    #[must_use]
    pub fn find_struct(&self, rust: &str) -> Option<&Struct> {
        self.structs.iter().find(|found| found.rust == rust)
    }
}

/// What else a value must keep to.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Constraints {
    /// How long a text may be.
    pub length: Option<Length>,
    /// What a text must look like.
    pub pattern: Option<Pattern>,
    /// How large a number may be.
    pub range: Option<Bounds>,
    /// How many items a list may have.
    pub items: Option<Bounds>,
}

impl Constraints {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length.is_none()
            && self.pattern.is_none()
            && self.range.is_none()
            && self.items.is_none()
    }
}

/// How long a text may be; at least one bound is there, and min is not over max.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Length {
    /// The shortest.
    pub min: Option<u32>,
    /// The longest.
    pub max: Option<u32>,
    /// What is counted.
    pub unit: LengthUnit,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// How large or how many; at least one bound is there, and min is not over max.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// The smallest.
    pub min: Option<i64>,
    /// The largest.
    pub max: Option<i64>,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// A pattern that compiled.
#[derive(Clone, PartialEq, Debug)]
pub struct Pattern {
    /// As written.
    pub regex: String,
    /// Whose regular expression it is: `ecma262` or `java`.
    pub dialect: &'static str,
    /// Whether the whole value must match.
    pub whole: bool,
    /// The language as bytes of one class with a length, where it is as simple as that.
    pub simple: Option<crate::pattern::Simple>,
    /// The language as a table.
    pub table: Dfa,
    /// Names of sources.
    pub sources: Vec<String>,
}
