//! What is found while a message is read: strictly by a server, leniently by a client.

use crate::wire::{Node, ValueKind};
use crate::{Limit, Place, Rule, Violation, Violations};
use std::borrow::Cow;
use std::fmt;

/// How a message is read, and what was wrong with it.
///
/// A server holds a request to the letter of the spec. A client takes what a
/// reply says as far as it can be understood: the cancel has had its effect by
/// then, and a member of another type must not hide that.
#[derive(Debug, Default)]
pub struct Findings {
    strict: bool,
    /// Whether a null in a request is nothing at all, as in the protocols of AWS.
    drops_nulls: bool,
    place: Option<Place>,
    item: Option<u32>,
    inner_item: Option<u32>,
    violations: Violations,
    /// In a box: most messages have none, and all readers carry the room for it.
    wrong_type: Option<Box<WrongType>>,
    problem: Option<&'static str>,
}

/// A value of another JSON type than the spec has. It never holds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrongType {
    /// Where the value stands.
    pub place: Place,
    /// What it must be.
    pub expected: ValueKind,
    /// What it is; for a path, query or header it is a text, or an integer with too many digits.
    pub found: ValueKind,
}

impl fmt::Display for WrongType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            expected,
            found,
        } = self;
        if (expected, found) == (&ValueKind::Integer, &ValueKind::Integer) {
            // One that is of the type and cannot be read has too many digits.
            let (least, most) = (i64::MIN, i64::MAX);
            return write!(
                out,
                "{place}: must be an integer of 64 bits, from {least} to {most}"
            );
        }
        if expected == found {
            // It is of the type, and still none that the spec means: a text that is no time, say.
            return write!(out, "{place}: is a {expected} that cannot be read");
        }
        write!(out, "{place}: must be of type {expected}, not {found}")
    }
}

impl std::error::Error for WrongType {}

impl Findings {
    /// Reads as a server does; one of AWS drops nulls.
    pub(in crate::wire) fn strict(drops_nulls: bool) -> Self {
        Self {
            strict: true,
            drops_nulls,
            ..Self::default()
        }
    }

    /// Reads as a client does.
    pub(in crate::wire) fn lenient() -> Self {
        Self::default()
    }

    pub(in crate::wire) const fn is_strict(&self) -> bool {
        self.strict
    }

    pub(in crate::wire) const fn drops_nulls(&self) -> bool {
        self.drops_nulls
    }

    /// Reads something that is at a place; what is found meanwhile is said of it.
    pub(in crate::wire) fn at<T>(&mut self, place: Place, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.place.replace(place);
        let value = read(self);
        self.place = before;
        value
    }

    /// Reads one item of a list.
    pub(in crate::wire) fn at_item<T>(
        &mut self,
        index: usize,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = (self.item, self.inner_item);
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        match before {
            (None, _) => self.item = Some(index),
            (Some(_), None) => self.inner_item = Some(index),
            (Some(_), Some(_)) => {}
        }
        let value = read(self);
        (self.item, self.inner_item) = before;
        value
    }

    /// The content of a text. A client also takes a number or a boolean for its text.
    #[inline]
    pub(in crate::wire) fn text<'a>(&self, value: Node<'a>) -> Option<Cow<'a, str>> {
        match value.kind() {
            ValueKind::Text => value.text(),
            _ if self.strict => None,
            _ => value.scalar(),
        }
    }

    /// A word of a closed enum, or any text. Another word is noted by a server, and none to a client.
    #[inline]
    pub(in crate::wire) fn word<'a>(
        &mut self,
        text: Cow<'a, str>,
        words: Option<&'static [&'static str]>,
    ) -> Option<Cow<'a, str>> {
        match words {
            Some(words) if !words.contains(&&*text) => {
                if !self.strict {
                    return None;
                }
                self.unknown_word(words);
                words.first().copied().map(Cow::Borrowed)
            }
            _ => Some(text),
        }
    }

    /// An integer. A client also takes a text for the number in it, and a number that is whole.
    pub(in crate::wire) fn integer(&self, value: Node<'_>) -> Option<i64> {
        let exact = value.integer();
        if self.strict || exact.is_some() {
            return exact;
        }
        match value.kind() {
            ValueKind::Text => value.text()?.trim().parse().ok(),
            ValueKind::Number => value.scalar()?.strip_suffix(".0")?.parse().ok(),
            _ => None,
        }
    }

    /// A boolean. A client also takes a text for the word in it.
    pub(in crate::wire) fn boolean(&self, value: Node<'_>) -> Option<bool> {
        let exact = value.boolean();
        if self.strict || exact.is_some() {
            return exact;
        }
        value.text()?.trim().to_ascii_lowercase().parse().ok()
    }

    /// Notes that a required value is missing.
    pub(in crate::wire) fn missing(&mut self) {
        self.violation(Rule::Required, Limit::None);
    }

    /// Notes a word that is none of an enum's.
    pub(in crate::wire) fn unknown_word(&mut self, words: &'static [&'static str]) {
        self.violation(Rule::Values, Limit::Values(words));
    }

    /// Notes that a value has another type; of several the first is kept.
    pub(in crate::wire) fn wrong_type(&mut self, expected: ValueKind, found: ValueKind) {
        if let (Some(place), None) = (self.full_place(), &self.wrong_type) {
            self.wrong_type = Some(Box::new(WrongType {
                place,
                expected,
                found,
            }));
        }
    }

    /// Notes that a member is missing without which nobody can tell what the reply means.
    pub(in crate::wire) fn undecided(&mut self) {
        self.problem("a member that tells what the reply means is missing");
    }

    /// Notes why a reply cannot be understood.
    pub(in crate::wire) fn problem(&mut self, problem: &'static str) {
        self.problem.get_or_insert(problem);
    }

    fn violation(&mut self, rule: Rule, limit: Limit) {
        if let Some(place) = self.full_place() {
            self.violations.push(Violation::new(place, rule, limit));
        }
    }

    fn full_place(&self) -> Option<Place> {
        let items = self.item.into_iter().chain(self.inner_item);
        Some(items.fold(self.place?, |place, index| place.item(index as usize)))
    }

    /// What was found: missing values and unknown words, the first wrong type.
    pub(in crate::wire) fn into_findings(self) -> (Violations, Option<WrongType>) {
        (self.violations, self.wrong_type.map(|found| *found))
    }

    /// Why the reply cannot be understood, if so.
    pub(in crate::wire) const fn found_problem(&self) -> Option<&'static str> {
        self.problem
    }
}
