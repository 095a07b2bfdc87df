//! A spec in a layout that nobody would choose: other quotes, braces, line breaks and order of keys, comments everywhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use annul_codegen::spec::yaml::is_ambiguous;
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_yaml::{Mapping, Value};

/// Writes a spec anew, by choices that follow from a seed.
pub(crate) struct Shake {
    choices: TestRng,
    /// How many of a hundred places get a comment.
    comments: u64,
    /// The comments that were written.
    pub(crate) written: BTreeSet<String>,
}

impl Shake {
    pub(crate) fn new(seed: u64, comments: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self {
            choices: TestRng::from_seed(RngAlgorithm::ChaCha, &bytes),
            comments,
            written: BTreeSet::new(),
        }
    }

    /// A file: its keys, and those of its section `cancel`, in any order.
    pub(crate) fn file(&mut self, spec: &Value) -> String {
        let mut spec = spec.as_mapping().expect("a spec is a map").clone();
        if let Some(Value::Mapping(cancel)) = spec.get_mut("cancel") {
            self.shuffle(cancel);
        }
        self.shuffle(&mut spec);
        let mut text = String::new();
        self.map(&spec, 0, &mut text);
        self.above(0, &mut text);
        text
    }

    fn below(&mut self, end: u64) -> u64 {
        self.choices.next_u64() % end
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn shuffle(&mut self, map: &mut Mapping) {
        let mut left: Vec<_> = std::mem::take(map).into_iter().collect();
        while !left.is_empty() {
            let end = u64::try_from(left.len()).expect("a small number");
            let next = usize::try_from(self.below(end)).expect("a small number");
            let (key, value) = left.swap_remove(next);
            map.insert(key, value);
        }
    }

    fn comment(&mut self) -> Option<String> {
        let wanted = self.comments;
        if !self.chance(wanted) {
            return None;
        }
        let signs = ["", " ' \"", " key: [value", " # - |"];
        let sign = signs[usize::try_from(self.below(4)).expect("below 4")];
        let comment = format!("# remark {}{sign}", self.written.len());
        self.written.insert(comment.clone());
        Some(comment)
    }

    /// Lines above something that stands at this column.
    fn above(&mut self, column: usize, text: &mut String) {
        for _ in 0..self.below(3) {
            if self.chance(20) {
                text.push('\n');
            }
            if let Some(comment) = self.comment() {
                let _ = writeln!(text, "{:column$}{comment}", "");
            }
        }
    }

    /// The end of a line.
    fn end(&mut self, text: &mut String) {
        if let Some(comment) = self.comment() {
            let _ = write!(text, "  {comment}");
        }
        text.push('\n');
    }

    fn map(&mut self, map: &Mapping, column: usize, text: &mut String) {
        for (key, value) in map {
            self.above(column, text);
            let key = self.inline(key, false);
            let _ = write!(text, "{:column$}{key}:", "");
            self.value(value, column, text);
        }
    }

    /// What stands behind a key or dash at this column, and the end of its line.
    fn value(&mut self, value: &Value, column: usize, text: &mut String) {
        let inner = column + 1 + usize::try_from(self.below(4)).expect("below 4");
        match value {
            Value::Mapping(map) if !map.is_empty() && self.chance(60) => {
                self.end(text);
                self.map(map, inner, text);
            }
            Value::Sequence(items) if !items.is_empty() && self.chance(60) => {
                self.end(text);
                for item in items {
                    self.above(inner, text);
                    let _ = write!(text, "{:inner$}-", "");
                    self.value(item, inner, text);
                }
            }
            Value::String(prose) if self.chance(20) && is_line(prose) => {
                let mark = ["|-", ">-"][usize::try_from(self.below(2)).expect("below 2")];
                let _ = write!(text, " {mark}");
                self.end(text);
                let _ = writeln!(text, "{:inner$}{prose}", "");
            }
            _ => {
                text.push(' ');
                self.flow(value, inner, text);
                self.end(text);
            }
        }
    }

    /// A line break between braces, perhaps.
    fn gap(&mut self, column: usize, text: &mut String) {
        if self.chance(30) {
            self.end(text);
            self.above(column, text);
            let _ = write!(text, "{:column$}", "");
        } else {
            text.push(' ');
        }
    }

    fn flow(&mut self, value: &Value, column: usize, text: &mut String) {
        match value {
            Value::Mapping(map) => {
                text.push('{');
                for (key, value) in map {
                    self.gap(column, text);
                    let _ = write!(text, "{}: ", self.inline(key, true));
                    self.flow(value, column, text);
                    text.push(',');
                }
                self.gap(column, text);
                text.push('}');
            }
            Value::Sequence(items) => {
                text.push('[');
                for item in items {
                    self.gap(column, text);
                    self.flow(item, column, text);
                    text.push(',');
                }
                self.gap(column, text);
                text.push(']');
            }
            _ => {
                let scalar = self.inline(value, true);
                text.push_str(&scalar);
            }
        }
    }

    fn inline(&mut self, value: &Value, is_flow: bool) -> String {
        let Value::String(text) = value else {
            return serde_json::to_string(value).expect("a scalar");
        };
        let is_word = text
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || " ._".contains(char))
            && text.trim() == text
            && !is_ambiguous(text);
        match self.below(3) {
            0 if is_word && (!is_flow || !text.contains(' ')) => text.clone(),
            1 if is_line(text) => format!("'{}'", text.replace('\'', "''")),
            // JSON quotes texts as YAML does.
            _ => serde_json::to_string(text).expect("a text"),
        }
    }
}

/// Whether a text stands on one line as it is.
fn is_line(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(|char: char| char.is_control())
}
