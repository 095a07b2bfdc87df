//! Operands: what stands between operators, with its calls.

use super::super::token;
use super::super::tree::{Kind, Link, List, Node};
use super::Parser;

impl Parser<'_> {
    /// An expression that begins a statement: a block ends it, unless it is called upon.
    pub(super) fn statement_expr(&mut self) -> Node {
        let start = *self;
        if self.begins_block() {
            let node = self.operand(false);
            if !self.is(".") && !self.is("?") {
                return node;
            }
            *self = start;
        }
        self.expr(false)
    }

    fn begins_block(&self) -> bool {
        ["if", "match", "for", "while", "loop", "{"]
            .iter()
            .any(|word| self.is(word))
            || self.is("unsafe") && self.is_ahead(1, "{")
            || self.kind(0) == Some(token::Kind::Lifetime)
    }

    pub(super) fn prefixed(&mut self, plain: bool) -> Node {
        let sign = match self.text(0) {
            _ if self.kind(0) == Some(token::Kind::Literal) => return self.chain(plain),
            "&" if self.is_ahead(1, "mut") => "&mut ",
            "&" => "&",
            "&&" => "&&",
            "*" => "*",
            "!" => "!",
            "-" => "-",
            "return" => "return ",
            "break" => "break ",
            "let" => return self.condition(),
            _ => return self.chain(plain),
        };
        self.at += if sign == "&mut " { 2 } else { 1 };
        let is_jump = matches!(sign, "return " | "break ");
        if is_jump && self.ends_operand(plain) {
            return Node::atom(sign.trim_end().to_owned());
        }
        let inner = if is_jump {
            self.expr(plain)
        } else {
            self.prefixed(plain)
        };
        Node::of(Kind::Prefix(sign, Box::new(inner)))
    }

    /// `let pattern = value`
    fn condition(&mut self) -> Node {
        self.at += 1;
        let start = *self;
        let mut pattern = self.pairs(0, false);
        if !self.is("=") {
            *self = start;
            pattern = Node::atom(self.until(&["="]).flat());
        }
        self.takes("=");
        let pattern = Node::of(Kind::Prefix("let ", Box::new(pattern)));
        let value = self.prefixed(true);
        Node::of(Kind::Assign(
            Box::new(pattern),
            " = ".to_owned(),
            Box::new(value),
        ))
    }

    fn chain(&mut self, plain: bool) -> Node {
        let mut root = self.operand(plain);
        let mut links: Vec<Link> = Vec::new();
        loop {
            if self.is("(") || self.is("[") {
                let brackets = if self.is("(") { ["(", ")"] } else { ["[", "]"] };
                let items = self.inside().exprs();
                root = Node::of(Kind::List(List {
                    callee: Some(Box::new(chained(root, &mut links))),
                    brackets,
                    items,
                    comma: false,
                    is_macro: false,
                }));
            } else if self.takes("?") {
                match links.last_mut() {
                    Some(link) => link.tries += 1,
                    None => links.push(Link {
                        name: String::new(),
                        items: None,
                        tries: 1,
                    }),
                }
            } else if self.takes(".") {
                let mut name = format!(".{}", self.text(0));
                self.at += 1;
                if self.is("::") && self.is_ahead(1, "<") {
                    self.at += 1;
                    name.push_str("::");
                    name.push_str(&self.generics().flat());
                }
                let items = self.is("(").then(|| self.inside().exprs());
                links.push(Link {
                    name,
                    items,
                    tries: 0,
                });
            } else {
                return chained(root, &mut links);
            }
        }
    }

    /// All that is left, as expressions with commas between them.
    pub(super) fn exprs(mut self) -> Vec<Node> {
        let mut found = Vec::new();
        while !self.is_done() {
            let start = self;
            let attributes = self.attributes();
            let node = self.expr(false);
            let is_whole = self.is_done() || self.is(",");
            if is_whole && attributes.is_empty() {
                found.push(node);
            } else {
                // Nothing that is known: a macro may take anything, and `[value; count]` is one, too.
                self = start;
                found.push(Node::atom(self.until(&[","]).flat()));
            }
            self.takes(",");
        }
        found
    }

    fn operand(&mut self, plain: bool) -> Node {
        let word = self.text(0);
        match self.kind(0) {
            Some(token::Kind::Literal) => {
                self.at += 1;
                return Node::atom(word.to_owned());
            }
            Some(token::Kind::Lifetime) => {
                self.at += 1;
                if !self.takes(":") {
                    return Node::atom(word.to_owned());
                }
                return self.looped(&format!("{word}: "));
            }
            _ => {}
        }
        match word {
            "(" => self.tuple(),
            "[" => {
                let items = self.inside().exprs();
                Node::of(Kind::List(List {
                    callee: None,
                    brackets: ["[", "]"],
                    items,
                    comma: false,
                    is_macro: false,
                }))
            }
            "{" => Node::of(Kind::Block(String::new(), self.inside().body())),
            "|" | "||" | "move" => self.closure(plain),
            "if" => self.choice(),
            "match" => {
                self.at += 1;
                let value = self.expr(true);
                let arms = self.inside().arms();
                Node::of(Kind::Match(Box::new(value), arms))
            }
            "for" | "while" | "loop" => self.looped(""),
            "unsafe" | "const" if self.is_ahead(1, "{") => {
                self.at += 1;
                Node::of(Kind::Block(format!("{word} "), self.inside().body()))
            }
            "async" => {
                self.at += 1;
                let head = if self.takes("move") {
                    "async move "
                } else {
                    "async "
                };
                if self.is("|") || self.is("||") {
                    let Kind::Closure(rest, body) = self.closure(plain).kind else {
                        return Node::atom(head.to_owned());
                    };
                    return Node::of(Kind::Closure(format!("{head}{rest}"), body));
                }
                Node::of(Kind::Block(head.to_owned(), self.inside().body()))
            }
            _ => self.named(plain),
        }
    }

    fn tuple(&mut self) -> Node {
        let inner = self.inside();
        let comma = inner.ends_with_comma();
        let items = inner.exprs();
        let comma = comma && items.len() == 1;
        Node::of(Kind::List(List {
            callee: None,
            brackets: ["(", ")"],
            items,
            comma,
            is_macro: false,
        }))
    }

    pub(super) fn ends_with_comma(&self) -> bool {
        let last = Parser {
            at: self.end.saturating_sub(1),
            ..*self
        };
        last.at >= self.at && last.is(",")
    }
}

/// A root with its links, if there are any.
fn chained(root: Node, links: &mut Vec<Link>) -> Node {
    if links.is_empty() {
        return root;
    }
    Node::of(Kind::Chain {
        root: Box::new(root),
        links: std::mem::take(links),
    })
}
