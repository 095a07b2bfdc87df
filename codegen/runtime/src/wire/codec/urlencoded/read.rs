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

/// What is in a form under one name, or under names that begin with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::wire::codec) struct Piece<'a> {
    nesting: Nesting,
    /// Whether there is a value under just this name.
    has_value: bool,
    /// Where the name begins and ends in the form; both are nothing for the form as a whole.
    start: u32,
    end: u32,
    /// The whole form.
    form: &'a str,
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
        if u32::try_from(form.len()).is_err() {
            return Err(syntax(1));
        }
        let mut column = 1;
        for (index, pair) in form.split('&').enumerate() {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_broken = decode_query(name).and(decode_query(value)).is_none();
            if is_broken || index == MOST_PAIRS {
                return Err(syntax(column));
            }
            column += pair.chars().count() + 1;
        }
        Ok(Self(Piece {
            nesting,
            has_value: false,
            start: 0,
            end: 0,
            form,
        }))
    }

    /// What is under a name; of several pairs the last counts.
    pub(in crate::wire::codec) fn find(&self, name: &str) -> Option<Piece<'a>> {
        let inner = |inside: Inside<'a>| {
            let (first, rest) = inside.first();
            (first == name).then(|| self.0.at(inside.to(first.len()), rest.is_none()))
        };
        let mut found: Option<Piece<'a>> = None;
        for piece in self.0.inside().filter_map(inner) {
            found = match found {
                // A value under just this name goes before what lies below it.
                Some(known) if known.has_value && !piece.has_value => found,
                _ => Some(piece),
            };
        }
        if found.is_none() && self.0.name().is_empty() {
            // Names that are escaped hold no path.
            let pairs = self.0.pairs();
            let meant = pairs.filter(|pair| decode_query(pair.name).as_deref() == Some(name));
            return Some(self.0.at(meant.last()?, true));
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

/// Forms have one line.
const fn syntax(column: usize) -> BadBody {
    BadBody::Syntax {
        codec: Codec::Form,
        line: 1,
        column,
    }
}

/// A name in a form, or the beginning of one.
#[derive(Clone, Copy)]
struct Name<'a> {
    /// Where it begins in the form.
    start: usize,
    name: &'a str,
}

/// A pair below a name.
#[derive(Clone, Copy)]
struct Inside<'a> {
    /// Its whole name.
    whole: Name<'a>,
    /// Where the part below begins.
    start: usize,
}

impl<'a> Inside<'a> {
    /// The first step below, and what follows behind it.
    fn first(self) -> (&'a str, Option<&'a str>) {
        let below = &self.whole.name[self.start..];
        match below.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (below, None),
        }
    }

    /// The name up to so many bytes of the part below.
    fn to(self, length: usize) -> Name<'a> {
        Name {
            name: &self.whole.name[..self.start + length],
            ..self.whole
        }
    }
}

impl<'a> Piece<'a> {
    /// Another name of the same form, whose length was found to be one of 32 bits.
    fn at(self, name: Name<'a>, has_value: bool) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            has_value,
            start: place(name.start),
            end: place(name.start + name.name.len()),
            ..self
        }
    }

    /// The name, as it is written; nothing, for the form as a whole.
    fn name(self) -> &'a str {
        &self.form[self.start as usize..self.end as usize]
    }

    /// The value, as it is written, if there is one under just this name.
    fn value(self) -> Option<&'a str> {
        if !self.has_value {
            return None;
        }
        let behind = &self.form[self.end as usize..];
        let pair = behind.split_once('&').map_or(behind, |(pair, _)| pair);
        Some(pair.strip_prefix('=').unwrap_or(pair))
    }

    /// The names of all pairs.
    fn pairs(self) -> impl Iterator<Item = Name<'a>> {
        let mut next = 0;
        let pairs = self.form.split('&').map(move |pair| {
            let start = next;
            next += pair.len() + 1;
            (start, pair)
        });
        let pairs = pairs.filter(|(_, pair)| !pair.is_empty());
        pairs.map(|(start, pair)| Name {
            start,
            name: pair.split_once('=').map_or(pair, |(name, _)| name),
        })
    }

    /// The pairs below this name.
    fn inside(self) -> impl Iterator<Item = Inside<'a>> {
        let own = self.name();
        self.pairs().filter_map(move |whole| {
            let start = if own.is_empty() {
                0
            } else {
                let rest = whole.name.strip_prefix(own)?;
                rest.starts_with('.').then_some(own.len() + 1)?
            };
            Some(Inside { whole, start })
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
            items.push((index, self.at(inside.to(number.len()), rest.is_none())));
        }
        items.sort_by_key(|(index, _)| *index);
        items.dedup_by_key(|(index, _)| *index);
        items
    }

    /// What it is; a value is a text, whatever it is read as.
    pub(in crate::wire::codec) fn kind(self) -> ValueKind {
        if self.has_value {
            ValueKind::Text
        } else if self.numbered().is_empty() {
            ValueKind::Object
        } else {
            ValueKind::List
        }
    }

    pub(in crate::wire::codec) fn text(self) -> Option<Cow<'a, str>> {
        decode_query(self.value()?)
    }

    pub(in crate::wire::codec) fn items(self) -> Option<Vec<Self>> {
        match (self.nesting, self.value()) {
            (Nesting::Repeated, Some(_)) => {
                let own = decode_query(self.name())?;
                let is_own = |pair: &Name<'_>| decode_query(pair.name).as_ref() == Some(&own);
                let pairs = self.pairs().filter(is_own);
                Some(pairs.map(|pair| self.at(pair, true)).collect())
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
        (!self.has_value).then_some(Members(self))
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
