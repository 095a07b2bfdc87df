//! Shortens what stands at the open ends of a search: fewer repetitions find the same values there, in a smaller automaton.

use crate::pattern::syntax::Node;

/// A tree that some part of a value must match, without what no value depends on: where anything may follow, `x{2,9}`
/// finds what `x{2}` finds, and so it does where anything may stand before.
pub(super) fn trim(node: &Node) -> Node {
    at(node, true, true)
}

/// `left` and `right` say at which ends of the node anything may stand; it is one of them, or both.
fn at(node: &Node, left: bool, right: bool) -> Node {
    match node {
        Node::Concat(items) => concat(items, left, right),
        Node::Alternation(branches) => {
            let branches = branches.iter().map(|branch| at(branch, left, right));
            Node::Alternation(branches.collect())
        }
        Node::Repeat { node, min, .. } => match min {
            0 => Node::Concat(Vec::new()),
            1 => at(node, left, right),
            _ => Node::Repeat {
                node: node.clone(),
                min: *min,
                max: Some(*min),
            },
        },
        Node::Set(_) | Node::Anchor(..) => node.clone(),
    }
}

/// Goes inwards from each open end for as long as nothing is left of what stands there.
fn concat(items: &[Node], left: bool, right: bool) -> Node {
    let mut items = items.to_vec();
    if left {
        while let Some(first) = items.first() {
            let first = at(first, true, right && items.len() == 1);
            if !is_empty(&first) {
                items[0] = first;
                break;
            }
            items.remove(0);
        }
    }
    if right {
        // One that stands alone has been seen from both sides.
        let seen = usize::from(left);
        while let Some(last) = items.get(seen..).and_then(<[Node]>::last) {
            let last = at(last, false, true);
            items.pop();
            if !is_empty(&last) {
                items.push(last);
                break;
            }
        }
    }
    Node::Concat(items)
}

fn is_empty(node: &Node) -> bool {
    matches!(node, Node::Concat(items) if items.is_empty())
}
