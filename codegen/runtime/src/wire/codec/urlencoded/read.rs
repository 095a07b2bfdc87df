//! The pairs of a form, found by name; lists and objects are the pairs whose names begin alike.

use super::Nesting;
use crate::operation::Codec;
use crate::wire::codec::{BadBody, ValueKind};
use crate::wire::percent::decode_query;
use std::borrow::Cow;
use std::fmt;

/// The most pairs of a form. A cancel has a few, a list of ids some hundred; each look at a member goes through all.
const MOST_PAIRS: usize = 1_024;

/// The pairs of a form, or those inside of an object in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::wire::codec) struct Members<'a>(Piece<'a>);

/// What stands in a form under one name, or under names that begin with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::wire::codec) struct Piece<'a> {
    nesting: Nesting,
    /// The whole form.
    form: &'a str,
    /// The name, as it is written; nothing, for the form as a whole.
    name: &'a str,
    /// The value, as it is written, if there is one under just this name.
    value: Option<&'a str>,
}

impl<'a> Members<'a> {
    /// The pairs of a body.
    pub(in crate::wire::codec) fn of_body(
        nesting: Nesting,
        body: &'a [u8],
    ) -> Result<Self, BadBody> {
        let form = str::from_utf8(body).map_err(|_| BadBody::NotUtf8)?;
        if form.trim_ascii().is_empty() {
            return Err(BadBody::Empty);
        }
        // A blank at the end belongs to whoever typed the form, a line end to the file that it came from.
        let form = form.trim_ascii_end();
        let mut column = 1;
        for (index, pair) in form.split('&').enumerate() {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_broken = decode_query(name).and(decode_query(value)).is_none();
            if is_broken || index == MOST_PAIRS {
                return Err(BadBody::Syntax {
                    codec: Codec::Form,
                    line: 1,
                    column,
                });
            }
            column += pair.chars().count() + 1;
        }
        Ok(Self(Piece {
            nesting,
            form,
            name: "",
            value: None,
        }))
    }

    /// What stands under a name; of several pairs the last counts.
    pub(in crate::wire::codec) fn find(&self, name: &str) -> Option<Piece<'a>> {
        let inner = |inside: Inside<'a>| {
            let (first, rest) = inside.first();
            (first == name).then(|| {
                self.0
                    .at(inside.to(first.len()), rest.map_or(inside.value, |_| None))
            })
        };
        let mut found = None;
        for piece in self.0.inside().filter_map(inner) {
            found = match found {
                // A value under just this name goes before what lies below it.
                Some(Piece { value: Some(_), .. }) if piece.value.is_none() => found,
                _ => Some(piece),
            };
        }
        if found.is_none() && self.0.name.is_empty() {
            // Names that are escaped hold no path.
            let mut pairs = self.0.pairs();
            let pair = pairs.rfind(|(raw, _)| decode_query(raw).as_deref() == Some(name))?;
            return Some(self.0.at(pair.0, Some(pair.1)));
        }
        found
    }

    /// The names, each once, in the order of the form.
    pub(in crate::wire::codec) fn names(&self) -> Vec<Cow<'a, str>> {
        let mut names: Vec<Cow<'a, str>> = Vec::new();
        for inside in self.0.inside() {
            let name = decode_query(inside.first().0).unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// A pair below a name.
#[derive(Clone, Copy)]
struct Inside<'a> {
    /// Its whole name.
    name: &'a str,
    /// Where the part below begins.
    start: usize,
    value: Option<&'a str>,
}

impl<'a> Inside<'a> {
    /// The first step below, and what follows behind it.
    fn first(self) -> (&'a str, Option<&'a str>) {
        let below = &self.name[self.start..];
        match below.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (below, None),
        }
    }

    /// The name up to so many bytes of the part below.
    fn to(self, length: usize) -> &'a str {
        &self.name[..self.start + length]
    }
}

impl<'a> Piece<'a> {
    const fn at(self, name: &'a str, value: Option<&'a str>) -> Self {
        Self {
            name,
            value,
            ..self
        }
    }

    fn pairs(self) -> impl DoubleEndedIterator<Item = (&'a str, &'a str)> {
        let pairs = self.form.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    }

    /// The pairs below this name.
    fn inside(self) -> impl Iterator<Item = Inside<'a>> {
        self.pairs().filter_map(move |(name, value)| {
            let start = if self.name.is_empty() {
                0
            } else {
                let rest = name.strip_prefix(self.name)?;
                rest.starts_with('.').then_some(self.name.len() + 1)?
            };
            Some(Inside {
                name,
                start,
                value: Some(value),
            })
        })
    }

    /// The items that are numbered, in the order of their numbers.
    fn numbered(self) -> Vec<(usize, Self)> {
        let mut items: Vec<(usize, Self)> = Vec::new();
        for mut inside in self.inside() {
            if self.nesting == Nesting::Members {
                let (word, Some(_)) = inside.first() else {
                    continue;
                };
                inside.start += word.len() + 1;
            }
            let (number, rest) = inside.first();
            let Ok(index) = number.parse::<usize>() else {
                continue;
            };
            let value = if rest.is_none() { inside.value } else { None };
            items.push((index, self.at(inside.to(number.len()), value)));
        }
        items.sort_by_key(|(index, _)| *index);
        items.dedup_by_key(|(index, _)| *index);
        items
    }

    /// What it is; a value is a text, whatever it is read as.
    pub(in crate::wire::codec) fn kind(self) -> ValueKind {
        match self.value {
            Some(_) => ValueKind::Text,
            None if !self.numbered().is_empty() => ValueKind::List,
            None => ValueKind::Object,
        }
    }

    pub(in crate::wire::codec) fn text(self) -> Option<Cow<'a, str>> {
        decode_query(self.value?)
    }

    pub(in crate::wire::codec) fn items(self) -> Option<Vec<Self>> {
        match (self.nesting, self.value) {
            (Nesting::Repeated, Some(_)) => {
                let own = decode_query(self.name)?;
                let pairs = self
                    .pairs()
                    .filter(|(name, _)| decode_query(name).as_ref() == Some(&own));
                Some(
                    pairs
                        .map(|(name, value)| self.at(name, Some(value)))
                        .collect(),
                )
            }
            (_, Some("")) => Some(Vec::new()),
            (_, Some(_)) => None,
            (_, None) => {
                let items = self.numbered();
                (!items.is_empty()).then(|| items.into_iter().map(|(_, item)| item).collect())
            }
        }
    }

    pub(in crate::wire::codec) fn members(self) -> Option<Members<'a>> {
        self.value.is_none().then_some(Members(self))
    }
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value itself may be a secret.
        write!(out, "Piece({})", self.kind())
    }
}

#[cfg(test)]
mod tests;
