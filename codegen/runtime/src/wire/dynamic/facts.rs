//! The facts of an operation that emitted code holds in types: what each value is, where it stands, what it is held to.
//!
//! They live as long as the program: whoever makes them keeps them.

use crate::meaning::reply_table::Literal;
use crate::operation::OperationInfo;
use crate::time::TimeFormat;
use crate::{LengthUnit, Place};

/// All of an operation.
#[derive(Debug)]
pub struct Facts {
    /// What the spec says besides types.
    pub info: &'static OperationInfo,
    /// The params, in the order of the spec.
    pub params: Vec<Param>,
    /// The members of a success.
    pub members: Vec<Field>,
    /// The headers of a success.
    pub headers: Vec<Field>,
    /// Whether a success has one of several statuses.
    pub has_status: bool,
    /// The errors that the operation declares.
    pub errors: Vec<ErrorFacts>,
}

/// A param.
#[derive(Debug)]
pub struct Param {
    /// Its key in the spec.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub field: Field,
    /// Whether it may take several segments of the path.
    pub is_greedy: bool,
    /// Whether it always has the same value.
    pub is_constant: bool,
    /// Whether a target keeps it: a scalar that is no secret and no token.
    pub is_kept: bool,
}

/// A member of an object, a header, or a param.
#[derive(Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its place, if it is in an object of a request.
    pub place: Option<Place>,
    /// What it is.
    pub shape: Shape,
    /// Whether it is always there.
    pub required: bool,
    /// What a null is.
    pub null: Null,
    /// What a server takes its absence for, in an object of a request.
    pub default: Option<Literal<'static>>,
    /// What becomes of a reply without it.
    pub absence: Absence,
    /// Whether it repeats the message of the error around it.
    pub repeats_message: bool,
}

/// What a null is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Null {
    /// No value.
    Invalid,
    /// The only way to say that there is no value, or one of two that say the same.
    Absence,
    /// Another value than absence: of an optional member of a request.
    Value,
}

/// What becomes of a reply without a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// An optional one is absent; for one that is always there, an empty value stands in.
    Usual,
    /// It is told apart.
    Told,
    /// The reply is an error.
    Refused,
}

/// What a value is, and what it is held to.
#[derive(Debug)]
pub struct Shape {
    /// What it is.
    pub sort: Sort,
    /// Whether it must not be seen.
    pub secret: bool,
    /// What it is held to.
    pub constraints: Constraints,
}

/// What a value is.
#[derive(Debug)]
pub enum Sort {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number with or without a fraction.
    Number,
    /// True or false.
    Boolean,
    /// A point in time.
    Time(TimeFormat),
    /// Any JSON.
    Any,
    /// One of some words.
    Words {
        /// The words.
        words: &'static [&'static str],
        /// Whether there may be others.
        open: bool,
    },
    /// An object.
    Object(Vec<Field>),
    /// A list.
    List(Box<Shape>),
    /// Values by texts that are no names of the spec.
    Map(Box<Shape>),
}

/// What a value is held to.
#[derive(Debug, Default)]
pub struct Constraints {
    /// How long a text may be, and in what that is counted.
    pub length: Option<(usize, usize, LengthUnit)>,
    /// What a text looks like.
    pub pattern: Option<Pattern>,
    /// How large a number may be.
    pub range: Option<(i64, i64)>,
    /// How many items a list may have.
    pub items: Option<(usize, usize)>,
}

/// A pattern.
#[derive(Debug)]
pub struct Pattern {
    /// As the spec writes it.
    pub regex: &'static str,
    /// How a text is compared with it.
    pub form: PatternForm,
}

/// How a text is compared with a pattern.
#[derive(Debug)]
pub enum PatternForm {
    /// So many bytes, each of this class.
    Bytes {
        /// The class, a flag for each byte.
        class: Box<[bool; 256]>,
        /// How few.
        min: usize,
        /// How many.
        max: usize,
    },
    /// A table, as [`Table`](crate::Table) has it.
    Table {
        /// The class of each byte.
        classes: Box<[u8; 256]>,
        /// The state in which a text begins.
        start: u16,
        /// How many classes there are.
        width: usize,
        /// The state that follows, for each state and class.
        rows: Vec<u16>,
        /// Whether a text may end in a state.
        accepting: Vec<bool>,
    },
}

/// A declared error.
#[derive(Debug)]
pub struct ErrorFacts {
    /// Its name.
    pub name: &'static str,
    /// The places inside of its body, then its members, in the order of the spec.
    pub members: Vec<ErrorMember>,
    /// Its headers.
    pub headers: Vec<Field>,
}

/// A member of an error's body.
#[derive(Debug)]
pub enum ErrorMember {
    /// One of its own.
    Own(Box<Field>),
    /// The code.
    Code(&'static str),
    /// The code, as a number.
    CodeNumber(&'static str),
    /// The message.
    Message(&'static str),
    /// No member, but a place inside of one, which holds the code.
    CodeAt(&'static str),
    /// The same for a code that is a number.
    CodeNumberAt(&'static str),
    /// The same for the message.
    MessageAt(&'static str),
}

impl Facts {
    /// The param with this key.
    #[must_use]
    pub fn param(&self, key: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.key == key)
    }

    /// The params that callers give.
    pub fn arguments(&self) -> impl Iterator<Item = &Param> {
        self.params.iter().filter(|param| !param.is_constant)
    }
}

impl Field {
    /// Whether it is always there, if only as a null.
    #[must_use]
    pub fn is_present_or_null(&self) -> bool {
        self.required && self.null != Null::Invalid
    }

    /// Whether a message may lack it.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        !self.required || self.null != Null::Invalid || self.absence == Absence::Told
    }
}
