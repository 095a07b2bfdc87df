//! The parts of a request, found by the places of params.

use crate::operation::{OperationInfo, ParamInfo, RequestBody};
use crate::wire::binding::Bound;
use crate::wire::codec::Members;
use crate::wire::rejection::{Malformed, Rejection, Seen};
use crate::wire::{BadBody, Node, headers, percent, template};
use crate::{Location, Place};
use bytes::Bytes;
use http::{HeaderMap, Request};
use std::borrow::Cow;

/// The parts of a request, found by the places of params.
#[derive(Debug)]
pub(super) struct Source<'a> {
    info: &'static OperationInfo,
    segments: Vec<(&'static str, &'a str)>,
    query: &'a str,
    headers: &'a HeaderMap,
    members: Members<'a>,
}

impl<'a> Source<'a> {
    /// The parts of a request, if it is one to this operation; `accept` looks at what its binding says in headers.
    pub(super) fn new(
        info: &'static OperationInfo,
        request: &'a Request<Bytes>,
        accept: impl FnOnce(Bound<'static>, &HeaderMap, bool) -> Result<(), Rejection>,
    ) -> Result<Self, Rejection> {
        let segments = template::values(info.template, request.uri().path());
        let segments = segments.ok_or(Rejection::WrongPath)?;
        if request.method().as_str() != info.method {
            return Err(Rejection::WrongMethod {
                allowed: info.method,
            });
        }
        let body = request.body();
        let bound = Bound::of(info);
        accept(bound, request.headers(), body.is_empty())?;
        let members = members(info, body).map_err(Rejection::BadBody)?;
        bound.accept_members(&members)?;
        Ok(Self {
            info,
            segments,
            query: request.uri().query().unwrap_or_default(),
            headers: request.headers(),
            members,
        })
    }

    /// The values of a param that is in the path, the query or the headers.
    pub(super) fn texts(
        &self,
        place: Place,
    ) -> impl Iterator<Item = Result<Cow<'a, str>, Malformed>> {
        let name_in = |location| (place.location == location).then_some(place.name);
        let segments = name_in(Location::Path).and_then(|name| self.segment(name));
        let pairs = name_in(Location::Query).map(|name| self.pairs(name));
        let headers = name_in(Location::Header).map(|name| self.header_values(name));
        let pairs = pairs.into_iter().flatten();
        let headers = headers.into_iter().flatten();
        segments.into_iter().chain(pairs).chain(headers)
    }

    /// The one value of such a param; nothing, if it is absent.
    pub(super) fn text(&self, place: Place) -> Option<Result<Cow<'a, str>, Malformed>> {
        match place.location {
            Location::Path => self.segment(place.name),
            Location::Query if self.query.is_empty() => None,
            Location::Query => one(self.pairs(place.name)),
            Location::Header => one(self.header_values(place.name)),
            Location::Body => None,
        }
    }

    fn segment(&self, name: &str) -> Option<Result<Cow<'a, str>, Malformed>> {
        let (_, text) = self.segments.iter().find(|(known, _)| *known == name)?;
        Some(percent::decode(text).ok_or(Malformed::Escape))
    }

    fn pairs(&self, name: &'static str) -> impl Iterator<Item = Result<Cow<'a, str>, Malformed>> {
        let pairs = self.query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let is_meant = move |other| percent::decode_query(other).as_deref() == Some(name);
        let meant = pairs.filter(move |(other, _)| is_meant(other));
        meant.map(|(_, text)| percent::decode_query(text).ok_or(Malformed::Escape))
    }

    fn header_values(
        &self,
        name: &'static str,
    ) -> impl Iterator<Item = Result<Cow<'a, str>, Malformed>> {
        let values = headers::values(self.headers, name);
        values.map(|value| match value.to_str() {
            Ok(text) => Ok(Cow::Borrowed(text.trim_ascii())),
            Err(_) => Err(Malformed::NotAscii),
        })
    }

    /// A member of the body, null included.
    pub(super) fn member(&self, name: &str) -> Option<Node<'a>> {
        self.members.find(name)
    }

    /// Which param of the spec a place belongs to, counted from the first.
    pub(super) fn order(&self, place: Place) -> usize {
        let mut params = self.info.params.iter();
        let index = params.position(|param| place.is_named_within(param.place));
        index.unwrap_or(usize::MAX)
    }

    /// What is at a place, to be shown to whoever sent it.
    pub(super) fn seen(&self, place: Place) -> Seen {
        if self.param(place).is_some_and(|param| param.secret) {
            return Seen::Secret;
        }
        let text = if place.location == Location::Body {
            let value = self.value(place);
            let value = value.filter(|value| !value.is_null());
            value.map(|value| value.shown().into_owned())
        } else {
            let texts: Result<Vec<_>, _> = self.texts(place).collect();
            let index = place.item.map_or(0, |item| item as usize);
            let texts = texts.unwrap_or_default();
            if self.param(place).is_some_and(|param| param.is_csv) {
                let all = texts.first().map(|all| all.split(','));
                all.and_then(|mut items| items.nth(index).map(str::to_owned))
            } else {
                texts.into_iter().nth(index).map(Cow::into_owned)
            }
        };
        text.map_or(Seen::Nothing, Seen::Value)
    }

    /// The value of a member, which may lie inside of objects and lists.
    fn value(&self, place: Place) -> Option<Node<'a>> {
        let mut indices = place.items().map(|index| index as usize);
        let mut enter = |value: Node<'a>, lists: usize| {
            let mut indices = indices.by_ref().take(lists);
            indices.try_fold(value, |value, index| value.items()?.get(index).copied())
        };
        let whole = place.name.trim_end_matches("[]");
        if let Some(value) = self.member(whole) {
            return enter(value, usize::MAX);
        }
        let mut names = place.name.split('.');
        let mut step = |name: &'static str, members: &Members<'a>| {
            let plain = name.trim_end_matches("[]");
            enter(members.get(plain)?, (name.len() - plain.len()) / 2)
        };
        let mut value = step(names.next()?, &self.members)?;
        for name in names {
            value = step(name, &value.members()?)?;
        }
        enter(value, usize::MAX)
    }

    /// Whether the absence of any param means a value.
    pub(super) const fn has_defaults(&self) -> bool {
        self.info.has_defaults
    }

    /// The param that a place belongs to.
    pub(super) fn param(&self, place: Place) -> Option<&'static ParamInfo> {
        let mut params = self.info.params.iter();
        params.find(|param| place.is_named_within(param.place))
    }
}

/// The one value of those; a flaw of any of them counts before that there are several.
fn one<T>(all: impl Iterator<Item = Result<T, Malformed>>) -> Option<Result<T, Malformed>> {
    let mut found: Option<T> = None;
    let mut is_repeated = false;
    for text in all {
        match text {
            Ok(_) if found.is_some() => is_repeated = true,
            Ok(text) => found = Some(text),
            Err(flaw) => return Some(Err(flaw)),
        }
    }
    if is_repeated {
        return Some(Err(Malformed::Repeated));
    }
    found.map(Ok)
}

fn members<'a>(info: &OperationInfo, body: &'a [u8]) -> Result<Members<'a>, BadBody> {
    if info.request_body == RequestBody::None {
        // Whatever it is, nobody reads it.
        return Ok(Members::default());
    }
    let is_body = |param: &ParamInfo| param.place.location == Location::Body;
    let has_required = info
        .params
        .iter()
        .any(|param| param.required && is_body(param));
    match Members::of_body(&Bound::of(info).request_format(), body) {
        Err(BadBody::Empty) if !has_required => Ok(Members::default()),
        members => members,
    }
}
