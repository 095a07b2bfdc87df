//! Calls, arrays and tuples: on one line, with the last item running over, or a line for each.

use super::super::flat::width;
use super::super::tree::{Kind, List, Node};
use super::{Shape, breaks, first_line, last_line, newline, rewrite as node};

/// As wide as an item may be that shares a line with others.
const SHORT: usize = 10;

pub(super) fn rewrite(list: &List, shape: Shape, limit: usize) -> Option<String> {
    let callee = match &list.callee {
        Some(callee) => node(callee, shape)?,
        None => String::new(),
    };
    let text = items(&callee, list.brackets, &list.items, shape, limit)?;
    if !list.is_macro || list.comma {
        return Some(text);
    }
    // No comma that the macro was not given.
    let [_, close] = list.brackets;
    let mut line = String::from(",");
    newline(shape.indent, &mut line);
    line.push_str(close);
    Some(match text.strip_suffix(&line) {
        Some(before) => format!("{before}{}", &line[1..]),
        None => text,
    })
}

/// `callee(items)`, if there is a way to fit it in; the room is that of the whole.
pub(super) fn items(
    callee: &str,
    [open, close]: [&str; 2],
    items: &[Node],
    shape: Shape,
    limit: usize,
) -> Option<String> {
    let used = width(last_line(callee));
    let one_line = shape.width.saturating_sub(used + 2);
    let nested = shape.inner().less(1)?;
    let mut text = format!("{callee}{open}");
    let Some((last, before)) = items.split_last() else {
        text.push_str(close);
        return (used + 2 <= shape.width || shape.is_loose).then_some(text);
    };
    let mut lines: Vec<String> = Vec::with_capacity(items.len());
    for item in before {
        lines.push(node(item, nested)?);
    }
    let hugs = before.is_empty() && width(callee) < 4;
    let over = if hugs || may_run_over(last, items.len()) {
        let room = shape
            .past(used + 1)
            .and_then(|room| room.less(1))
            .and_then(|room| {
                if before.is_empty() && !last.is_call() {
                    return Some(room);
                }
                let taken = lines.iter().map(|line| 2 + width(line)).sum();
                Shape {
                    width: room.width.min(limit),
                    ..room
                }
                .past(taken)
            });
        let is_chain = !hugs && is_method_call(last);
        room.and_then(|room| {
            run_over(
                last,
                items,
                Shape {
                    is_tight: room.is_tight || is_chain,
                    ..room
                },
            )
        })
    } else {
        None
    };
    let is_horizontal = |lines: &[String], last: &str| {
        let widths = lines.iter().map(|line| width(line)).sum::<usize>() + width(last);
        let is_broken = lines.iter().any(|line| line.contains('\n')) || last.contains('\n');
        !is_broken && widths + 2 * lines.len() <= one_line.min(limit)
    };
    if let Some(over) = over.filter(|over| is_horizontal(&lines, first_line(over))) {
        let whole = (before.is_empty() && breaks(&over) == 1)
            .then(|| node(last, nested))
            .flatten()
            .filter(|whole| !whole.contains('\n'));
        let is_extendable = |text: &str| {
            let taken = lines.iter().map(|line| 2 + width(line)).sum::<usize>();
            taken + width(first_line(text)) < shape.width.saturating_sub(used) || shape.is_loose
        };
        let over = whole.unwrap_or(over);
        if is_extendable(&over) {
            for line in &lines {
                text.extend([line, ", "]);
            }
            text.extend([&over, close]);
            return Some(text);
        }
        if before.is_empty() && !over.contains('\n') {
            // The item is all there is of a horizontal list, which has no last comma.
            newline(nested.indent, &mut text);
            text.push_str(&over);
            newline(shape.indent, &mut text);
            text.push_str(close);
            return Some(text);
        }
        lines.push(over);
        return Some(wrapped(text, &lines, close, shape, nested, false));
    }
    let last_line = node(last, nested)?;
    let is_short_enough = before.is_empty()
        && one_line != 0
        && !last_line.contains('\n')
        && width(&last_line) <= one_line;
    if is_short_enough || is_horizontal(&lines, &last_line) {
        for line in &lines {
            text.extend([line, ", "]);
        }
        text.extend([&last_line, close]);
        return Some(text);
    }
    lines.push(last_line);
    let is_mixed = items.iter().all(is_simple) && lines.iter().all(|line| width(line) <= SHORT);
    Some(wrapped(text, &lines, close, shape, nested, is_mixed))
}

/// Items on lines of their own; short ones share them.
fn wrapped(
    mut text: String,
    lines: &[String],
    close: &str,
    shape: Shape,
    nested: Shape,
    is_mixed: bool,
) -> String {
    let mut column = 0;
    for (index, line) in lines.iter().enumerate() {
        // Behind the last one a comma may stick out.
        let is_last = index + 1 == lines.len();
        let wide = width(line) + usize::from(!is_last);
        if is_mixed && column > 0 && column + 1 + wide <= nested.width {
            text.push(' ');
            column += 1 + wide;
        } else {
            newline(nested.indent, &mut text);
            column = wide;
        }
        text.extend([line, ","]);
    }
    newline(shape.indent, &mut text);
    text.push_str(close);
    text
}

/// The last item, its first line behind the others.
fn run_over(last: &Node, items: &[Node], shape: Shape) -> Option<String> {
    let Kind::Closure(head, body) = &last.kind else {
        return node(last, shape);
    };
    let closures = items
        .iter()
        .filter(|item| matches!(item.kind, Kind::Closure(..)));
    if closures.count() > 1 {
        return None;
    }
    super::block::last_closure(head, body, shape)
}

fn may_run_over(item: &Node, count: usize) -> bool {
    match &item.kind {
        Kind::Block(..) | Kind::Closure(..) => true,
        Kind::Match(..)
        | Kind::If { .. }
        | Kind::Loop(..)
        | Kind::List(_)
        | Kind::Struct { .. } => count == 1,
        Kind::Chain { links, .. } => {
            count == 1
                && links
                    .last()
                    .is_some_and(|link| link.items.is_some() || link.tries > 0)
        }
        Kind::Prefix(_, inner) => may_run_over(inner, count),
        _ => false,
    }
}

fn is_method_call(item: &Node) -> bool {
    match &item.kind {
        Kind::Chain { links, .. } => links.last().is_some_and(|link| link.items.is_some()),
        Kind::Prefix(_, inner) => is_method_call(inner),
        _ => false,
    }
}

/// Whether it is a word or a number, or little more.
fn is_simple(item: &Node) -> bool {
    match &item.kind {
        Kind::Atom(text) => !text.contains(':') && !text.contains(".."),
        Kind::Prefix(_, inner) => is_simple(inner),
        _ => false,
    }
}
