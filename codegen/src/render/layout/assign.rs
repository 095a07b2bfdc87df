//! What stands behind `=` or `:`: on the same line, or on the next one.

use super::super::flat::width;
use super::super::tree::Node;
use super::{LINE, Shape, first_line, last_line, newline, prefers_next_line};

/// `left sign right`, if there is a way to fit it in.
pub(super) fn rewrite(left: &str, sign: &str, right: &Node, shape: Shape) -> Option<String> {
    let before = width(last_line(left)) + width(sign) + 1;
    let room = shape.past(before).unwrap_or(Shape { width: 0, ..shape });
    let here = super::rewrite(right, room);
    let mut text = format!("{left}{sign}");
    if let Some(here) = &here
        && !here.contains('\n')
        && width(here) <= room.width
    {
        text.push(' ');
        text.push_str(here);
        return Some(text);
    }
    // As much stands behind it as behind what was on this line.
    let behind = LINE
        .saturating_sub(shape.indent)
        .saturating_sub(shape.width);
    let room = shape.inner().less(behind)?;
    let next = super::rewrite(right, room);
    let is_next = match (&here, &next) {
        (Some(_), Some(next)) if !fits(next, room) => false,
        (Some(here), Some(next)) => prefers_next_line(here, next),
        (None, Some(_)) => true,
        (None, None) => return None,
        (Some(_), None) => false,
    };
    if is_next {
        newline(room.indent, &mut text);
        text.push_str(&next?);
    } else {
        text.push(' ');
        text.push_str(&here?);
    }
    Some(text)
}

fn fits(text: &str, shape: Shape) -> bool {
    width(first_line(text)) <= shape.width && text.lines().skip(1).all(|line| width(line) <= LINE)
}
