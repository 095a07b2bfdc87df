//! Items, and the blank lines between them.

use super::super::flat::width;
use super::super::tree::{Attribute, Body, Function, Item, ItemKind, Node, Variant};
use super::{LINE, Shape, TAB, assign, attribute, block_lines, import, newline, ty, whole};

/// As wide as a variant with names may be on one line.
const VARIANT: usize = 35;
/// As many lines as a function may have without a word; clippy counts up to 100.
const LONG: usize = 80;
const LONG_SAYS: [&str; 4] = [
    "#[allow(",
    "    clippy::too_many_lines,",
    "    reason = \"it has a line for each thing that the spec lists\"",
    ")]",
];

/// Items, a blank line between those that do not stand together; imports are sorted.
pub(super) fn write(items: &[Item], indent: usize, out: &mut String) {
    let mut sorted: Vec<&Item> = items.iter().collect();
    for run in sorted.chunk_by_mut(|a, b| is_import(a) && is_import(b)) {
        run.sort_by_cached_key(|item| match &item.kind {
            ItemKind::Use(found) => import::order(found),
            _ => Vec::new(),
        });
    }
    let mut previous = None;
    // A module and what it exports, behind a gate of theirs.
    let is_line = |item: &&Item| matches!(item.kind, ItemKind::Use(_) | ItemKind::Line(_));
    let all_lines = indent > 0 && sorted.iter().all(is_line);
    for (at, item) in sorted.into_iter().enumerate() {
        let run = if all_lines {
            Some(("line", true))
        } else {
            run_of(item, indent)
        };
        if at > 0 && (run.is_none() || run != previous) {
            out.push('\n');
        }
        one(item, indent, out);
        previous = run;
    }
}

fn is_import(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Use(_))
        && item.visibility.is_empty()
        && item.attributes.is_empty()
}

/// What an item stands in a run with, if it does: imports, and undocumented modules, types and constants of one line.
fn run_of(item: &Item, indent: usize) -> Option<(&'static str, bool)> {
    let is_open = item.visibility.is_empty();
    match &item.kind {
        ItemKind::Use(_) => Some(("use", is_open)),
        _ if !item.attributes.is_empty() => None,
        ItemKind::Line(text) if text.starts_with("mod ") => Some(("mod", is_open)),
        ItemKind::Line(text) if text.starts_with("type ") => Some(("type", is_open)),
        ItemKind::Value(head, Some(value)) => {
            let all = indent + width(&item.visibility) + width(head) + value.flat + 4;
            (all <= LINE).then_some(("const", is_open))
        }
        _ => None,
    }
}

pub(super) fn one(item: &Item, indent: usize, out: &mut String) {
    attribute::write(&item.attributes, indent, out);
    if let ItemKind::Fn(found) = &item.kind {
        return function(&item.visibility, found, indent, out);
    }
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(&item.visibility);
    match &item.kind {
        ItemKind::Use(found) => {
            let before = indent + width(&item.visibility) + 5;
            let text = import::text(found, indent, before);
            out.extend(["use ", &text, ";"]);
        }
        ItemKind::Line(text) => out.extend([text, ";"]),
        ItemKind::Value(head, value) => {
            let start = out.len() - width(&item.visibility);
            out.truncate(start);
            out.push_str(&constant(
                &format!("{}{head}", item.visibility),
                value.as_ref(),
                indent,
            ));
        }
        ItemKind::Members(head, inner, items) => members(head, inner, items, indent, out),
        ItemKind::Around(head, items, behind) => {
            out.push_str(head);
            out.push_str(" {\n");
            write(items, indent + TAB, out);
            out.extend(std::iter::repeat_n(' ', indent));
            out.push('}');
            out.push_str(behind);
        }
        ItemKind::Struct(head, fields) => listed(head, fields, indent, out),
        ItemKind::Enum(head, variants) => listed(head, variants, indent, out),
        ItemKind::Call(node) => {
            let room = Shape::lines(indent);
            out.push_str(&whole(node, room.less(1).unwrap_or(room)));
            out.push(';');
        }
        ItemKind::Fn(_) => {}
    }
    out.push('\n');
}

fn constant(left: &str, value: Option<&Node>, indent: usize) -> String {
    let Some(value) = value else {
        return format!("{left};");
    };
    let shape = Shape::lines(indent);
    let room = shape.less(1).unwrap_or(shape);
    let loose = Shape {
        is_loose: true,
        ..room
    };
    let text = assign::rewrite(left, " =", value, room)
        .or_else(|| assign::rewrite(left, " =", value, loose))
        .unwrap_or_else(|| format!("{left} = {}", value.text()));
    format!("{text};")
}

