//! Shapes: what values of inputs, outputs and errors look like.

use annul_codegen::ir::Fault;
use serde_json::Value;

/// A shape.
#[derive(Clone, PartialEq, Debug)]
pub struct Shape {
    /// Its name, for people and for errors.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What else its values keep to.
    pub limits: Limits,
    /// What it means, as the model writes it.
    pub docs: Option<String>,
    /// Whether its values are shown nowhere.
    pub is_secret: bool,
    /// What it says as an error, if it is one.
    pub error: Option<ErrorTraits>,
}

/// What a shape is.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// One of some words.
    Enum(Vec<Word>),
    /// A whole number.
    Integer,
    /// true or false
    Boolean,
    /// Members by name.
    Structure(Vec<Member>),
    /// A list.
    List {
        /// The shape of its items.
        item: String,
        /// What an item is called in XML and in forms.
        item_name: Option<String>,
        /// Whether items stand in XML and in forms without a list around them.
        is_flat: bool,
    },
    /// Something that specs have no type for: its name in the model.
    Other(String),
}

/// A word of an enum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// On the wire.
    pub value: String,
    /// What it means.
    pub docs: Option<String>,
}

/// What values keep to: a length, a number of items or a range, by the kind of the shape.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Limits {
    /// The least.
    pub min: Option<i64>,
    /// The most.
    pub max: Option<i64>,
    /// A regular expression.
    pub pattern: Option<String>,
}

/// A member of a structure.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// Its name in the model.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// Its name in requests of EC2, where the model has one of its own.
    pub query_name: Option<String>,
    /// The id of its shape.
    pub shape: String,
    /// Where it travels.
    pub place: Place,
    /// Whether it is always there.
    pub is_required: bool,
    /// Whether a client makes one up that tells a repeated call.
    pub is_token: bool,
    /// Whether its value is shown nowhere.
    pub is_secret: bool,
    /// What it means, as the model writes it.
    pub docs: Option<String>,
    /// What its absence means.
    pub default: Option<Value>,
    /// Why it is out of use.
    pub deprecated: Option<String>,
    /// Limits of its own.
    pub limits: Limits,
}

/// Where a member travels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In the body, with others.
    Body,
    /// It is the body.
    Payload,
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// It is all headers with a prefix.
    Headers,
    /// It is the status.
    Status,
}

/// What an error's shape says of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ErrorTraits {
    /// Its code on the wire, where that is not its name.
    pub code: Option<String>,
    /// Its status.
    pub status: Option<u16>,
    /// Whose fault it is.
    pub fault: Option<Fault>,
    /// Whether the model calls it worth a retry.
    pub is_retryable: bool,
    /// Whether the model knows it by nothing but its status.
    pub is_by_status: bool,
}
