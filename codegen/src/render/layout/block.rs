//! What stands between braces: statements, fields.

use super::super::flat::width;
use super::super::tree::{Body, Field, Kind, Node, StatementKind};
use super::{Shape, assign, attribute, newline, rewrite, whole};

/// `{ … }`, a line for each statement at least.
pub(super) fn body(body: &Body, shape: Shape) -> String {
    if body.statements.is_empty() && body.inner.is_empty() {
        return "{}".to_owned();
    }
    let mut text = String::from("{");
    lines(body, shape.indent + super::TAB, &mut text);
    newline(shape.indent, &mut text);
    text.push('}');
    text
}

fn lines(body: &Body, indent: usize, text: &mut String) {
    let shape = Shape::lines(indent);
    text.push('\n');
    attribute::write(&body.inner, indent, text);
    let last = body.statements.len().saturating_sub(1);
    for (at, statement) in body.statements.iter().enumerate() {
        attribute::write(&statement.attributes, indent, text);
        text.extend(std::iter::repeat_n(' ', indent));
        match &statement.kind {
            StatementKind::Item(item) => {
                let start = text.len() - indent;
                text.truncate(start);
                super::member(item, indent, text);
            }
            StatementKind::Let {
                pattern,
                value,
                otherwise,
            } => text.push_str(&binding(pattern, value.as_ref(), otherwise.as_ref(), shape)),
            StatementKind::Node(node, is_closed) => {
                let room = shape.less(usize::from(*is_closed)).unwrap_or(shape);
                text.push_str(&statement_node(node, room, at == last && !is_closed));
                if *is_closed {
                    text.push(';');
                }
            }
        }
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    text.pop();
}

/// A choice that is a statement takes lines of its own, unless it is the value of its block.
fn statement_node(node: &Node, shape: Shape, is_value: bool) -> String {
    match &node.kind {
        Kind::If {
            condition,
            then,
            otherwise,
        } if !is_value => choice(condition, then, otherwise.as_deref(), shape)
            .unwrap_or_else(|| whole(node, shape)),
        _ => whole(node, shape),
    }
}

fn binding(pattern: &str, value: Option<&Node>, otherwise: Option<&Body>, shape: Shape) -> String {
    let left = format!("let {pattern}");
    let Some(value) = value else {
        return format!("{left};");
    };
    let behind = if otherwise.is_some() { 7 } else { 1 };
    let room = shape.less(behind).unwrap_or(shape);
    let loose = Shape {
        is_loose: true,
        ..room
    };
    let mut text = assign::rewrite(&left, " =", value, room)
        .or_else(|| assign::rewrite(&left, " =", value, loose))
        .unwrap_or_else(|| format!("{left} = {}", value.text()));
    if let Some(otherwise) = otherwise {
        text.push_str(" else ");
        text.push_str(&body(otherwise, shape));
    }
    text.push(';');
    text
}

pub(super) fn choice(
    condition: &Node,
    then: &Body,
    otherwise: Option<&Node>,
    shape: Shape,
) -> Option<String> {
    let condition = rewrite(condition, shape.past(3)?.less(2)?)?;
    let mut text = format!("if {condition}");
    if condition.contains('\n') && !super::is_extendable(&condition) {
        newline(shape.indent, &mut text);
    } else {
        text.push(' ');
    }
    text.push_str(&body(then, shape));
    match otherwise.map(|node| &node.kind) {
        None => {}
        Some(Kind::If {
            condition,
            then,
            otherwise,
        }) => {
            text.push_str(" else ");
            text.push_str(&choice(condition, then, otherwise.as_deref(), shape)?);
        }
        Some(Kind::Block(_, other)) => {
            text.push_str(" else ");
            text.push_str(&body(other, shape));
        }
        Some(_) => return None,
    }
    Some(text)
}

pub(super) fn looped(
    head: &str,
    over: Option<&Node>,
    inner: &Body,
    shape: Shape,
) -> Option<String> {
    let over = match over {
        Some(over) => rewrite(over, shape.past(width(head))?.less(2)?)?,
        None => String::new(),
    };
    Some(format!("{head}{over} {}", body(inner, shape)))
}

pub(super) fn closure(head: &str, inner: &Node, shape: Shape) -> Option<String> {
    let room = shape.past(width(head) + 1)?;
    if let Kind::Block(before, found) = &inner.kind {
        return Some(format!("{head} {before}{}", body(found, shape)));
    }
    let found = rewrite(inner, room).filter(|text| !text.contains('\n') || takes_lines(inner));
    match found {
        Some(found) => Some(format!("{head} {found}")),
        None => braced(head, inner, shape),
    }
}

/// A closure that is the last argument.
pub(super) fn last_closure(head: &str, inner: &Node, shape: Shape) -> Option<String> {
    if matches!(inner.kind, Kind::If { .. } | Kind::Loop(..)) {
        return braced(head, inner, shape);
    }
    closure(head, inner, shape)
}

/// A closure around an expression that is too long to stand behind it.
fn braced(head: &str, inner: &Node, shape: Shape) -> Option<String> {
    let room = shape.at(shape.indent + super::TAB);
    let mut text = format!("{head} {{");
    newline(room.indent, &mut text);
    let room = Shape {
        is_tight: false,
        ..room
    };
    text.push_str(&rewrite(inner, room)?);
    newline(shape.indent, &mut text);
    text.push('}');
    Some(text)
}

/// Whether something may begin on a line and end on another.
fn takes_lines(node: &Node) -> bool {
    match &node.kind {
        Kind::Match(..) | Kind::Block(..) | Kind::Loop(..) | Kind::Struct { .. } => true,
        Kind::Prefix(_, inner) => takes_lines(inner),
        _ => false,
    }
}

pub(super) fn fields(
    path: &str,
    fields: &[Field],
    rest: Option<&str>,
    shape: Shape,
) -> Option<String> {
    let inner = shape.inner();
    let room = inner.less(1)?;
    let mut text = format!("{path} {{\n");
    for field in fields {
        attribute::write(&field.attributes, inner.indent, &mut text);
        text.extend(std::iter::repeat_n(' ', inner.indent));
        match &field.value {
            Some(value) => {
                let behind = room.past(width(&field.name) + 2);
                // Of patterns, what takes lines stands below.
                let stays = |text: &String| rest != Some("..") || !text.contains('\n');
                let here = behind.and_then(|room| rewrite(value, room)).filter(stays);
                text.extend([&field.name, ":"]);
                if here.is_some() {
                    text.push(' ');
                } else {
                    newline(inner.indent + super::TAB, &mut text);
                }
                text.push_str(&match here {
                    Some(here) => here,
                    None => rewrite(value, inner.inner().less(1)?)?,
                });
            }
            None => text.push_str(&field.name),
        }
        text.push_str(",\n");
    }
    if let Some(rest) = rest {
        text.extend(std::iter::repeat_n(' ', inner.indent));
        text.push_str(rest);
        text.push('\n');
    }
    text.pop();
    newline(shape.indent, &mut text);
    text.push('}');
    Some(text)
}