fn members(head: &str, inner: &[Attribute], items: &[Item], indent: usize, out: &mut String) {
    if indent + width(head) + 2 > LINE
        && let Some((before, after)) = head.split_once(" for ")
    {
        let after = format!("for {after}");
        let is_long = indent + TAB + width(&after) > LINE;
        let broken = is_long.then(|| ty::broken(&after, indent + TAB)).flatten();
        out.push_str(before);
        newline(indent + TAB, out);
        out.push_str(&broken.unwrap_or(after));
        newline(indent, out);
        out.push_str("{\n");
        return inside(inner, items, indent, out);
    }
    out.push_str(head);
    if items.is_empty() && inner.is_empty() {
        return out.push_str(" {}");
    }
    out.push_str(" {\n");
    inside(inner, items, indent, out);
}

fn inside(inner: &[Attribute], items: &[Item], indent: usize, out: &mut String) {
    attribute::write(inner, indent + TAB, out);
    if !inner.is_empty() && !items.is_empty() {
        out.push('\n');
    }
    write(items, indent + TAB, out);
    out.extend(std::iter::repeat_n(' ', indent));
    out.push('}');
}

/// Fields or variants, a line for each at least.
fn listed(head: &str, variants: &[Variant], indent: usize, out: &mut String) {
    out.push_str(head);
    if variants.is_empty() {
        return out.push_str(" {}");
    }
    out.push_str(" {\n");
    for variant in variants {
        attribute::write(&variant.attributes, indent + TAB, out);
        out.extend(std::iter::repeat_n(' ', indent + TAB));
        out.push_str(&variant.text);
        if !variant.fields.is_empty() {
            let fields: Vec<&str> = variant.fields.iter().map(|field| &*field.text).collect();
            let flat = fields.join(", ");
            let is_bare = variant
                .fields
                .iter()
                .all(|field| field.attributes.is_empty());
            if is_bare && width(&flat) + 4 + width(&variant.text) < VARIANT {
                out.extend([" { ", &flat, " }"]);
            } else {
                listed("", &variant.fields, indent + TAB, out);
            }
        }
        out.push_str(",\n");
    }
    out.extend(std::iter::repeat_n(' ', indent));
    out.push('}');
}

fn function(visibility: &str, found: &Function, indent: usize, out: &mut String) {
    let body = found
        .body
        .as_ref()
        .map(|body| block_lines(body, Shape::lines(indent)));
    if body
        .as_ref()
        .is_some_and(|text| text.lines().count() > LONG)
    {
        let inner = " ".repeat(indent);
        for line in LONG_SAYS {
            out.extend([&inner, line, "\n"]);
        }
    }
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(&head(visibility, found, indent));
    match (body, found.bounds.is_empty()) {
        (None, _) => out.push(';'),
        (Some(text), true) => out.extend([" ", &text]),
        (Some(text), false) => {
            newline(indent, out);
            out.push_str(&text);
        }
    }
    out.push('\n');
}

fn head(visibility: &str, found: &Function, indent: usize) -> String {
    let output = found
        .output
        .as_ref()
        .map_or(String::new(), |output| format!(" -> {output}"));
    let behind = match &found.body {
        None => 1,
        Some(_) if !found.bounds.is_empty() => 0,
        Some(body) if is_empty(body) => 3,
        Some(_) => 2,
    };
    let mut text = format!("{visibility}{}(", found.head);
    let flat = found.params.join(", ");
    if indent + width(&text) + width(&flat) + 1 + width(&output) + behind <= LINE {
        text.extend([&flat, ")", &output]);
    } else {
        for param in &found.params {
            newline(indent + TAB, &mut text);
            text.extend([param, ","]);
        }
        newline(indent, &mut text);
        text.push(')');
        // Bounds behind generics do not count.
        let counted = output
            .rfind('>')
            .map_or(output.as_str(), |end| &output[..=end]);
        let is_long = indent + 1 + width(counted) > LINE;
        let broken = is_long.then(|| ty::broken(&output, indent)).flatten();
        text.push_str(&broken.unwrap_or(output));
    }
    if !found.bounds.is_empty() {
        newline(indent, &mut text);
        text.push_str("where");
        for bound in &found.bounds {
            newline(indent + TAB, &mut text);
            text.extend([bound, ","]);
        }
    }
    text
}

fn is_empty(body: &Body) -> bool {
    body.statements.is_empty() && body.inner.is_empty()
}
