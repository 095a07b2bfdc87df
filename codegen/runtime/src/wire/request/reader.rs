//! A request as a server reads it: what emitted `decode_input` calls, one line a param.

use super::source::Source;
use super::{Invalid, Malformed, Rejection};
use crate::operation::OperationInfo;
use crate::wire::{BodyValue, Reading, TextList, TextValue, body_value, text_value};
use crate::{Location, Place, Violation, Violations};
use bytes::Bytes;
use http::Request;
use std::borrow::Cow;

/// A request as a server reads it: to the letter of the spec.
#[derive(Debug)]
pub struct RequestReader<'a> {
    source: Source<'a>,
    reading: Reading,
    malformed: Option<(Place, Malformed)>,
}

impl<'a> RequestReader<'a> {
    /// A request to an operation, if it is one.
    pub(in crate::wire) fn new(
        info: &'static OperationInfo,
        request: &'a Request<Bytes>,
    ) -> Result<Self, Rejection> {
        Ok(Self {
            source: Source::new(info, request)?,
            reading: Reading::strict(),
            malformed: None,
        })
    }

    /// A param of the path.
    pub fn path<T: TextValue>(&mut self, place: Place) -> T {
        self.text(place)
    }

    /// A param of the query string.
    pub fn query<T: TextValue>(&mut self, place: Place) -> T {
        self.text(place)
    }

    /// A header.
    pub fn header<T: TextValue>(&mut self, place: Place) -> T {
        self.text(place)
    }

    /// A param of the query string that may stand there several times.
    pub fn query_list<T: TextList>(&mut self, place: Place) -> T {
        let texts: Result<Vec<_>, _> = self.source.texts(place).collect();
        let texts = texts.unwrap_or_else(|flaw| {
            self.note(place, flaw);
            Vec::new()
        });
        let reading = &mut self.reading;
        reading.at(place, |reading| {
            if texts.is_empty() && !T::OPTIONAL {
                reading.missing();
            }
            let items = texts.into_iter().enumerate();
            let read =
                |(index, text)| reading.at_item(index, |reading| text_value(Some(text), reading));
            T::of(items.map(read).collect())
        })
    }

    /// A member of the body.
    pub fn body<T: BodyValue>(&mut self, place: Place) -> T {
        let value = self.source.member(place.name);
        let reading = &mut self.reading;
        reading.at(place, |reading| body_value(value, reading))
    }

    /// A member of the body that is always there, if only as a null.
    pub fn body_or_null<T: BodyValue>(&mut self, place: Place) -> T {
        if !self.source.has_member(place.name) {
            self.reading.at(place, Reading::missing);
        }
        self.body(place)
    }

    /// A param that always has the same value; what else stands there breaks the spec.
    ///
    /// `words` is that one value: a text, or in a body the text of its JSON.
    pub fn constant(&mut self, place: Place, words: &'static [&'static str]) {
        let found = if place.location == Location::Body {
            let value = self.source.member(place.name);
            value.map(|value| Cow::Borrowed(value.as_text()))
        } else {
            self.single(place)
        };
        let reading = &mut self.reading;
        reading.at(place, |reading| match found {
            Some(value) if words.contains(&&*value) => {}
            Some(_) => reading.unknown_word(words),
            None if self.source.is_required(place) => reading.missing(),
            None => {}
        });
    }

    fn text<T: TextValue>(&mut self, place: Place) -> T {
        let text = self.single(place);
        let reading = &mut self.reading;
        reading.at(place, |reading| text_value(text, reading))
    }

    /// The one value of a param; two of them could mean different things to different readers.
    fn single(&mut self, place: Place) -> Option<Cow<'a, str>> {
        let mut texts = self.source.texts(place);
        let first = texts.next()?;
        let others: Result<Vec<_>, _> = texts.collect();
        match (first, others) {
            (Ok(text), Ok(others)) if others.is_empty() => return Some(text),
            (Ok(_), Ok(_)) => self.note(place, Malformed::Repeated),
            (Err(flaw), _) | (_, Err(flaw)) => self.note(place, flaw),
        }
        None
    }

    fn note(&mut self, place: Place, flaw: Malformed) {
        self.malformed.get_or_insert((place, flaw));
    }

    /// Nothing, if all was as the spec has it.
    ///
    /// `of_input` is what the input itself breaks. It has stand-ins where
    /// values were missing; what those break is not said.
    pub(in crate::wire) fn finish(self, of_input: Violations) -> Result<(), Rejection> {
        if let Some((place, flaw)) = self.malformed {
            return Err(Rejection::Malformed { place, flaw });
        }
        let (missing, wrong_type) = self.reading.into_findings();
        if let Some(found) = wrong_type {
            return Err(Rejection::WrongType(found));
        }
        if missing.is_empty() && of_input.is_empty() {
            return Ok(());
        }
        let stands_in = |violation: &Violation| {
            missing
                .iter()
                .any(|missing| is_within(violation.place, missing.place))
        };
        let of_input = of_input.into_iter().filter(|found| !stands_in(found));
        let mut all: Vec<Violation> = missing.iter().copied().chain(of_input).collect();
        all.sort_by_key(|violation| self.source.order(violation.place));
        let mut violations = Violations::new();
        for violation in all {
            violations.push(violation);
        }
        let source = &self.source;
        let see = |violation: &Violation| source.seen(violation.place);
        Err(Rejection::Invalid(Invalid::new(violations, see)))
    }
}

/// Whether a place is another, or inside of it.
fn is_within(place: Place, other: Place) -> bool {
    let rest = place.name.strip_prefix(other.name);
    place.location == other.location
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        && (other.item.is_none() || other.item == place.item)
}
