//! Closures, choices, loops and arms.

use super::super::tree::{Arm, Kind, Node};
use super::Parser;

impl Parser<'_> {
    pub(super) fn closure(&mut self, plain: bool) -> Node {
        let mut head = String::new();
        if self.takes("move") {
            head.push_str("move ");
        }
        if self.takes("||") {
            head.push_str("||");
        } else {
            self.takes("|");
            let params = self.until(&["|"]).flat();
            self.takes("|");
            head.extend(["|", &params, "|"]);
        }
        if self.takes("->") {
            head.extend([" -> ", &self.until(&["{"]).flat()]);
        }
        let body = self.expr(plain);
        Node::of(Kind::Closure(head, Box::new(body)))
    }

    pub(super) fn choice(&mut self) -> Node {
        self.at += 1;
        let condition = Box::new(self.expr(true));
        let then = self.inside().body();
        let otherwise = self.takes("else").then(|| {
            Box::new(if self.is("if") {
                self.choice()
            } else {
                Node::of(Kind::Block(String::new(), self.inside().body()))
            })
        });
        Node::of(Kind::If {
            condition,
            then,
            otherwise,
        })
    }

    pub(super) fn looped(&mut self, label: &str) -> Node {
        let word = self.text(0);
        self.at += 1;
        let head = match word {
            "for" => {
                let pattern = self.until(&["in"]).flat();
                self.takes("in");
                format!("{label}for {pattern} in ")
            }
            "while" => format!("{label}while "),
            _ => format!("{label}{word}"),
        };
        let over = (word == "for" || word == "while").then(|| Box::new(self.expr(true)));
        Node::of(Kind::Loop(head, over, self.inside().body()))
    }

    pub(super) fn arms(mut self) -> Vec<Arm> {
        let mut arms = Vec::new();
        while !self.is_done() {
            let attributes = self.attributes();
            self.takes("|");
            let mut whole = self.until(&["=>", "if"]);
            let mut patterns = Vec::new();
            while !whole.is_done() {
                patterns.push(whole.until(&["|"]).flat());
                whole.takes("|");
            }
            let guard = self.takes("if").then(|| self.expr(false));
            self.takes("=>");
            let body = if self.is("{") {
                self.statement_expr()
            } else {
                self.expr(false)
            };
            self.takes(",");
            arms.push(Arm {
                attributes,
                patterns,
                guard,
                body,
            });
        }
        arms
    }
}
