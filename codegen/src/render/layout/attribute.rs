//! Documentation and attributes, each on lines of its own.

use super::super::flat::width;
use super::super::tree::{Attribute, Kind, List, Node};
use super::{LINE, Shape, newline};

/// As wide as what an attribute takes may be on one line.
const WIDE: usize = 70;

pub(super) fn write(attributes: &[Attribute], indent: usize, out: &mut String) {
    for attribute in attributes {
        out.extend(std::iter::repeat_n(' ', indent));
        match attribute {
            Attribute::Text(text) => out.push_str(text.trim_end()),
            Attribute::Of(sign, node) => {
                out.push_str(sign);
                out.push('[');
                out.push_str(&meta(node, indent, width(sign) + 2));
                out.push(']');
            }
        }
        out.push('\n');
    }
}

fn meta(node: &Node, indent: usize, around: usize) -> String {
    let flat = node.text();
    let is_wide = |list: &List| {
        let callee = list.callee.as_ref().map_or(0, |callee| callee.flat);
        width(&flat) - callee - 2 > WIDE
    };
    match &node.kind {
        Kind::List(found) if is_wide(found) || width(&flat) + indent + around > LINE => {
            lines(found, Shape::lines(indent)).unwrap_or(flat)
        }
        _ => flat,
    }
}

/// What an attribute takes, a line for each; a list alone begins behind the bracket.
fn lines(found: &List, shape: Shape) -> Option<String> {
    let mut text = found.callee.as_ref()?.text();
    if let [only] = found.items.as_slice()
        && let Kind::List(inner) = &only.kind
    {
        text.push('(');
        text.push_str(&lines(inner, shape)?);
        text.push(')');
        return Some(text);
    }
    text.push('(');
    for item in &found.items {
        newline(shape.indent + super::TAB, &mut text);
        text.push_str(&meta(item, shape.indent + super::TAB, 1));
        text.push(',');
    }
    text.pop();
    newline(shape.indent, &mut text);
    text.push(')');
    Some(text)
}
