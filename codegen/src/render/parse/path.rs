//! Paths, with what makes them more.

use super::super::token;
use super::super::tree::{Field, Kind, List, Node};
use super::Parser;

impl Parser<'_> {
    /// A path with what makes it more: a macro's arguments, the fields of a struct.
    pub(super) fn named(&mut self, plain: bool) -> Node {
        let start = self.at;
        let path = self.path();
        if self.at == start {
            // Whatever it is, it is not lost.
            self.at += 1;
            let one = Parser {
                at: start,
                end: self.at,
                ..*self
            };
            return Node::atom(one.flat());
        }
        if self.is("!") && self.kind(1) == Some(token::Kind::Open) {
            self.at += 1;
            let brackets = match self.text(0) {
                "(" => ["(", ")"],
                "[" => ["[", "]"],
                _ => return Node::atom(format!("{path}! {{ {} }}", self.inside().flat())),
            };
            let inner = self.inside();
            return Node::of(Kind::List(List {
                callee: Some(Box::new(Node::atom(format!("{path}!")))),
                brackets,
                comma: inner.ends_with_comma(),
                items: inner.exprs(),
                is_macro: true,
            }));
        }
        if !plain && self.is("{") && self.has_fields() {
            return self.inside().fields(path);
        }
        Node::atom(path)
    }

    /// Whether what stands between the braces here can be the fields of a struct.
    fn has_fields(&self) -> bool {
        let mut inner = *self;
        let mut inner = inner.inside();
        inner.attributes();
        let is_name = matches!(
            inner.kind(0),
            Some(token::Kind::Ident | token::Kind::Literal)
        );
        let is_field = is_name
            && (inner.is_ahead(1, ":") || inner.is_ahead(1, ",") || inner.at + 1 == inner.end);
        inner.is_done() || inner.is("..") || is_field
    }

    fn fields(mut self, path: String) -> Node {
        let (mut fields, mut rest) = (Vec::new(), None);
        while !self.is_done() {
            let attributes = self.attributes();
            if self.is("..") {
                rest = Some(self.until(&[","]).flat());
            } else {
                let name = self.until(&[":", ","]).flat();
                let value = self.takes(":").then(|| self.expr(false));
                fields.push(Field {
                    attributes,
                    name,
                    value,
                });
            }
            self.takes(",");
        }
        Node::of(Kind::Struct { path, fields, rest })
    }

    /// Takes a path, with generics behind `::`; or a type, behind `as`.
    pub(super) fn path(&mut self) -> String {
        let start = self.at;
        if self.is("<") {
            self.generics();
        }
        loop {
            self.takes("::");
            if self.is("<") && self.at > start {
                self.generics();
            } else if self.kind(0) == Some(token::Kind::Ident) {
                self.at += 1;
            } else {
                break;
            }
            if !self.is("::") {
                break;
            }
        }
        let taken = Parser {
            at: start,
            end: self.at,
            ..*self
        };
        taken.flat()
    }
}
