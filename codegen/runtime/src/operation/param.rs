//! What a spec says of params, and of the body that carries some of them.

use crate::Place;
use crate::meaning::reply_table::Literal;

words! {
    /// What the body of a request is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum RequestBody {
        /// There is none.
        None = "none",
        /// An object without members; a server also takes no body at all.
        EmptyObject = "empty_object",
        /// An object whose members are the body params.
        Members = "members",
        /// A form whose pairs are the body params, in protocols with methods and paths.
        Form = "form",
        /// The one body param, as plain text.
        Text = "text",
    }
}

/// A body of plain text with params in it, which a server reads by the same template.
///
/// Texts are in quotes, as `quote` has them; numbers and booleans stand for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextTemplate {
    /// The text, with params in braces.
    pub template: &'static str,
    /// What is around texts.
    pub quote: Quote,
}

impl TextTemplate {
    /// A template.
    #[must_use]
    pub const fn new(template: &'static str, quote: Quote) -> Self {
        Self { template, quote }
    }
}

words! {
    /// How a text is inside of a command.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Quote {
        /// As it is: only a body that is nothing but one param, or params without texts.
        None = "none",
        /// In single quotes, each of its own doubled: standard SQL.
        Sql = "sql",
        /// In single quotes, with a backslash before its own and before backslashes: SQL of `ClickHouse`, `MySQL` and `BigQuery`.
        SqlBackslash = "sql_backslash",
        /// In double quotes, as JSON has texts: Kusto and most scripts.
        Json = "json",
    }
}

/// What the body of a success is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResponseBody {
    /// There is none.
    Empty,
    /// Nothing, or any JSON, which is not looked into.
    Any,
    /// Nothing, or any text, which is not looked into.
    Text,
    /// An object, or nothing: no member of it is always there.
    Members,
    /// An object with members that are always there.
    RequiredMembers,
}

/// What a spec says of one param.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ParamInfo {
    /// Where it stands, under which name, and who chooses it.
    pub place: Place,
    /// Whether a request must have it.
    pub required: bool,
    /// Whether its value must not be seen in logs.
    pub secret: bool,
    /// The value that it always has, if so; it is no argument then.
    pub constant: Option<Constant>,
    /// What a server takes its absence for.
    pub default: Option<Literal<'static>>,
    /// What a client puts there when the caller gives nothing.
    pub fill: Option<Fill>,
    /// Whether a list in a query is one value, with commas between its items.
    pub is_csv: bool,
}

/// The value that a param always has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Constant {
    /// The value.
    pub value: Literal<'static>,
    /// The one text that it is in a path, a query or a header.
    pub words: &'static [&'static str],
}

words! {
    /// What a client puts into a param when the caller gives nothing.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Fill {
        /// A new token, the same for all attempts of one call.
        Token = "token",
        /// A new id under which the caller can find the request again, for each try.
        RequestId = "request_id",
    }
}

impl ParamInfo {
    /// An optional param.
    #[must_use]
    pub const fn new(place: Place) -> Self {
        Self {
            place,
            required: false,
            secret: false,
            constant: None,
            default: None,
            fill: None,
            is_csv: false,
        }
    }
}

/// What emitted code calls.
#[doc(hidden)]
impl ParamInfo {
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    #[must_use]
    pub const fn constant(
        mut self,
        value: Literal<'static>,
        words: &'static [&'static str],
    ) -> Self {
        self.constant = Some(Constant { value, words });
        self
    }

    #[must_use]
    pub const fn default(mut self, value: Literal<'static>) -> Self {
        self.default = Some(value);
        self
    }

    #[must_use]
    pub const fn fill(mut self, fill: Fill) -> Self {
        self.fill = Some(fill);
        self
    }

    #[must_use]
    pub const fn csv(mut self) -> Self {
        self.is_csv = true;
        self
    }
}
