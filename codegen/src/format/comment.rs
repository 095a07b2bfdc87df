//! The comments of a file: what begins with `#` where neither a key nor a value stands.

use std::ops::Range;

use crate::spec::yaml::{Node, ScalarStyle, Value};

/// The places of all comments, in the order of the file, without the white space behind them.
pub(super) fn all(text: &str, tree: &Node) -> Vec<Range<usize>> {
    let mut leaves = Vec::new();
    collect(tree, &mut leaves);
    let mut found = Vec::new();
    let mut place = 0;
    for leaf in leaves {
        let gap = text.get(place..leaf.place.start).unwrap_or_default();
        let opens = scan(gap, place, leaf.is_block, &mut found);
        // The text of a block begins on the line after its mark.
        let end = opens.map_or(leaf.place.end, |line_end| line_end.max(leaf.place.end));
        place = place.max(end);
    }
    let rest = text.get(place..).unwrap_or_default();
    scan(rest, place, false, &mut found);
    found
}

/// A key or a scalar.
struct Leaf {
    place: Range<usize>,
    is_block: bool,
}

fn collect(node: &Node, leaves: &mut Vec<Leaf>) {
    let place = |span: crate::diagnostic::Span| span.start as usize..span.end as usize;
    match &node.value {
        Value::Scalar(scalar) => leaves.push(Leaf {
            place: place(node.span),
            is_block: scalar.style == ScalarStyle::Block,
        }),
        Value::List(items) => items.iter().for_each(|item| collect(item, leaves)),
        Value::Map(entries) => {
            for entry in entries {
                leaves.push(Leaf {
                    place: place(entry.key.span),
                    is_block: false,
                });
                collect(&entry.value, leaves);
            }
        }
    }
}

/// Takes the comments of a gap between two leaves, up to the mark of a block if one follows; gives back the end of that
/// mark's line.
fn scan(gap: &str, start: usize, is_block: bool, found: &mut Vec<Range<usize>>) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = gap.get(at..)?.find(['#', '|', '>']) {
        let here = at + next;
        let line_end = gap[here..].find('\n').map_or(gap.len(), |end| here + end);
        let is_mark = !gap[here..].starts_with('#');
        if is_mark && !is_block {
            at = here + 1;
            continue;
        }
        let comment = if is_mark {
            gap[here..line_end].find('#').map(|at| here + at)
        } else {
            Some(here)
        };
        if let Some(comment) = comment {
            let length = gap[comment..line_end].trim_end().len();
            found.push(start + comment..start + comment + length);
        }
        if is_mark {
            return Some(start + line_end);
        }
        at = line_end;
    }
    None
}
