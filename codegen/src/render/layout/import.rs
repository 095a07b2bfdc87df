//! Imports, as many names on a line as fit.

use super::super::flat::width;
use super::super::tree::Import;
use super::{LINE, TAB, newline};

/// What stands behind `use`, with so much before it.
pub(super) fn text(import: &Import, indent: usize, before: usize) -> String {
    let (path, list) = match import {
        Import::Path(path) => return path.clone(),
        Import::List(path, list) => (path, list),
    };
    let is_nested = list.iter().any(|item| matches!(item, Import::List(..)));
    let items: Vec<String> = list
        .iter()
        .map(|item| text(item, indent + TAB, indent + TAB))
        .collect();
    let all = items
        .iter()
        .map(|item| width(item) + 2)
        .sum::<usize>()
        .saturating_sub(2);
    if !is_nested && before + width(path) + all + 3 <= LINE {
        return format!("{path}{{{}}}", items.join(", "));
    }
    let mut text = format!("{path}{{");
    let mut column = LINE;
    for (index, item) in items.iter().enumerate() {
        let wide = width(item) + 1;
        // The comma behind the last is not counted, though it is written.
        let counted = wide - usize::from(index + 1 == items.len());
        if column + 1 + counted < LINE && !item.contains('\n') {
            text.push(' ');
            column += 1 + wide;
        } else {
            newline(indent + TAB, &mut text);
            column = if item.contains('\n') {
                LINE
            } else {
                indent + TAB + wide
            };
        }
        text.push_str(item);
        text.push(',');
    }
    newline(indent, &mut text);
    text.push('}');
    text
}

/// Where an import stands among others: by its segments, lists behind names.
pub(super) fn order(import: &Import) -> Vec<(u8, String)> {
    let (path, is_list) = match import {
        Import::Path(path) => (path.as_str(), false),
        Import::List(path, _) => (path.trim_end_matches("::"), true),
    };
    let mut order: Vec<(u8, String)> = path
        .split("::")
        .map(|segment| (rank(segment), segment.to_owned()))
        .collect();
    if is_list {
        order.push((u8::MAX, String::new()));
    }
    order
}

fn rank(segment: &str) -> u8 {
    match segment {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        _ if segment.starts_with(char::is_uppercase) => 3,
        _ => 4,
    }
}
