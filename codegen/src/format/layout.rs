//! Parts to lines: on one line where they fit, between braces over several where that takes fewer, else as a block.

use super::WIDTH;
use super::fold::{Folded, folded};
use super::part::{File, Part, Remark, Row, What};
use super::scalar::{self, Around};
use crate::spec::language::Shape;
use crate::spec::yaml::{Scalar, ScalarKind};

/// The text of a file.
pub(super) fn file(file: &File<'_>) -> String {
    let mut lines = Vec::new();
    remarks(&file.head, 0, &mut lines);
    if file.is_apart && !lines.is_empty() {
        lines.push(String::new());
    }
    match &file.body.what {
        What::Rows { rows, .. } if !rows.is_empty() => lines.extend(block(&file.body, 0)),
        _ => lines.extend(one_line(&file.body, Around::Block)),
    }
    remarks(&file.below, 0, &mut lines);
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// A map or list with a line or more for each of its rows.
fn block(part: &Part<'_>, indent: usize) -> Vec<String> {
    let What::Rows { rows, below, .. } = &part.what else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for row in rows {
        remarks(&row.above, indent, &mut lines);
        if row.is_apart && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(entry(row, indent));
    }
    remarks(below, indent, &mut lines);
    lines
}

fn remarks(remarks: &[Remark<'_>], indent: usize, lines: &mut Vec<String>) {
    for remark in remarks {
        if remark.is_apart && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("{:indent$}{}", "", remark.text));
    }
}

/// An entry of a map or an item of a list.
fn entry(row: &Row<'_>, indent: usize) -> Vec<String> {
    let head = match row.key {
        Some(key) => format!("{:indent$}{}:", "", scalar::text(key, Around::Block)),
        None => format!("{:indent$}-", ""),
    };
    let (rows, below) = match &row.value.what {
        What::Scalar(found) => {
            return value(head, found, row.value.shape, indent + 2, row.beside);
        }
        What::Rows { rows, below, .. } => (rows, below),
    };
    if let Some(text) = one_line(&row.value, Around::Block) {
        let is_empty = rows.is_empty() && below.is_empty();
        if is_empty || fits(&head, &text) {
            return vec![beside(format!("{head} {text}"), row.beside)];
        }
    }
    let as_block = block_entry(row, &head, indent);
    match wrapped(row, &head, indent) {
        // Blank lines are the author's, and no matter of what is shorter.
        Some(lines) if lines.len() < as_block.iter().filter(|line| !line.is_empty()).count() => {
            lines
        }
        _ => as_block,
    }
}

fn fits(head: &str, text: &str) -> bool {
    head.chars().count() + 1 + text.chars().count() <= WIDTH
}

fn beside(line: String, remark: Option<&str>) -> String {
    match remark {
        Some(remark) => format!("{line} {remark}"),
        None => line,
    }
}

/// An entry with a single value.
fn value(
    head: String,
    found: &Scalar,
    shape: Option<&Shape>,
    indent: usize,
    remark: Option<&str>,
) -> Vec<String> {
    if is_blank(found, shape) {
        return vec![beside(head, remark)];
    }
    let text = scalar::inline(found, shape, Around::Block);
    let is_prose = matches!(shape, Some(Shape::Prose));
    if is_prose && (found.text.contains('\n') || !fits(&head, &text)) {
        let used = head.chars().count() + 1;
        if let Some(Folded {
            first,
            rest,
            is_block,
        }) = folded(&found.text, used, indent)
        {
            let first = format!("{head} {first}");
            let mut lines = vec![if is_block {
                beside(first, remark)
            } else {
                first
            }];
            let indented = |line: String| match line.as_str() {
                "" => line,
                _ => format!("{:indent$}{line}", ""),
            };
            lines.extend(rest.into_iter().map(indented));
            if !is_block && let Some(last) = lines.last_mut() {
                *last = beside(std::mem::take(last), remark);
            }
            return lines;
        }
    }
    vec![beside(format!("{head} {text}"), remark)]
}

/// Whether nothing is written where something is due: a blank to fill in.
fn is_blank(scalar: &Scalar, shape: Option<&Shape>) -> bool {
    let takes_null = matches!(shape, Some(Shape::Literal) | None);
    scalar.kind == ScalarKind::Null && scalar.text.is_empty() && !takes_null
}

fn block_entry(row: &Row<'_>, head: &str, indent: usize) -> Vec<String> {
    let inner = block(&row.value, indent + 2);
    if row.key.is_some() {
        let mut lines = vec![beside(head.to_owned(), row.beside)];
        lines.extend(inner);
        return lines;
    }
    // The first row of an item stands on the line of its dash; there is no room for a comment beside that.
    let above = row.beside.map(|text| format!("{:indent$}{text}", ""));
    let mut lines: Vec<String> = above.into_iter().collect();
    let mut inner = inner.into_iter();
    let first = inner.next().unwrap_or_default();
    lines.push(format!("{head} {}", first.trim_start()));
    lines.extend(inner);
    lines
}

/// A map or list between braces over several lines, if each of its rows fits on one.
fn wrapped(row: &Row<'_>, head: &str, indent: usize) -> Option<Vec<String>> {
    let What::Rows { is_list, rows, .. } = &row.value.what else {
        return None;
    };
    if !is_inline(&row.value) {
        return None;
    }
    let (open, close) = if *is_list { (" [", "]") } else { (" { ", " }") };
    let indent = if row.key.is_some() {
        indent + 2
    } else {
        indent + 4
    };
    let mut lines = Vec::new();
    let mut line = format!("{head}{open}");
    let mut is_fresh = true;
    for (index, row) in rows.iter().enumerate() {
        let end = if index + 1 == rows.len() { close } else { "," };
        let unit = format!("{}{end}", one_line_row(row)?);
        let length = unit.chars().count();
        let gap = if is_fresh { "" } else { " " };
        if line.chars().count() + gap.len() + length <= WIDTH {
            line.push_str(gap);
            line.push_str(&unit);
        } else if !is_fresh && indent + length <= WIDTH {
            lines.push(line.trim_end().to_owned());
            line = format!("{:indent$}{unit}", "");
        } else {
            return None;
        }
        is_fresh = false;
    }
    lines.push(beside(line, row.beside));
    Some(lines)
}

/// Whether it may stand between braces at all.
fn is_inline(part: &Part<'_>) -> bool {
    match &part.what {
        What::Scalar(_) => true,
        What::Rows { rows, below, .. } => {
            let is_bare = |row: &Row<'_>| row.above.is_empty() && row.beside.is_none();
            !part.is_table && below.is_empty() && rows.iter().all(is_bare)
        }
    }
}

/// A value on one line, if it may stand there.
fn one_line(part: &Part<'_>, around: Around) -> Option<String> {
    let (is_list, rows) = match &part.what {
        What::Scalar(found) => {
            let is_prose = matches!(part.shape, Some(Shape::Prose));
            let takes_lines = is_prose && found.text.contains('\n');
            let is_bound = takes_lines || is_blank(found, part.shape);
            return (!is_bound).then(|| scalar::inline(found, part.shape, around));
        }
        What::Rows { is_list, rows, .. } => (*is_list, rows),
    };
    if !is_inline(part) {
        return None;
    }
    let rows: Option<Vec<String>> = rows.iter().map(one_line_row).collect();
    let rows = rows?.join(", ");
    Some(match (is_list, rows.is_empty()) {
        (true, _) => format!("[{rows}]"),
        (false, true) => "{}".to_owned(),
        (false, false) => format!("{{ {rows} }}"),
    })
}

/// A row on one line between braces.
fn one_line_row(row: &Row<'_>) -> Option<String> {
    let value = one_line(&row.value, Around::Flow)?;
    Some(match row.key {
        Some(key) => format!("{}: {value}", scalar::text(key, Around::Flow)),
        None => value,
    })
}
