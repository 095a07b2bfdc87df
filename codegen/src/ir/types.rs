//! Types: members, the named types they need, and their constraints.

use annul_runtime::time::TimeFormat;

use crate::pattern::{self, Dfa, Dialect, Language, LengthWindow, Match};

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

impl Literal {
    /// The value as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.json().to_string()
    }

    fn json(&self) -> serde_json::Value {
        use serde_json::Value;
        match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::from(*flag),
            Self::Integer(number) => Value::from(*number),
            Self::Text(text) => Value::from(text.as_str()),
            // What no JSON number can be (`.inf`) is shown as it is written.
            Self::Number(text) => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Value::from(number),
                _ => Value::from(text.as_str()),
            },
            Self::List(items) => items.iter().map(Self::json).collect(),
            Self::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(name, value)| (name.clone(), value.json()));
                Value::Object(entries.collect())
            }
        }
    }
}

/// The type of a member.
#[derive(Clone, PartialEq, Debug)]
pub enum Type {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number with or without a fraction.
    Number,
    /// true or false
    Boolean,
    /// A point in time.
    Time(TimeFormat),
    /// One of some words.
    Enum(EnumType),
    /// Members by name, in the author's order.
    Object(Vec<Member>),
    /// A list; what it holds is called like the list.
    List(Box<Member>),
    /// Values by texts; what it holds is called like the map.
    Map(Box<Member>),
    /// Any JSON value.
    Any,
}

impl Type {
    /// The enum that it is, if it is one.
    #[must_use]
    pub fn as_enum(&self) -> Option<&EnumType> {
        match self {
            Self::Enum(found) => Some(found),
            _ => None,
        }
    }
}

/// A deprecation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deprecated {
    /// What to do instead.
    pub note: String,
    /// Since when.
    pub since: Option<String>,
}

/// What becomes of a reply that lacks a member.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Absence {
    /// An optional member is absent; for one that is always there, an empty value stands in.
    #[default]
    Usual,
    /// The member is always there, and its absence means something of its own: it is told apart.
    Told,
    /// The member is always there, and without it nobody can tell what the reply means: it is an error.
    Refused,
}

/// A member of an object, a header, or the typed half of a param.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// Its name on the wire.
    pub wire: String,
    /// What names in Rust are made of, where that is another.
    pub rust_name: Option<String>,
    /// The Rust type that the author chose for it.
    pub newtype: Option<String>,
    /// Its type.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// Whether null is a value.
    pub nullable: bool,
    /// What its absence means.
    pub default: Option<Literal>,
    /// What a server sends where no row gives it.
    pub filler: Option<Literal>,
    /// What it means.
    pub docs: Option<String>,
    /// What else a value must keep to.
    pub constraints: Constraints,
    /// Never shown.
    pub secret: bool,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// What becomes of a reply that lacks it.
    pub absence: Absence,
    /// Names of sources.
    pub sources: Vec<String>,
}

impl Member {
    /// What a server sends where a row of a success says nothing of it.
    #[must_use]
    pub fn unsaid(&self) -> Option<&Literal> {
        self.filler.as_ref().or(self.default.as_ref())
    }

    /// Whether a null is another value than absence, where a sender may choose between them.
    #[must_use]
    pub fn tells_null(&self) -> bool {
        self.nullable && !self.required
    }

    /// The members of the object that it is, or that its items or entries are.
    #[must_use]
    pub fn as_object(&self) -> Option<&[Self]> {
        match &self.ty {
            Type::Object(members) => Some(members),
            Type::List(item) | Type::Map(item) => item.as_object(),
            _ => None,
        }
    }
}

/// An enum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EnumType {
    /// Its words, in the author's order.
    pub values: Vec<EnumValue>,
    /// Whether it may grow.
    pub open: bool,
}

impl EnumType {
    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|value| value.word.as_str())
    }

    /// Whether it lists a word.
    #[must_use]
    pub fn lists(&self, word: &str) -> bool {
        self.words().any(|known| known == word)
    }
}

/// A word of an enum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EnumValue {
    /// As on the wire.
    pub word: String,
    /// What it means.
    pub docs: Option<String>,
    /// The Rust variant, where the word would not do.
    pub rust_name: Option<String>,
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
    /// How many items a list may have, or entries a map.
    pub items: Option<Bounds>,
}

impl Constraints {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The texts that pattern and length allow; none if the pattern does not compile, which `check` has ruled out.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let pattern = match &self.pattern {
            None => None,
            Some(found) => Some(found.compiled()?),
        };
        let length = self.length.as_ref().map(|found| LengthWindow {
            min: u64::from(found.min.unwrap_or(0)),
            max: found.max.map(u64::from),
            unit: found.unit,
        });
        Some(Language {
            pattern,
            length,
            values: None,
        })
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

impl Pattern {
    fn compiled(&self) -> Option<pattern::Pattern> {
        let dialect = if self.dialect == "java" {
            Dialect::Java
        } else {
            Dialect::Ecma262
        };
        let how = if self.whole {
            Match::Whole
        } else {
            Match::Part
        };
        pattern::Pattern::compile(&self.regex, dialect, how).ok()
    }
}
