//! Operators with two sides.

use super::super::tree::{Kind, Node};
use super::Parser;

/// Operators by how closely they bind, the loosest first.
const LEVELS: [&[&str]; 8] = [
    &["||"],
    &["&&"],
    &["==", "!=", "<", ">", "<=", ">="],
    &["|"],
    &["^"],
    &["&"],
    &["+", "-"],
    &["*", "/", "%"],
];
const ASSIGN: [&str; 9] = ["=", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|="];

impl Parser<'_> {
    /// An expression; `plain` where a brace begins a block.
    pub(super) fn expr(&mut self, plain: bool) -> Node {
        let left = self.range(plain);
        let sign = self.text(0);
        if !self.is_done() && self.kind(0) == Some(super::Kind::Sign) && ASSIGN.contains(&sign) {
            let sign = format!(" {sign} ");
            self.at += 1;
            let right = self.expr(plain);
            return Node::of(Kind::Assign(Box::new(left), sign, Box::new(right)));
        }
        left
    }

    fn range(&mut self, plain: bool) -> Node {
        let mut text = String::new();
        if !self.is("..") && !self.is("..=") {
            let left = self.pairs(0, plain);
            if !self.is("..") && !self.is("..=") {
                return left;
            }
            left.write(&mut text);
        }
        text.push_str(self.text(0));
        self.at += 1;
        if !self.ends_operand(plain) {
            self.pairs(0, plain).write(&mut text);
        }
        Node::atom(text)
    }

    /// Whether no operand stands here.
    pub(super) fn ends_operand(&self, plain: bool) -> bool {
        self.is_done()
            || [",", ";", "=>", "="].iter().any(|end| self.is(end))
            || plain && self.is("{")
    }

    pub(super) fn pairs(&mut self, level: usize, plain: bool) -> Node {
        let mut node = self.cast(plain);
        // From the closest to the loosest; most operands stand alone.
        for (at, signs) in LEVELS.iter().enumerate().skip(level).rev() {
            if self.kind(0) != Some(super::Kind::Sign) {
                break;
            }
            while let Some(sign) = signs.iter().find(|sign| self.is(sign)) {
                self.at += 1;
                let mut operands = vec![node];
                operands.push(self.pairs(at + 1, plain));
                while self.takes(sign) {
                    operands.push(self.pairs(at + 1, plain));
                }
                node = Node::of(Kind::Pairs(format!(" {sign} "), operands));
            }
        }
        node
    }

    fn cast(&mut self, plain: bool) -> Node {
        let mut node = self.prefixed(plain);
        while self.takes("as") {
            let mut text = node.text();
            text.push_str(" as ");
            text.push_str(&self.path());
            node = Node::atom(text);
        }
        node
    }
}
