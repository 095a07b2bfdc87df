//! A member as written: the typed piece that params, responses, headers and errors are made of.

use crate::diagnostic::{Span, Spanned};

use super::read::NamedList;
use super::yaml::{Node, Value};

/// A member of a body, a header, or the typed half of a param.
#[derive(Clone, Debug)]
pub struct Member {
    /// The whole member.
    pub span: Span,
    /// The type word.
    pub ty: Spanned<String>,
    /// How a time is written.
    pub format: Option<Spanned<String>>,
    /// Whether it is always there.
    pub required: Option<Spanned<bool>>,
    /// Whether null is a value.
    pub nullable: Option<Spanned<bool>>,
    /// What its absence means.
    pub default: Option<Node>,
    /// What a server sends where no row gives it.
    pub filler: Option<Node>,
    /// What it means.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// The words of an enum.
    pub values: Option<Spanned<Vec<EnumValue>>>,
    /// Whether an enum may grow.
    pub open: Option<Spanned<bool>>,
    /// The members of an object.
    pub members: NamedList<Member>,
    /// What a list or a map holds.
    pub items: Option<Box<Member>>,
    /// What else a value must keep to.
    pub constraints: Constraints,
    /// Never shown.
    pub secret: bool,
    /// Out of use.
    pub deprecated: Option<Deprecated>,
    /// The Rust field.
    pub rust_name: Option<Spanned<String>>,
    /// A Rust type of its own.
    pub newtype: Option<Spanned<String>>,
}

/// A word of an enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The word.
    pub word: Spanned<String>,
    /// What it means.
    pub docs: Option<Spanned<String>>,
    /// The Rust variant.
    pub rust_name: Option<Spanned<String>>,
}

/// A deprecation.
#[derive(Clone, Debug)]
pub struct Deprecated {
    /// What to do instead.
    pub note: Spanned<String>,
    /// Since when.
    pub since: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// Constraints of one value.
#[derive(Clone, Default, Debug)]
pub struct Constraints {
    /// How long a text may be.
    pub length: Option<Bounds>,
    /// What a text must look like.
    pub pattern: Option<Pattern>,
    /// How large a number may be.
    pub range: Option<Bounds>,
    /// How many items a list may have.
    pub items: Option<Bounds>,
}

/// A smallest and a largest.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// The whole constraint.
    pub span: Span,
    /// The smallest.
    pub min: Option<Spanned<i64>>,
    /// The largest.
    pub max: Option<Spanned<i64>>,
    /// What is counted, for lengths.
    pub unit: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// A pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The whole constraint.
    pub span: Span,
    /// The regular expression as written.
    pub regex: Spanned<String>,
    /// Whose regular expression it is.
    pub dialect: Spanned<String>,
    /// How much of the value must match.
    pub matches: Spanned<String>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

impl Member {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        let ty = match &node.value {
            Value::Scalar(_) => node.as_text()?,
            _ => node.text("type")?,
        };
        Some(Self {
            span: node.span,
            ty,
            format: node.text("format"),
            required: node.boolean("required"),
            nullable: node.boolean("nullable"),
            default: node.get("default").cloned(),
            filler: node.get("filler").cloned(),
            docs: node.text("docs"),
            source: node.texts("source"),
            values: node.section("values", |values| {
                Some(Spanned::new(EnumValue::read_all(values), values.span))
            }),
            open: node.boolean("open"),
            members: node.named("members", Member::read),
            items: node.section("items", Member::read).map(Box::new),
            constraints: node
                .section("constraints", Constraints::read)
                .unwrap_or_default(),
            secret: node.boolean("secret").is_some_and(|flag| flag.value),
            deprecated: node.section("deprecated", Deprecated::read),
            rust_name: node.text("rust_name"),
            newtype: node.text("newtype"),
        })
    }
}

impl EnumValue {
    fn read_all(node: &Node) -> Vec<Self> {
        let plain = node.items().iter().filter_map(Node::as_text);
        let plain = plain.map(|word| Self {
            word,
            docs: None,
            rust_name: None,
        });
        let described = node.entries().iter().map(|entry| Self {
            word: entry.key.clone(),
            docs: entry.value.as_text().or_else(|| entry.value.text("docs")),
            rust_name: entry.value.text("rust_name"),
        });
        plain.chain(described).collect()
    }
}

impl Deprecated {
    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            note: node.text("note")?,
            since: node.text("since"),
            source: node.texts("source"),
        })
    }
}

impl Constraints {
    fn read(node: &Node) -> Option<Self> {
        let node = node.as_map()?;
        Some(Self {
            length: node.section("length", Bounds::read),
            pattern: node.section("pattern", Pattern::read),
            range: node.section("range", Bounds::read),
            items: node.section("items", Bounds::read),
        })
    }
}

impl Bounds {
    fn read(node: &Node) -> Option<Self> {
        let node = node.as_map()?;
        Some(Self {
            span: node.span,
            min: node.integer("min"),
            max: node.integer("max"),
            unit: node.text("unit"),
            source: node.texts("source"),
        })
    }
}

impl Pattern {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            regex: node.text("regex")?,
            dialect: node.text("dialect")?,
            matches: node.text("match")?,
            source: node.texts("source"),
        })
    }
}
