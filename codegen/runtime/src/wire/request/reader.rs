//! A request as a server reads it: what emitted `decode_input` calls, one line a param.

use super::source::Source;
use crate::meaning::reply_table::Literal;
use crate::operation::OperationInfo;
use crate::wire::binding::Bound;
use crate::wire::codec::Given;
use crate::wire::rejection::{Invalid, Malformed, Rejection};
use crate::wire::value::{BodyShape, Findings, TextShape, Typed, body_value, text_value};
use crate::wire::{FromBody, FromText, Node, TextList};
use crate::{Location, Place, Violation, Violations};
use bytes::Bytes;
use http::Request;
use std::borrow::Cow;

/// A request as a server reads it: to the letter of the spec.
#[derive(Debug)]
pub struct RequestReader<'a> {
    source: Source<'a>,
    findings: Findings,
    malformed: Option<(Place, Malformed)>,
}

impl<'a> RequestReader<'a> {
    /// A request to an operation, if it is one.
    pub(in crate::wire) fn new(
        info: &'static OperationInfo,
        request: &'a Request<Bytes>,
    ) -> Result<Self, Rejection> {
        Ok(Self::of(info, Source::new(info, request, Bound::accept)?))
    }

    /// A request that a router has found to be one to an operation, by all that names it.
    #[cfg(feature = "server")]
    pub(in crate::wire) fn of_routed(
        info: &'static OperationInfo,
        request: &'a Request<Bytes>,
    ) -> Result<Self, Rejection> {
        Ok(Self::of(
            info,
            Source::new(info, request, Bound::accept_routed)?,
        ))
    }

    fn of(info: &'static OperationInfo, source: Source<'a>) -> Self {
        Self {
            source,
            findings: Findings::strict(Bound::of(info).drops_nulls()),
            malformed: None,
        }
    }

    /// A param of the path.
    pub fn path<T: FromText>(&mut self, place: Place) -> T {
        self.text(place, &Typed::<T>::new())
    }

    /// A param of the query string.
    pub fn query<T: FromText>(&mut self, place: Place) -> T {
        self.text(place, &Typed::<T>::new())
    }

    /// A header.
    pub fn header<T: FromText>(&mut self, place: Place) -> T {
        self.text(place, &Typed::<T>::new())
    }

    /// A param of the query string that may occur several times.
    pub fn query_list<T: TextList>(&mut self, place: Place) -> T {
        T::of(self.texts(place, T::OPTIONAL, &Typed::<T::Item>::new()))
    }

    /// A member of the body.
    pub fn body<T: FromBody>(&mut self, place: Place) -> T {
        self.member(place, &Typed::<T>::new())
    }

    /// A member of the body that is always there, if only as a null.
    pub fn body_or_null<T: FromBody>(&mut self, place: Place) -> T {
        self.member_or_null(place, &Typed::<T>::new())
    }

    /// A param that always has the same value; any other value breaks the spec.
    pub fn constant(&mut self, place: Place) {
        let Some((param, constant)) = self
            .source
            .param(place)
            .and_then(|param| Some((param, param.constant.as_ref()?)))
        else {
            return;
        };
        let found = if place.location == Location::Body {
            let value = self.source.member(place.name);
            value.map(|value| is_literal(value, constant.value))
        } else {
            let text = self.single(place);
            text.map(|text| constant.words.contains(&&*text))
        };
        self.findings.at(place, |findings| match found {
            Some(false) => findings.unknown_word(constant.words),
            None if param.required => findings.missing(),
            Some(true) | None => {}
        });
    }

