//! The `cancel` section as written: what cancelling means.

use crate::diagnostic::{Span, Spanned};

use super::fact::Fact;
use super::read::NamedList;
use super::shared::Row;
use super::yaml::Node;

/// What cancelling means.
#[derive(Clone, Debug)]
pub struct Cancel {
    /// The whole section.
    pub span: Span,
    /// The params that name what is cancelled.
    pub target: Vec<Spanned<String>>,
    /// The param that names several targets.
    pub each: Option<Each>,
    /// What a success says about the end of the target.
    pub completion: Spanned<String>,
    /// Whether a second call has an effect of its own.
    pub effect: Spanned<String>,
    /// What a second cancel gets.
    pub repeat: Spanned<String>,
    /// What a cancel of an ended target gets.
    pub terminal: Spanned<String>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// The error for broken constraints.
    pub constraint_error: Spanned<String>,
    /// Whether a call whose reply was lost may be sent again.
    pub retry: Option<RetryRule>,
    /// The param that makes calls repeatable.
    pub token: Option<Token>,
    /// The param that makes a call conditional.
    pub precondition: Option<Precondition>,
    /// Where words of it are from, if the spec says that of them alone.
    pub facts: Vec<Fact>,
    /// State words by phase.
    pub states: NamedList<Spanned<String>>,
    /// The member of the reply that they are words of.
    pub state: Option<Spanned<String>>,
    /// How to see the end of the target.
    pub observe: Option<Observe>,
    /// What a caller must be allowed.
    pub permissions: Vec<Spanned<String>>,
    /// What cancelling does to the bill.
    pub billing: Option<Spanned<String>>,
    /// What every success reads as.
    pub every_success: Option<Spanned<String>>,
    /// The reply table.
    pub replies: NamedList<Row>,
    /// Replies that our server never sends.
    pub reads: Vec<ReadRow>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// A list of ids, each of which has an outcome of its own.
#[derive(Clone, Debug)]
pub struct Each {
    /// The param that is the list.
    pub param: Spanned<String>,
    /// Where a success has the code of one that failed.
    pub code: Option<Spanned<String>>,
    /// Where a success has the message of one that failed.
    pub message: Option<Spanned<String>>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// The retry rule.
#[derive(Clone, Debug)]
pub struct RetryRule {
    /// After a reply that never came.
    pub lost_reply: Spanned<String>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// A token that makes calls repeatable.
#[derive(Clone, Debug)]
pub struct Token {
    /// The param that carries it.
    pub param: Spanned<String>,
    /// How long the service remembers it.
    pub lifetime_seconds: Spanned<i64>,
    /// The error for a token used for something else.
    pub conflict: Option<Spanned<String>>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// A condition on the target's version.
#[derive(Clone, Debug)]
pub struct Precondition {
    /// The param that carries it.
    pub param: Spanned<String>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// How to see the end of the target.
#[derive(Clone, Debug)]
pub struct Observe {
    /// The operation that shows the target.
    pub operation: Spanned<String>,
    /// The path of a GET that shows it.
    pub path: Option<Spanned<String>>,
    /// What it takes of the params.
    pub params: Vec<Spanned<String>>,
    /// Where its reply holds the state.
    pub member: Option<Spanned<String>>,
    /// Words of that member by phase, where they are not those of the cancel.
    pub states: NamedList<Spanned<String>>,
    /// What its replies show by status and members.
    pub reads: Vec<Sight>,
    /// What to know about it.
    pub docs: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<Spanned<String>>,
}

/// What a reply shows of the target.
#[derive(Clone, Debug)]
pub struct Sight {
    /// The whole row.
    pub span: Span,
    /// Its status; any success by default.
    pub status: Option<Spanned<i64>>,
    /// Members of the reply.
    pub body: NamedList<Node>,
    /// The phase of the target.
    pub phase: Spanned<String>,
    /// Why.
    pub because: Option<Spanned<String>>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

/// A reply that our server never sends.
#[derive(Clone, Debug)]
pub struct ReadRow {
    /// The whole reading.
    pub span: Span,
    /// Its status.
    pub status: Spanned<i64>,
    /// Members of the reply.
    pub body: NamedList<Node>,
    /// What it means.
    pub reads_as: Spanned<String>,
    /// Why.
    pub because: Spanned<String>,
    /// Names of sources.
    pub source: Vec<Spanned<String>>,
}

impl Cancel {
    /// The param that names several targets.
    pub(crate) fn each_param(&self) -> Option<&str> {
        let each = self.each.as_ref()?;
        Some(each.param.value.as_str())
    }

    pub(crate) fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            target: node.texts("target"),
            each: node.get("each").and_then(Each::read),
            completion: node.word("completion")?,
            effect: node.word("effect")?,
            repeat: node.word("repeat")?,
            terminal: node.word("terminal")?,
            docs: node.text("docs"),
            constraint_error: node.text("constraint_error")?,
            retry: node.section("retry", RetryRule::read),
            token: node.section("token", Token::read),
            precondition: node.section("precondition", Precondition::read),
            facts: node.facts(),
            states: node.named("states", Node::as_word),
            state: node.text("state"),
            observe: node.section("observe", Observe::read),
            permissions: node.texts("permissions"),
            billing: node.text("billing"),
            every_success: node.text("every_success"),
            replies: node.named("replies", Row::read),
            reads: node.list("reads", ReadRow::read),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Each {
    /// A text alone is short for its `param`.
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            param: node.as_text().or_else(|| node.text("param"))?,
            code: node.text("code"),
            message: node.text("message"),
            docs: node.text("docs"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl RetryRule {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            lost_reply: node.text("lost_reply")?,
            docs: node.text("docs"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Token {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            param: node.text("param")?,
            lifetime_seconds: node.integer("lifetime_seconds")?,
            conflict: node.text("conflict"),
            docs: node.text("docs"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Precondition {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            param: node.text("param")?,
            docs: node.text("docs"),
            source: node.texts("source"),
        })
    }
}

impl Observe {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            operation: node.text("operation")?,
            path: node.text("path"),
            params: node.texts("params"),
            member: node.text("member"),
            states: node.named("states", Node::as_text),
            reads: node.list("reads", Sight::read),
            docs: node.text("docs"),
            source: node.texts("source"),
            assumed: node.text("assumed"),
        })
    }
}

impl Sight {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            status: node.integer("status"),
            body: node.named("body", |value| Some(value.clone())),
            phase: node.text("as")?,
            because: node.text("because"),
            source: node.texts("source"),
        })
    }
}

impl ReadRow {
    fn read(node: &Node) -> Option<Self> {
        Some(Self {
            span: node.span,
            status: node.integer("status")?,
            body: node.named("body", |value| Some(value.clone())),
            reads_as: node.text("as")?,
            because: node.text("because")?,
            source: node.texts("source"),
        })
    }
}
