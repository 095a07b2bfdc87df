//! What the printer knows of Rust: items, statements and expressions, down to where lines may break.

/// An expression or, where it stands for one, a pattern.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// How wide it is on one line; enormous, if it takes several.
    pub(super) flat: usize,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// What is never broken.
    Atom(String),
    /// `callee(items)`, `[items]`, `(items)`, `name!(items)`.
    List(List),
    Chain {
        root: Box<Node>,
        links: Vec<Link>,
    },
    Struct {
        path: String,
        fields: Vec<Field>,
        /// `..` or `..base`.
        rest: Option<String>,
    },
    /// `&`, `*`, `return`: with a space where there is one.
    Prefix(&'static str, Box<Node>),
    /// Operands of one operator.
    Pairs(String, Vec<Node>),
    /// `left = right`, `let pattern = right` in a condition.
    Assign(Box<Node>, String, Box<Node>),
    Closure(String, Box<Node>),
    Block(String, Body),
    If {
        condition: Box<Node>,
        then: Body,
        otherwise: Option<Box<Node>>,
    },
    Match(Box<Node>, Vec<Arm>),
    /// `for`, `while`, `loop`: the head, with what it runs over.
    Loop(String, Option<Box<Node>>, Body),
}

/// What stands between brackets.
#[derive(Debug)]
pub(super) struct List {
    /// What stands before the bracket.
    pub(super) callee: Option<Box<Node>>,
    pub(super) brackets: [&'static str; 2],
    pub(super) items: Vec<Node>,
    /// Whether a comma stands behind the last one even on one line: a tuple of one, a macro that was given one.
    pub(super) comma: bool,
    /// Whether a macro takes the items: it may mind commas that it was not given.
    pub(super) is_macro: bool,
}

/// `.name`, `.name(items)`, each with the question marks behind it.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) name: String,
    pub(super) items: Option<Vec<Node>>,
    pub(super) tries: usize,
}

#[derive(Debug)]
pub(super) struct Field {
    pub(super) attributes: Vec<Attribute>,
    pub(super) name: String,
    pub(super) value: Option<Node>,
}

#[derive(Debug)]
pub(super) struct Arm {
    pub(super) attributes: Vec<Attribute>,
    pub(super) patterns: Vec<String>,
    pub(super) guard: Option<Node>,
    pub(super) body: Node,
}

/// Statements.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) inner: Vec<Attribute>,
    pub(super) statements: Vec<Statement>,
}

#[derive(Debug)]
pub(super) struct Statement {
    pub(super) attributes: Vec<Attribute>,
    pub(super) kind: StatementKind,
}

#[derive(Debug)]
pub(super) enum StatementKind {
    Let {
        pattern: String,
        value: Option<Node>,
        otherwise: Option<Body>,
    },
    /// With whether a semicolon stands behind.
    Node(Node, bool),
    Item(Item),
}

/// An item with what stands on it. Attributes are whole lines; the visibility has its space.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: String,
    pub(super) kind: ItemKind,
}

#[derive(Debug)]
pub(super) enum ItemKind {
    Use(Import),
    /// One line: `mod name`, `type A = B`.
    Line(String),
    /// `const NAME: T`, with its value.
    Value(String, Option<Node>),
    /// `impl A for B`, `mod name`, `trait A`: the head, what stands on its insides, its members.
    Members(String, Vec<Attribute>, Vec<Item>),
    Fn(Function),
    /// `struct Name`, and its fields.
    Struct(String, Vec<Variant>),
    /// `enum Name`, and its variants.
    Enum(String, Vec<Variant>),
    /// A macro's call with brackets or parentheses, with its semicolon.
    Call(Node),
    /// A macro of the runtime around items, with what stands behind the brace.
    Around(String, Vec<Item>, &'static str),
}

/// What follows one path of an import.
#[derive(Debug)]
pub(super) enum Import {
    Path(String),
    List(String, Vec<Import>),
}

#[derive(Debug)]
pub(super) struct Function {
    /// All before the parenthesis.
    pub(super) head: String,
    pub(super) params: Vec<String>,
    /// The type behind the arrow.
    pub(super) output: Option<String>,
    /// `where` and its bounds.
    pub(super) bounds: Vec<String>,
    pub(super) body: Option<Body>,
}

/// A field of a struct, or a variant of an enum.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) attributes: Vec<Attribute>,
    pub(super) text: String,
    /// The fields of a variant with names.
    pub(super) fields: Vec<Variant>,
}

/// What stands on something.
#[derive(Debug)]
pub(super) enum Attribute {
    /// Documentation, as a whole line.
    Text(String),
    /// What stands in brackets, behind `#` or `#!`.
    Of(&'static str, Node),
}
