//! The arms of a `match`.

use super::super::flat::width;
use super::super::tree::{Arm, Kind, Node};
use super::{
    Shape, attribute, block_lines, choice, first_line, newline, prefers_next_line, rewrite, whole,
};

pub(super) fn all(value: &Node, arms: &[Arm], shape: Shape) -> Option<String> {
    let value = rewrite(value, shape.past(6)?.less(2)?)?;
    if arms.is_empty() {
        return Some(format!("match {value} {{}}"));
    }
    let mut text = format!("match {value} {{\n");
    let inner = Shape::lines(shape.indent + super::TAB);
    for found in arms {
        attribute::write(&found.attributes, inner.indent, &mut text);
        text.extend(std::iter::repeat_n(' ', inner.indent));
        text.push_str(&arm(found, inner));
        text.push('\n');
    }
    text.pop();
    newline(shape.indent, &mut text);
    text.push('}');
    Some(text)
}

fn arm(arm: &Arm, shape: Shape) -> String {
    let mut head = arm.patterns.join(" | ");
    // ` =>` and what begins behind it have to fit as well.
    if width(&head) + 5 > shape.width && arm.patterns.len() > 1 {
        let mut line = String::new();
        newline(shape.indent, &mut line);
        line.push_str("| ");
        head = arm.patterns.join(&line);
    }
    if let Some(guard) = &arm.guard {
        head.push_str(" if ");
        head.push_str(&guard.text());
    }
    if let Kind::Block(before, found) = &arm.body.kind {
        let comma = if before.is_empty() { "" } else { "," };
        return format!("{head} => {before}{}{comma}", block_lines(found, shape));
    }
    let taken = width(super::last_line(&head)) + 5;
    let taken = if head.contains('\n') {
        taken - shape.indent
    } else {
        taken
    };
    let room = shape.past(taken).map(|room| Shape {
        offset: taken - 1,
        ..room
    });
    let here = room.and_then(|room| statement_rewrite(&arm.body, room));
    if let (Some(here), Some(room)) = (&here, room)
        && !here.contains('\n')
        && width(here) <= room.width
    {
        return format!("{head} => {here},");
    }
    let next = statement_rewrite(&arm.body, Shape::lines(shape.indent + super::TAB));
    let extends = may_begin(&arm.body);
    let budget = room.map_or(0, |room| room.width);
    let is_here = match (&here, &next) {
        (Some(here), Some(next)) if prefers_next_line(here, next) => false,
        (Some(here), _) => extends && width(first_line(here)) <= budget,
        (None, _) => false,
    };
    match (here, next) {
        (Some(here), _) if is_here => format!("{head} => {here},"),
        (_, next) => {
            let next =
                next.unwrap_or_else(|| whole(&arm.body, Shape::lines(shape.indent + super::TAB)));
            let mut text = format!("{head} => {{");
            newline(shape.indent + super::TAB, &mut text);
            text.push_str(&next);
            newline(shape.indent, &mut text);
            text.push('}');
            text
        }
    }
}

fn statement_rewrite(node: &Node, shape: Shape) -> Option<String> {
    match &node.kind {
        Kind::If {
            condition,
            then,
            otherwise,
        } => choice(condition, then, otherwise.as_deref(), shape),
        _ => rewrite(node, shape),
    }
}

/// Whether something that takes lines may begin behind an arrow.
fn may_begin(node: &Node) -> bool {
    match &node.kind {
        Kind::If { .. } | Kind::Pairs(..) | Kind::Atom(_) | Kind::Assign(..) | Kind::Loop(..) => {
            false
        }
        Kind::Prefix(_, inner) => may_begin(inner),
        _ => true,
    }
}
