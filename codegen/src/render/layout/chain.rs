//! Chains of calls: on one line, with the last call running over, or a line for each call.

use super::super::flat::{LIST, width};
use super::super::tree::{Kind, Link, Node};
use super::{Shape, TAB, first_line, is_extendable, last_line, list, newline};

pub(super) fn rewrite(root: &Node, links: &[Link], shape: Shape) -> Option<String> {
    // Question marks behind the root belong to it.
    let (tries, mut links) = match links.split_first() {
        Some((first, rest)) if first.name.is_empty() => (first.tries, rest),
        _ => (0, links),
    };
    let count = links.len();
    let mut text = super::rewrite(root, shape.less(tries)?)?;
    text.extend(std::iter::repeat_n('?', tries));
    let mut is_block = text.contains('\n') && is_block_like(root);
    while let Some((first, rest)) = links.split_first()
        && shape.offset + width(&text) <= TAB
        && !text.contains('\n')
    {
        let Some(found) = shape.past(width(&text)).and_then(|room| call(first, room)) else {
            break;
        };
        text.push_str(&found);
        is_block = is_extendable(&text);
        links = rest;
    }
    let Some((last, before)) = links.split_last() else {
        return Some(text);
    };
    let below = if is_block {
        shape.at(shape.indent)
    } else {
        shape.inner()
    };
    let mut lines = vec![text];
    for link in before {
        lines.push(call(link, below)?);
    }
    let extends = is_block && is_extendable(&lines[0]);
    let taken = last.tries
        + if extends {
            width(last_line(&lines[0]))
        } else {
            lines.iter().map(|line| width(line)).sum()
        };
    let budget = if count == 1 {
        shape.width
    } else {
        shape.width.min(LIST)
    };
    let budget = budget.saturating_sub(taken);
    let is_one_line = budget > 0 && !lines.iter().any(|line| line.contains('\n'));
    // As much stands behind it as behind the whole.
    let behind = super::LINE
        .saturating_sub(shape.indent)
        .saturating_sub(shape.width);
    let own_line = || {
        below
            .less(last.tries + overhead(shape, behind))
            .and_then(|room| bare(last, room))
    };
    let (mut found, mut fits) = (None, false);
    if is_one_line || extends {
        let room = if is_one_line {
            shape.less(last.tries)
        } else {
            shape.past(width(last_line(&lines[0])))
        };
        let one = room
            .and_then(|room| room.past(taken))
            .and_then(|room| bare(last, room));
        if let Some(one) = one {
            let count = one.lines().count();
            let could_fit = width(first_line(&one)) <= budget;
            if could_fit && count >= 5 {
                (found, fits) = (Some(one), is_one_line);
            } else {
                (found, fits) = match own_line() {
                    Some(own) if !could_fit => (Some(own), false),
                    Some(own) if own.lines().count() < count => (Some(own), false),
                    _ => (Some(one), could_fit && is_one_line),
                };
            }
        }
    }
    let mut end = match found {
        Some(found) => found,
        None => own_line()?,
    };
    end.extend(std::iter::repeat_n('?', last.tries));
    lines.push(end);
    if !fits && shape.is_tight {
        return None;
    }
    let mut all = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 && !fits {
            newline(below.indent, &mut all);
        }
        all.push_str(line);
    }
    Some(all)
}

/// What has to fit behind the last call.
fn overhead(shape: Shape, behind: usize) -> usize {
    if shape.is_loose {
        0
    } else {
        usize::from(behind > 0)
    }
}

fn call(link: &Link, shape: Shape) -> Option<String> {
    let mut text = bare(link, shape.less(link.tries)?)?;
    text.extend(std::iter::repeat_n('?', link.tries));
    Some(text)
}

fn bare(link: &Link, shape: Shape) -> Option<String> {
    if link.flat() - link.tries <= shape.width {
        let mut text = link.name.clone();
        if let Some(items) = &link.items {
            text.push('(');
            super::super::flat::write_items(items, &mut text);
            text.push(')');
        }
        return Some(text);
    }
    match &link.items {
        Some(items) => list::items(&link.name, ["(", ")"], items, shape, LIST),
        None => shape.is_loose.then(|| link.name.clone()),
    }
}

fn is_block_like(node: &Node) -> bool {
    match &node.kind {
        Kind::Atom(_) | Kind::Assign(..) => false,
        Kind::Prefix(_, inner) => is_block_like(inner),
        Kind::Pairs(_, operands) => operands.last().is_some_and(is_block_like),
        Kind::Chain { .. }
        | Kind::List(_)
        | Kind::Struct { .. }
        | Kind::Closure(..)
        | Kind::Block(..)
        | Kind::If { .. }
        | Kind::Match(..)
        | Kind::Loop(..) => true,
    }
}
