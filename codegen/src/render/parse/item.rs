//! Items.

use super::super::token;
use super::super::tree::{Function, Import, Item, ItemKind, Node, Variant};
use super::Parser;

/// How macros of the runtime end that take items in braces.
const TAKES_ITEMS: [&str; 3] = ["_items", "::handler", "::service_calls"];

impl Parser<'_> {
    /// All that is left, as items.
    pub(super) fn items(mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while !self.is_done() {
            items.push(self.item());
        }
        items
    }

    pub(super) fn item(&mut self) -> Item {
        let attributes = self.attributes();
        let visibility = self.visibility();
        Item {
            attributes,
            visibility,
            kind: self.item_kind(),
        }
    }

    fn visibility(&mut self) -> String {
        let start = self.at;
        if !self.takes("pub") {
            return String::new();
        }
        if self.is("(") {
            self.inside();
        }
        format!("{} ", self.since(start))
    }

    fn since(&self, start: usize) -> String {
        let taken = Parser {
            at: start,
            end: self.at,
            ..*self
        };
        taken.flat()
    }

    fn item_kind(&mut self) -> ItemKind {
        let is_function = (0..4).map(|ahead| self.text(ahead)).take_while(|word| {
            matches!(*word, "const" | "async" | "unsafe" | "extern" | "fn") || word.starts_with('"')
        });
        if is_function.last() == Some("fn") {
            return ItemKind::Fn(self.function());
        }
        match self.text(0) {
            "use" => {
                self.at += 1;
                let import = self.until(&[";"]).import();
                self.takes(";");
                ItemKind::Use(import)
            }
            "const" | "static" => {
                let head = self.until(&["=", ";"]).flat();
                let value = self.takes("=").then(|| self.expr(false));
                self.takes(";");
                ItemKind::Value(head, value)
            }
            "impl" | "trait" | "mod" | "unsafe" => {
                let head = self.until(&["{", ";"]).flat();
                if self.takes(";") {
                    return ItemKind::Line(head);
                }
                let mut inner = self.inside();
                ItemKind::Members(head, inner.inner_attributes(), inner.items())
            }
            "struct" | "union" => {
                let head = self.until(&["{", ";"]).flat();
                if self.takes(";") {
                    return ItemKind::Line(head);
                }
                ItemKind::Struct(head, self.inside().variants(true))
            }
            "enum" => {
                let head = self.until(&["{"]).flat();
                ItemKind::Enum(head, self.inside().variants(false))
            }
            _ => self.call(),
        }
    }

    /// A macro's call, or what is not known: up to its semicolon.
    fn call(&mut self) -> ItemKind {
        let start = self.at;
        let path = self.path();
        let takes_items = |end: &&str| path.ends_with(*end);
        if self.is("!") && self.is_ahead(1, "{") && TAKES_ITEMS.iter().any(takes_items) {
            self.at += 1;
            return ItemKind::Around(format!("{path}!"), self.inside().items(), "");
        }
        if let Some((name, items)) = self.named_items() {
            return ItemKind::Around(format!("{path}!({name}"), items, ");");
        }
        if self.is("!") && (self.is_ahead(1, "(") || self.is_ahead(1, "[")) {
            self.at = start;
            let node = self.expr(false);
            if self.takes(";") {
                return ItemKind::Call(node);
            }
        }
        self.at = start;
        let text = self.until(&[";"]).flat();
        if self.takes(";") {
            return ItemKind::Line(text);
        }
        ItemKind::Call(Node::atom(text))
    }

    /// `!(Name { fn … });`: what some of the runtime's macros take.
    fn named_items(&mut self) -> Option<(String, Vec<Item>)> {
        let mut ahead = *self;
        ahead.takes("!").then_some(())?;
        let mut inner = ahead.is("(").then(|| ahead.inside())?;
        let name = inner.until(&["{"]).flat();
        (inner.is("{") && inner.is_ahead(1, "fn") && ahead.takes(";")).then_some(())?;
        *self = ahead;
        Some((name, inner.inside().items()))
    }

    fn function(&mut self) -> Function {
        let head = self.until(&["("]).flat();
        let params = self.inside().commas();
        let output = self
            .takes("->")
            .then(|| self.until(&["{", ";", "where"]).flat());
        let bounds = if self.takes("where") {
            let bounds = self.until(&["{", ";"]).commas();
            bounds.into_iter().map(Self::flat).collect()
        } else {
            Vec::new()
        };
        let body = (!self.takes(";")).then(|| self.inside().body());
        Function {
            head,
            params: params.into_iter().map(Self::flat).collect(),
            output,
            bounds,
            body,
        }
    }

    fn import(mut self) -> Import {
        let start = self.at;
        while let Some(token) = self.token(0) {
            if token.kind == token::Kind::Open {
                let path = self.since(start);
                let list = self.inside().commas();
                let mut list: Vec<Import> = list.into_iter().map(Self::import).collect();
                return match list.as_mut_slice() {
                    // One name needs no braces.
                    [Import::Path(only)] if only != "self" => Import::Path(path + only),
                    _ => Import::List(path, list),
                };
            }
            self.at += 1;
        }
        Import::Path(self.since(start))
    }

    /// Fields, or the variants of an enum.
    fn variants(mut self, are_fields: bool) -> Vec<Variant> {
        let mut variants = Vec::new();
        while !self.is_done() {
            let attributes = self.attributes();
            let stops: &[&str] = if are_fields { &[","] } else { &[",", "{"] };
            let text = self.until(stops).flat();
            let fields = if self.is("{") {
                self.inside().variants(true)
            } else {
                Vec::new()
            };
            variants.push(Variant {
                attributes,
                text,
                fields,
            });
            self.takes(",");
        }
        variants
    }
}