    pub(in crate::wire) fn texts<S: TextShape>(
        &mut self,
        place: Place,
        is_optional: bool,
        shape: &S,
    ) -> Vec<S::Value> {
        let is_csv = self.source.param(place).is_some_and(|param| param.is_csv);
        let texts: Vec<Cow<'a, str>> = if is_csv {
            let all = self.single(place).unwrap_or_default();
            let items = all.split(',').filter(|_| !all.is_empty());
            items.map(|item| Cow::Owned(item.to_owned())).collect()
        } else {
            let texts: Result<Vec<_>, _> = self.source.texts(place).collect();
            texts.unwrap_or_else(|flaw| {
                self.note(place, flaw);
                Vec::new()
            })
        };
        self.findings.at(place, |findings| {
            if texts.is_empty() && !is_optional {
                findings.missing();
            }
            let items = texts.into_iter().enumerate();
            let read = |(index, text)| {
                findings.at_item(index, |findings| text_value(shape, Some(text), findings))
            };
            items.map(read).collect()
        })
    }

    pub(in crate::wire) fn member<S: BodyShape>(&mut self, place: Place, shape: &S) -> S::Value {
        let value = self.source.member(place.name);
        if value.is_none()
            && shape.is_optional()
            && let Some(default) = self.default(place)
        {
            let given = Given::Literal(default);
            return body_value(shape, Some((&given).into()), &mut self.findings);
        }
        self.findings
            .at(place, |findings| body_value(shape, value, findings))
    }

    pub(in crate::wire) fn member_or_null<S: BodyShape>(
        &mut self,
        place: Place,
        shape: &S,
    ) -> S::Value {
        let value = self.source.member(place.name);
        self.findings.at(place, |findings| {
            if value.is_none() {
                findings.missing();
            }
            let value = value.filter(|value| !value.is_null());
            body_value(shape, value, findings)
        })
    }

    pub(in crate::wire) fn text<S: TextShape>(&mut self, place: Place, shape: &S) -> S::Value {
        let mut text = self.single(place);
        if text.is_none() && shape.is_optional() {
            text = self.default(place).map(Literal::into_text);
        }
        self.findings
            .at(place, |findings| text_value(shape, text, findings))
    }

    /// What the absence of a param means, if the spec says so.
    fn default(&self, place: Place) -> Option<Literal<'static>> {
        if !self.source.has_defaults() {
            return None;
        }
        self.source.param(place)?.default
    }

    /// The one value of a param; two of them could mean different things to different readers.
    fn single(&mut self, place: Place) -> Option<Cow<'a, str>> {
        match self.source.text(place)? {
            Ok(text) => Some(text),
            Err(flaw) => {
                self.note(place, flaw);
                None
            }
        }
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
        let (missing, wrong_type) = self.findings.into_findings();
        if let Some(found) = wrong_type {
            return Err(Rejection::WrongType(found));
        }
        if missing.is_empty() && of_input.is_empty() {
            return Ok(());
        }
        let source = &self.source;
        let violations = without_stand_ins(&missing, of_input, |place| source.order(place));
        let see = |violation: &Violation| source.seen(violation.place);
        Err(Rejection::Invalid(Invalid::new(violations, see)))
    }
}

/// What is missing and what the rest breaks, in order; what stand-ins break is left out.
pub(in crate::wire) fn without_stand_ins(
    missing: &Violations,
    of_input: Violations,
    order: impl Fn(Place) -> usize,
) -> Violations {
    let stands_in = |violation: &Violation| {
        missing
            .iter()
            .any(|missing| violation.place.is_within(missing.place))
    };
    let of_input = of_input.into_iter().filter(|found| !stands_in(found));
    let mut all: Vec<Violation> = missing.iter().copied().chain(of_input).collect();
    all.sort_by_key(|violation| order(violation.place));
    let mut violations = Violations::new();
    for violation in all {
        violations.push(violation);
    }
    violations
}

/// Whether a value of a body is the one that is always sent.
fn is_literal(value: Node<'_>, wanted: Literal<'_>) -> bool {
    match wanted {
        Literal::Null => value.is_null(),
        Literal::Boolean(flag) => value.boolean() == Some(flag),
        Literal::Integer(number) => value.integer() == Some(number),
        Literal::Text(text) => value.text().as_deref() == Some(text),
    }
}
