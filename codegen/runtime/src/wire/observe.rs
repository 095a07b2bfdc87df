//! How the end of a target is seen: the request that asks for its state, and the state in the reply.

use super::binding::Bound;
use super::codec::Members;
use super::reply::{Verdict, readable};
use super::request::{Fills, RequestWriter};
use super::template::{self, Part};
use super::{BuildError, Endpoint, HttpRequest, HttpResponse, Node, ReplyReader, ValueKind};
use crate::operation::{Fill, ObserveInfo, OperationInfo, ParamInfo};
use crate::{Json, Location, OtherError, Phase, Target};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use std::borrow::Cow;

/// How the spec says that a target's state is seen, if it says enough to ask for it.
pub(crate) fn observation(info: &OperationInfo) -> Option<&ObserveInfo> {
    let known = |found: &&ObserveInfo| {
        let is_reachable =
            found.template.is_some() || info.service.protocol.binding().has_only_body();
        is_reachable && found.member.is_some() && !info.replies.states.is_empty()
    };
    info.cancel.observe.as_ref().filter(known)
}

/// What the request that asks for the state of a target is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) info: &'static OperationInfo,
    pub(crate) observe: &'static ObserveInfo,
    pub(crate) target: &'a Target<'a>,
    /// What a client fills in.
    pub(crate) fills: Fills<'a>,
}

/// The request that asks for the state of a target; `cancel` is the one that cancels it.
pub(crate) fn request(
    asked: Asked<'_>,
    cancel: &HttpRequest,
    endpoint: &Endpoint,
) -> Result<HttpRequest, BuildError> {
    match asked.observe.template {
        Some(template) => asked.by_path(template, endpoint),
        None => asked.by_name(cancel, endpoint),
    }
}

impl Asked<'_> {
    /// What the request takes of the cancel's params, each with its text, as far as there is one.
    fn params(&self) -> impl Iterator<Item = (&'static ParamInfo, Option<String>)> {
        let names = if self.observe.params.is_empty() {
            self.info.cancel.target
        } else {
            self.observe.params
        };
        names.iter().filter_map(|name| {
            let mut params = self.info.params.iter();
            let param = params.find(|param| param.place.name == *name)?;
            let filled = param.fill.and_then(|fill| match fill {
                Fill::Token => self.fills.token,
                Fill::RequestId => self.fills.request_id,
            });
            let constant = param.constant.and_then(|it| it.words.first().copied());
            let text = self.target.get(name).or(constant).or(filled);
            Some((param, text.map(str::to_owned)))
        })
    }

    /// In the protocols of AWS: the same request, under the name of the other operation.
    fn by_name(self, cancel: &HttpRequest, endpoint: &Endpoint) -> Result<HttpRequest, BuildError> {
        let name = self.observe.operation;
        let mut out = RequestWriter::named(name, self.info, self.fills, false);
        let format = Bound::of(self.info).request_format();
        let sent = Members::of_body(&format, cancel.body()).unwrap_or_default();
        for (param, text) in self.params() {
            let place = param.place;
            match (place.location, sent.get(place.name)) {
                (Location::Header, _) => out.header(place, &text),
                // As the cancel has it: numbers as numbers.
                (_, Some(value)) => out.body(place, &Json::from_text(value.to_json())),
                (_, None) => out.body(place, &text),
            }
        }
        let (mut head, body) = out.finish(endpoint)?.into_parts();
        Bound::of(self.info)
            .rename(self.observe.operation, &mut head)
            .map_err(BuildError::Address)?;
        Ok(HttpRequest::from_parts(head, body))
    }

    /// Elsewhere: a GET. What its path does not name stays a header, or goes into the query.
    fn by_path(
        self,
        template: &'static str,
        endpoint: &Endpoint,
    ) -> Result<HttpRequest, BuildError> {
        let in_path = |wanted| {
            template::parts(template)
                .any(|part| matches!(part, Part::Param { name, .. } if name == wanted))
        };
        let mut out = RequestWriter::new(self.info, self.fills, false);
        let mut headers = HeaderMap::new();
        for (param, text) in self.params() {
            let place = param.place;
            match place.location {
                _ if in_path(place.name) => out.path(place, &text),
                Location::Header => {
                    // Checked by the writer, whose GETs have no headers but their own.
                    out.header(place, &text);
                    headers.extend(text.and_then(|text| header(place.name, &text)));
                }
                // A GET has no body.
                Location::Path | Location::Query | Location::Body => out.query(place, &text),
            }
        }
        let mut request = out.finish_get(template, endpoint)?;
        request.headers_mut().extend(headers);
        Ok(request)
    }
}

fn header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((name.parse().ok()?, value.parse().ok()?))
}

/// What a reply shows of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sight {
    /// The phase that its state word means.
    Phase(Phase),
    /// A state word that the spec does not know.
    UnknownWord(String),
    /// The member of the state is not there, or holds no word.
    NoState,
}

/// What a reply shows of a target.
///
/// The error, if the service does not show the target.
pub(crate) fn seen(
    info: &'static OperationInfo,
    observe: &ObserveInfo,
    reply: &HttpResponse,
) -> Result<Sight, OtherError> {
    let mut names = observe.member.unwrap_or_default().split('.');
    // Nothing but an object is the reply of an operation; a list of targets may be one, too.
    if let Some(list) = list(reply) {
        let found = names.try_fold(list, item_of_list);
        return Ok(sight(info, found.and_then(word)));
    }
    let body = readable(info.service.protocol.codec(), reply);
    let (mut reader, verdict) = ReplyReader::new(info, reply, &body);
    if verdict != Verdict::Success {
        return Err(reader.other());
    }
    let first = names.next().and_then(|name| reader.member(name));
    let found = first.and_then(|first| names.try_fold(first, inside));
    let word = found.and_then(|node| node.text().or_else(|| node.scalar()));
    Ok(sight(info, word.map(Cow::into_owned)))
}

fn sight(info: &OperationInfo, word: Option<String>) -> Sight {
    match word {
        None => Sight::NoState,
        Some(word) => match info.phase(&word) {
            Some(phase) => Sight::Phase(phase),
            None => Sight::UnknownWord(word),
        },
    }
}

/// A member of an object by its name, or an item of a list by its index.
fn inside<'a>(value: Node<'a>, name: &str) -> Option<Node<'a>> {
    match value.kind() {
        ValueKind::List => value.items()?.into_iter().nth(name.parse().ok()?),
        _ => value.members()?.get(name).or_else(|| {
            // In XML a list looks like an object, whose members all have one name.
            value.items()?.into_iter().nth(name.parse().ok()?)
        }),
    }
}

/// The body of a success, if it is a list.
fn list(reply: &HttpResponse) -> Option<Value> {
    let is_list = reply.status().is_success() && reply.body().trim_ascii_start().starts_with(b"[");
    is_list.then(|| serde_json::from_slice(reply.body()).ok())?
}

/// The same inside of a list that is the whole body.
fn item_of_list(value: Value, name: &str) -> Option<Value> {
    match value {
        Value::Object(mut members) => members.remove(name),
        Value::Array(mut items) => {
            let index: usize = name.parse().ok()?;
            (index < items.len()).then(|| items.swap_remove(index))
        }
        _ => None,
    }
}

fn word(value: Value) -> Option<String> {
    match value {
        Value::String(word) => Some(word),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests;
