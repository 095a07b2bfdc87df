//! Where lines break: as rustfmt would break them, so that it finds nothing to change.

mod arm;
mod assign;
mod attribute;
mod block;
mod chain;
mod import;
mod item;
mod list;
mod ty;

use super::flat::{LIST, width};
use super::tree::{Attribute, Body, Item, Kind, Node};

/// As wide as a line may be.
const LINE: usize = 100;
const TAB: usize = 4;

/// The room for something: how far the lines after its first one stand in, and how wide the first one may be.
#[derive(Clone, Copy)]
struct Shape {
    indent: usize,
    /// How far from there the first line begins.
    offset: usize,
    width: usize,
    /// Whether chains of calls have to keep to one line.
    is_tight: bool,
    /// Whether what does not fit may stick out, since there is no other way.
    is_loose: bool,
}

impl Shape {
    /// Whole lines.
    fn lines(indent: usize) -> Self {
        Self {
            indent,
            offset: 0,
            width: LINE.saturating_sub(indent),
            is_tight: false,
            is_loose: false,
        }
    }

    /// Whole lines, one step further in.
    fn inner(self) -> Self {
        self.at(self.indent + TAB)
    }

    fn at(self, indent: usize) -> Self {
        Self {
            is_tight: self.is_tight,
            is_loose: self.is_loose,
            ..Self::lines(indent)
        }
    }

    /// Behind so many columns.
    fn past(self, columns: usize) -> Option<Self> {
        let offset = self.offset + columns;
        self.less(columns).map(|shape| Self { offset, ..shape })
    }

    /// Without so many columns at the end.
    fn less(self, columns: usize) -> Option<Self> {
        let width = match self.width.checked_sub(columns) {
            None if self.is_loose => 0,
            found => found?,
        };
        Some(Self { width, ..self })
    }
}

/// A module's text.
pub(super) fn module(attributes: &[Attribute], items: &[Item]) -> (String, String) {
    let mut head = String::new();
    attribute::write(attributes, 0, &mut head);
    let mut text = String::new();
    item::write(items, 0, &mut text);
    (head, text)
}

/// An expression, if there is a way to fit it in.
fn rewrite(node: &Node, shape: Shape) -> Option<String> {
    if node.flat <= shape.width {
        return Some(node.text());
    }
    match &node.kind {
        Kind::Atom(text) => {
            let fits = text.contains('\n') && width(first_line(text)) <= shape.width;
            (fits || shape.is_loose).then(|| text.clone())
        }
        Kind::List(found) => list::rewrite(found, shape, LIST),
        Kind::Chain { root, links } => chain::rewrite(root, links, shape),
        Kind::Struct { path, fields, rest } => block::fields(path, fields, rest.as_deref(), shape),
        Kind::Prefix(sign, inner) => {
            let inner = rewrite(inner, shape.past(width(sign))?)?;
            Some(format!("{sign}{inner}"))
        }
        Kind::Pairs(sign, operands) => pairs(sign, operands, shape),
        Kind::Assign(left, sign, right) => {
            let left = rewrite(left, shape)?;
            assign::rewrite(&left, sign.trim_end(), right, shape)
        }
        Kind::Closure(head, body) => block::closure(head, body, shape),
        Kind::Block(head, body) => Some(format!("{head}{}", block::body(body, shape))),
        Kind::If {
            condition,
            then,
            otherwise,
        } => block::choice(condition, then, otherwise.as_deref(), shape),
        Kind::Match(value, arms) => arm::all(value, arms, shape),
        Kind::Loop(head, over, body) => block::looped(head, over.as_deref(), body, shape),
    }
}

/// An expression that stands for itself, whatever it takes.
fn whole(node: &Node, shape: Shape) -> String {
    rewrite(node, shape).unwrap_or_else(|| {
        let loose = Shape {
            is_loose: true,
            is_tight: false,
            ..shape
        };
        rewrite(node, loose).unwrap_or_else(|| node.text())
    })
}

/// Operands on lines of their own.
fn pairs(sign: &str, operands: &[Node], shape: Shape) -> Option<String> {
    let inner = shape.inner();
    let mut text = String::new();
    for (at, operand) in operands.iter().enumerate() {
        if at == 0 {
            text.push_str(&rewrite(operand, shape)?);
            continue;
        }
        newline(inner.indent, &mut text);
        text.push_str(sign.trim_start());
        text.push_str(&rewrite(operand, inner.past(width(sign) - 1)?)?);
    }
    Some(text)
}

fn block_lines(body: &Body, shape: Shape) -> String {
    block::body(body, shape)
}

fn choice(condition: &Node, then: &Body, otherwise: Option<&Node>, shape: Shape) -> Option<String> {
    block::choice(condition, then, otherwise, shape)
}

fn member(found: &Item, indent: usize, out: &mut String) {
    item::one(found, indent, out);
}

fn newline(indent: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or(text)
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or(text)
}

fn breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Whether more may stand behind the last line: it only closes brackets.
fn is_extendable(text: &str) -> bool {
    let line = last_line(text).trim_start();
    text.contains('\n')
        && line
            .chars()
            .all(|char| matches!(char, ')' | ']' | '}' | '?' | '>'))
}

/// Whether the next line is the better place for something.
fn prefers_next_line(here: &str, next: &str) -> bool {
    let begins = |text: &str, bracket| first_line(text).ends_with(bracket);
    !next.contains('\n')
        || breaks(here) > breaks(next) + 1
        || ['(', '{', '[']
            .iter()
            .any(|bracket| begins(here, *bracket) && !begins(next, *bracket))
}
