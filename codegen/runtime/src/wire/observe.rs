//! How the end of a target is seen: the request that asks for its state, and the state in the reply.

mod sight;

pub(crate) use sight::{Sight, seen};

use super::binding::Bound;
use super::codec::Members;
use super::request::{Fills, RequestWriter};
use super::template::{self, Part};
use super::{BuildError, Endpoint, HttpRequest};
use crate::operation::{Fill, ObserveInfo, OperationInfo, ParamInfo};
use crate::{Json, Location, Target};
use http::{HeaderMap, HeaderName, HeaderValue};

/// How the spec says that a target's state is seen, if it says enough to ask for it.
pub(crate) fn observation(info: &OperationInfo) -> Option<&ObserveInfo> {
    let known = |found: &&ObserveInfo| {
        let is_reachable =
            found.template.is_some() || info.service.protocol.binding().has_only_body();
        let table = found.table(info.replies.states);
        let by_word = table.member.is_some() && !table.states.is_empty();
        is_reachable && (by_word || !table.rows.is_empty())
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

#[cfg(test)]
mod tests;
