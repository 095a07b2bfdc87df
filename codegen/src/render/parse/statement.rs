//! Attributes, and what stands between braces.

use super::super::token::Kind;
use super::super::tree::{Attribute, Body, Node, Statement, StatementKind};
use super::Parser;

/// The first words of items.
const ITEMS: [&str; 9] = [
    "const", "enum", "fn", "impl", "mod", "static", "struct", "type", "use",
];

impl Parser<'_> {
    /// Takes the documentation and the attributes of what follows.
    pub(super) fn attributes(&mut self) -> Vec<Attribute> {
        let mut found = Vec::new();
        loop {
            match self.kind(0) {
                Some(Kind::Doc) => {
                    found.push(Attribute::Text(format!("///{}", self.text(0))));
                    self.at += 1;
                }
                Some(Kind::Sign) if self.is("#") && self.is_ahead(1, "[") => {
                    self.at += 1;
                    found.push(Attribute::Of("#", self.inside().meta()));
                }
                _ => return found,
            }
        }
    }

    /// Takes the documentation and the attributes of what this stands in.
    pub(super) fn inner_attributes(&mut self) -> Vec<Attribute> {
        let mut found = Vec::new();
        loop {
            match self.kind(0) {
                Some(Kind::InnerDoc) => {
                    found.push(Attribute::Text(format!("//!{}", self.text(0))));
                    self.at += 1;
                }
                Some(Kind::Sign) if self.is("#") && self.is_ahead(1, "!") => {
                    self.at += 2;
                    found.push(Attribute::Of("#!", self.inside().meta()));
                }
                _ => return found,
            }
        }
    }

    /// All that is left, as what an attribute says.
    fn meta(mut self) -> Node {
        let start = self;
        let node = self.expr(false);
        if self.is_done() {
            node
        } else {
            Node::atom(start.flat())
        }
    }

    /// All that is left, as statements.
    pub(super) fn body(mut self) -> Body {
        let mut body = Body {
            inner: self.inner_attributes(),
            statements: Vec::new(),
        };
        while !self.is_done() {
            let found = self.statement();
            body.statements.push(found);
        }
        body
    }

    fn statement(&mut self) -> Statement {
        let start = *self;
        let attributes = self.attributes();
        if self.is_item() {
            *self = start;
            return Statement {
                attributes: Vec::new(),
                kind: StatementKind::Item(self.item()),
            };
        }
        let kind = if self.takes("let") {
            let pattern = self.until(&["=", ";"]).flat();
            let value = self.takes("=").then(|| self.expr(false));
            let otherwise = self.takes("else").then(|| self.inside().body());
            self.takes(";");
            StatementKind::Let {
                pattern,
                value,
                otherwise,
            }
        } else {
            let node = self.statement_expr();
            StatementKind::Node(node, self.takes(";"))
        };
        Statement { attributes, kind }
    }

    fn is_item(&self) -> bool {
        let word = self.text(0);
        let is_const_block = word == "const" && self.is_ahead(1, "{");
        self.kind(0) == Some(Kind::Ident) && ITEMS.contains(&word) && !is_const_block
    }
}
