//! What is laid out: the tree of a file with each comment at its place, and keys in the order of the language's tables.

use std::ops::Range;

use super::table::{has_records, of_row, position};
use crate::spec::language::Shape;
use crate::spec::shape::resolved;
use crate::spec::yaml::{Node, Scalar, Value};

/// A file.
pub(super) struct File<'t> {
    /// The comments at its top.
    pub(super) head: Vec<Remark<'t>>,
    /// Whether a blank line follows them.
    pub(super) is_apart: bool,
    /// The rest.
    pub(super) body: Part<'t>,
    /// The comments at its end.
    pub(super) below: Vec<Remark<'t>>,
}

/// A value.
pub(super) struct Part<'t> {
    pub(super) what: What<'t>,
    /// What the language takes here, if it knows of it.
    pub(super) shape: Option<&'static Shape>,
    /// Whether it is a table, with a line or more for each of its rows.
    pub(super) is_table: bool,
}

pub(super) enum What<'t> {
    Scalar(&'t Scalar),
    Rows {
        is_list: bool,
        rows: Vec<Row<'t>>,
        /// The comments behind the last of them.
        below: Vec<Remark<'t>>,
    },
}

/// An entry of a map or an item of a list.
pub(super) struct Row<'t> {
    pub(super) key: Option<&'t str>,
    pub(super) value: Part<'t>,
    /// The comments above it.
    pub(super) above: Vec<Remark<'t>>,
    /// Whether a blank line stands between it and what is above.
    pub(super) is_apart: bool,
    /// The comment at the end of its line.
    pub(super) beside: Option<&'t str>,
}

/// A comment on a line of its own.
pub(super) struct Remark<'t> {
    pub(super) text: &'t str,
    /// Whether a blank line stands above it.
    pub(super) is_apart: bool,
}

impl<'t> File<'t> {
    /// Puts the comments of a file to what they stand above or beside.
    pub(super) fn new(
        text: &'t str,
        tree: &'t Node,
        shape: &'static Shape,
        comments: &'t [Range<usize>],
    ) -> Self {
        let mut reader = Reader { text, comments };
        let start = start(tree);
        let head = reader.take_before(start);
        let is_apart = reader.is_apart(start);
        let mut body = reader.part(tree, Some(shape), 0, Bounds::default());
        let mut below = match &mut body.what {
            What::Rows { below, .. } => std::mem::take(below),
            What::Scalar(_) => Vec::new(),
        };
        below.extend(reader.take_before(usize::MAX));
        Self {
            head,
            is_apart,
            body,
            below,
        }
    }
}

/// What a value's comments lie within.
#[derive(Clone, Copy)]
struct Bounds {
    /// The place of what follows.
    until: usize,
    /// Comments below a block that stand at this column at least are its own.
    column: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            until: usize::MAX,
            column: 0,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Those that have no place yet.
    comments: &'t [Range<usize>],
}

