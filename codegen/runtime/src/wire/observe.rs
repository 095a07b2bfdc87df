//! How the end of a target is seen: the request that asks for its state, and the state in the reply.

use super::reply::{Verdict, readable};
use super::request::{Fills, RequestWriter};
use super::template::{self, Part};
use super::{BuildError, Endpoint, HttpRequest, HttpResponse, Node, ReplyReader, X_AMZ_TARGET};
use crate::operation::{ObserveInfo, OperationInfo};
use crate::{OtherError, Phase, Target};
use http::HeaderValue;

/// How the spec says that a target's state is seen, if it says enough to ask for it.
pub(crate) fn observation(info: &OperationInfo) -> Option<&ObserveInfo> {
    let known = |found: &&ObserveInfo| {
        let is_reachable = found.template.is_some() || info.target.is_some();
        is_reachable && found.member.is_some() && !info.replies.states.is_empty()
    };
    info.cancel.observe.as_ref().filter(known)
}

/// The request that asks for the state of a target.
pub(crate) fn request(
    info: &'static OperationInfo,
    observe: &'static ObserveInfo,
    target: &Target<'_>,
    endpoint: &Endpoint,
) -> Result<HttpRequest, BuildError> {
    match observe.template {
        Some(template) => by_path(info, observe, template, target, endpoint),
        None => by_name(info, observe, target, endpoint),
    }
}

/// What it takes of the cancel's params, as far as they are given.
fn params<'a>(
    info: &'static OperationInfo,
    observe: &'static ObserveInfo,
    target: &'a Target<'_>,
) -> impl Iterator<Item = (crate::Place, &'a str)> {
    let names = if observe.params.is_empty() {
        info.cancel.target
    } else {
        observe.params
    };
    names.iter().filter_map(move |name| {
        let param = info.params.iter().find(|param| param.place.name == *name)?;
        Some((param.place, target.get(name)?))
    })
}

/// In the protocols of AWS: the same request, under the name of the other operation.
fn by_name(
    info: &'static OperationInfo,
    observe: &'static ObserveInfo,
    target: &Target<'_>,
    endpoint: &Endpoint,
) -> Result<HttpRequest, BuildError> {
    let mut out = RequestWriter::new(info, Fills::none(), false);
    for (place, value) in params(info, observe, target) {
        out.body(place, &value.to_owned());
    }
    let mut request = out.finish(endpoint)?;
    let prefix = info.target.and_then(|target| target.rsplit_once('.'));
    let name = prefix.map_or_else(
        || observe.operation.to_owned(),
        |(prefix, _)| format!("{prefix}.{}", observe.operation),
    );
    let name = HeaderValue::from_str(&name).map_err(|error| BuildError::Address(error.into()))?;
    request.headers_mut().insert(X_AMZ_TARGET, name);
    Ok(request)
}

/// Elsewhere: a GET, with what its path does not name in the query.
fn by_path(
    info: &'static OperationInfo,
    observe: &'static ObserveInfo,
    template: &'static str,
    target: &Target<'_>,
    endpoint: &Endpoint,
) -> Result<HttpRequest, BuildError> {
    let in_path = |wanted| {
        template::parts(template)
            .any(|part| matches!(part, Part::Param { name, .. } if name == wanted))
    };
    let mut out = RequestWriter::new(info, Fills::none(), false);
    for (place, value) in params(info, observe, target) {
        if in_path(place.name) {
            out.path(place, &value.to_owned());
        } else {
            out.query(place, &value.to_owned());
        }
    }
    out.finish_get(template, endpoint)
}

/// The phase that a reply shows; none, if its word is not known, or it has none.
///
/// The error, if the service does not show the target.
pub(crate) fn seen(
    info: &'static OperationInfo,
    observe: &ObserveInfo,
    reply: &HttpResponse,
) -> Result<Option<Phase>, OtherError> {
    let body = readable(reply);
    let (mut reader, verdict) = ReplyReader::new(info, reply, &body);
    if verdict != Verdict::Success {
        return Err(reader.other());
    }
    let mut names = observe.member.unwrap_or_default().split('.');
    let mut found = names.next().and_then(|name| reader.member(name));
    for name in names {
        let inner = found.and_then(Node::members);
        found = inner.and_then(|inner| inner.get(name));
    }
    Ok(found.and_then(|word| info.phase(&word.shown())))
}

#[cfg(test)]
mod tests;
