//! Types of fields, as emitted code has them.

use std::fmt;

use annul_runtime::time::TimeFormat;

use crate::ir::{Member, Type};

use super::name;

/// The type of a value that is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ty {
    /// `String`
    String,
    /// The runtime's `Secret`.
    Secret,
    /// `i64`
    I64,
    /// The runtime's `Number`.
    Number,
    /// `bool`
    Bool,
    /// A type of the runtime's module `time`.
    Time(TimeFormat),
    /// The runtime's `Json`.
    Json,
    /// A type of the bindings.
    Named(Sort, String),
    /// A list.
    Vec(Box<Ty>),
    /// A map from texts.
    Map(Box<Ty>),
}

/// What a named type is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A text with a type of its own.
    Text,
    /// An enum.
    Enum,
    /// An object.
    Object,
}

impl Ty {
    /// The type of a member inside of the type `parent` or of none; `is_id` gives a text a type of its own.
    #[must_use]
    pub fn of(member: &Member, parent: Option<&str>, is_id: bool) -> Self {
        let named = |sort, parent| Self::Named(sort, name::ty(member, parent));
        match &member.ty {
            Type::String if is_id || member.newtype.is_some() => named(Sort::Text, None),
            Type::String if member.secret => Self::Secret,
            Type::String => Self::String,
            Type::Integer => Self::I64,
            Type::Number => Self::Number,
            Type::Boolean => Self::Bool,
            Type::Time(format) => Self::Time(*format),
            Type::Map(item) => Self::Map(Box::new(Self::of(item, parent, false))),
            Type::Any => Self::Json,
            Type::Enum(_) => named(Sort::Enum, parent),
            Type::Object(_) => named(Sort::Object, parent),
            Type::List(item) => Self::Vec(Box::new(Self::of(item, parent, false))),
        }
    }

    /// Whether a setter takes anything that becomes the type.
    #[must_use]
    pub fn converts(&self) -> bool {
        matches!(
            self,
            Self::String
                | Self::Secret
                | Self::Number
                | Self::Time(_)
                | Self::Named(Sort::Text | Sort::Enum, _)
        )
    }

    /// Whether it is a text, with or without a type of its own.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Self::String | Self::Secret | Self::Named(Sort::Text, _)
        )
    }

    /// Whether it is one value: no list, no object, no JSON.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        !matches!(
            self,
            Self::Vec(_) | Self::Map(_) | Self::Json | Self::Named(Sort::Object, _)
        )
    }
}

/// What the runtime calls the type of a time.
#[must_use]
pub const fn time_name(format: TimeFormat) -> &'static str {
    match format {
        TimeFormat::EpochSeconds => "EpochSeconds",
        TimeFormat::Rfc3339 => "Rfc3339",
        TimeFormat::HttpDate => "HttpDate",
    }
}

/// As it is written, without the paths that lead to names.
impl fmt::Display for Ty {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => out.write_str("String"),
            Self::Secret => out.write_str("Secret"),
            Self::I64 => out.write_str("i64"),
            Self::Number => out.write_str("Number"),
            Self::Bool => out.write_str("bool"),
            Self::Time(format) => out.write_str(time_name(*format)),
            Self::Json => out.write_str("Json"),
            Self::Named(_, name) => out.write_str(name),
            Self::Vec(item) => write!(out, "Vec<{item}>"),
            Self::Map(item) => write!(out, "BTreeMap<String, {item}>"),
        }
    }
}