impl<'t> Reader<'t> {
    fn part(
        &mut self,
        node: &'t Node,
        shape: Option<&'static Shape>,
        level: usize,
        bounds: Bounds,
    ) -> Part<'t> {
        let shape = shape.and_then(|shape| resolved(node, shape));
        let children: Vec<(Option<usize>, &'t Node)> = match &node.value {
            Value::Scalar(scalar) => {
                return Part {
                    what: What::Scalar(scalar),
                    shape: match shape {
                        Some(Shape::OneOrMany(item)) => resolved(node, item),
                        _ => shape,
                    },
                    is_table: false,
                };
            }
            Value::List(items) => items.iter().map(|item| (None, item)).collect(),
            Value::Map(entries) => (entries.iter().enumerate())
                .map(|(index, entry)| (Some(index), &entry.value))
                .collect(),
        };
        let entries = node.entries();
        let key_of = |index: Option<usize>| index.and_then(|index| entries.get(index));
        let is_flow = self.is_flow(node);
        let within = if is_flow { end(node) - 1 } else { bounds.until };
        let own_column = self.column(start(node)).max(bounds.column);
        let mut rows = Vec::with_capacity(children.len());
        for (place, (key, value)) in children.iter().enumerate() {
            let key = key_of(*key).map(|entry| &entry.key);
            let next = children.get(place + 1).map(|(key, value)| {
                key_of(*key).map_or_else(|| start(value), |entry| entry.key.span.start as usize)
            });
            let inner = Bounds {
                until: next.unwrap_or(within).min(within),
                column: own_column + 1,
            };
            let first = key.map_or_else(|| start(value), |key| key.span.start as usize);
            let mut above = self.take_before(first);
            let is_apart = self.is_apart(first);
            let mut beside = None;
            if let Some(key) = key {
                beside = self.take_beside(key.span.end as usize, start(value));
                if self.is_flow(value) || matches!(value.value, Value::Scalar(_)) {
                    above.extend(self.take_before(start(value)));
                }
            }
            let below = shape.and_then(|shape| of_row(shape, key.map(|key| key.value.as_str())));
            let mut value_part = self.part(value, below, level + 1, inner);
            if let Some(text) = self.take_beside(end(value), inner.until) {
                if beside.is_none() {
                    beside = Some(text);
                } else {
                    above.push(Remark {
                        text,
                        is_apart: false,
                    });
                }
            }
            above.extend(value_part.hoist(key.is_none()));
            rows.push(Row {
                key: key.map(|key| key.value.as_str()),
                value: value_part,
                above,
                is_apart,
                beside,
            });
        }
        let below = if is_flow {
            self.take_before(within)
        } else {
            self.take_below(own_column, bounds.until)
        };
        if let Some(first) = rows.first_mut() {
            // What stands above the first is no matter of the first, and so does not move with it.
            let above = first.above.first_mut();
            *above.map_or(&mut first.is_apart, |above| &mut above.is_apart) = false;
        }
        if let Some(Shape::Section(section)) = shape {
            // A key that the language does not know stands last.
            let order = |row: &Row<'_>| row.key.and_then(|key| position(section, key));
            rows.sort_by_key(|row| order(row).unwrap_or(usize::MAX));
        }
        let is_map = |row: &Row<'_>| matches!(&row.value.what, What::Rows { is_list: false, .. });
        // A list of one is as plain on a line, and so is what a section below the top says once.
        let is_lone = matches!(&rows[..], [row] if row.key.is_none() || level > 1);
        let is_table = matches!(level, 1 | 2)
            && !is_lone
            && shape.is_some_and(has_records)
            && rows.iter().any(is_map);
        Part {
            what: What::Rows {
                is_list: matches!(node.value, Value::List(_)),
                rows,
                below,
            },
            shape,
            is_table,
        }
    }

    /// Takes the comments before a place.
    fn take_before(&mut self, place: usize) -> Vec<Remark<'t>> {
        let count = self.comments.partition_point(|it| it.start < place);
        self.take(count)
    }

    /// Takes the comments below a block: those that stand at least as far to the right as it does.
    fn take_below(&mut self, column: usize, until: usize) -> Vec<Remark<'t>> {
        let is_its = |it: &&Range<usize>| it.start < until && self.column(it.start) >= column;
        let count = self.comments.iter().take_while(is_its).count();
        self.take(count)
    }

    fn take(&mut self, count: usize) -> Vec<Remark<'t>> {
        let (taken, rest) = self.comments.split_at(count);
        self.comments = rest;
        let remark = |it: &Range<usize>| Remark {
            text: &self.text[it.clone()],
            is_apart: self.is_apart(it.start),
        };
        taken.iter().map(remark).collect()
    }

    /// Takes the comment that stands on the line of `place`, if it comes before `until`.
    fn take_beside(&mut self, place: usize, until: usize) -> Option<&'t str> {
        let (first, rest) = self.comments.split_first()?;
        let between = self.text.get(place..first.start)?;
        if first.start >= until || between.contains('\n') {
            return None;
        }
        self.comments = rest;
        Some(&self.text[first.clone()])
    }

    fn is_flow(&self, node: &Node) -> bool {
        let is_rows = !matches!(node.value, Value::Scalar(_));
        is_rows
            && self
                .text
                .get(start(node)..)
                .is_some_and(|rest| rest.starts_with(['{', '[']))
    }

    fn column(&self, place: usize) -> usize {
        place - self.line_start(place)
    }

    fn line_start(&self, place: usize) -> usize {
        let before = self.text.get(..place).unwrap_or_default();
        before.rfind('\n').map_or(0, |at| at + 1)
    }

    /// Whether a place is the first of its line, and the line above is blank.
    fn is_apart(&self, place: usize) -> bool {
        let line = self.line_start(place);
        let is_first = |text: &str| text.chars().all(|char| char == ' ' || char == '-');
        let above = self.text.get(..line.saturating_sub(1)).unwrap_or_default();
        let last = above.rsplit('\n').next().unwrap_or_default();
        line > 1 && last.trim().is_empty() && self.text.get(line..place).is_some_and(is_first)
    }
}

impl<'t> Part<'t> {
    /// Takes the comments that find no place in it: those of an empty map or list, and in an item of a list those
    /// above its first row, which stands on the line of the item.
    fn hoist(&mut self, is_item: bool) -> Vec<Remark<'t>> {
        match &mut self.what {
            What::Rows { rows, below, .. } => match rows.first_mut() {
                None => std::mem::take(below),
                Some(first) if is_item => std::mem::take(&mut first.above),
                Some(_) => Vec::new(),
            },
            What::Scalar(_) => Vec::new(),
        }
    }
}

fn start(node: &Node) -> usize {
    node.span.start as usize
}

fn end(node: &Node) -> usize {
    node.span.end as usize
}
