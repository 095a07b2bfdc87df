//! What cancelling means, one file a part of it.

mod each;
mod look;
mod observe;
mod sights;
mod states;
mod table;
mod target;
mod token;

use crate::diagnostic::{Sink, Spanned, rule};
use crate::ir::{
    Cancel, Fact, Param, Precondition, Protocol, ReadingKind, RefusalKind, Reply, Response, Sends,
};
use crate::spec;
use crate::spec::cancel as raw;
use crate::spec::read::NamedList;
use crate::spec::shared::{self, Row, names};

use super::error::Placed;
use super::source::{Sources, text, unknown};

/// What the meaning is made of.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// Whether no server is made of it: then rows are only read.
    pub(super) is_client_only: bool,
    /// The protocol of the service.
    pub(super) protocol: Protocol,
    /// The param that names several targets, as written.
    pub(super) each: Option<&'a str>,
    /// Checked params.
    pub(super) params: &'a [Param],
    /// Params as written: a name that is there but broken is not unknown.
    pub(super) raw_params: &'a NamedList<spec::operation::Param>,
    /// The checked response.
    pub(super) response: Option<&'a Response>,
    /// Errors as written, the operation's and the service's: one that is there but broken is not unknown.
    pub(super) raw_errors: [&'a NamedList<shared::Error>; 2],
    /// All errors that a reply can be, the service's first.
    pub(super) errors: &'a [Placed],
    /// The service's errors.
    pub(super) common: &'a [Placed],
    /// Rows of the reply table in the service file.
    pub(super) service_rows: &'a NamedList<Row>,
}

/// The checked meaning; `None` if it does not hold.
pub(super) fn cancel(
    raw: &raw::Cancel,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<Cancel> {
    sources.resolve(&raw.source);
    target::target(raw, parts, sink);
    let each = raw.each.as_ref();
    let each = each.map(|found| each::each(found, raw, parts, sources, sink));
    known_error(&raw.constraint_error, parts, sink);
    let token = raw
        .token
        .as_ref()
        .and_then(|token| token::token(token, parts, sources, sink));
    let retry = raw
        .retry
        .as_ref()
        .and_then(|retry| token::retry_rule(retry, raw, sources, sink));
    let precondition = raw.precondition.as_ref().map(|found| {
        known_param(&found.param, parts, sink);
        Precondition {
            param: found.param.value.clone(),
            docs: text(found.docs.as_ref()),
            sources: sources.resolve(&found.source),
        }
    });
    let facts = raw.facts.iter().map(|fact| Fact {
        path: fact.path.clone(),
        sources: sources.resolve(&fact.source),
        assumed: text(fact.assumed.as_ref()),
    });
    let facts = facts.collect();
    let states = states::states(raw, parts, sink);
    let observe = raw
        .observe
        .as_ref()
        .map(|found| observe::observe(found, raw, parts, sources, sink));
    let table = table::table(raw, parts, &states, sources, sink);
    Some(Cancel {
        target: raw.target.iter().map(|name| name.value.clone()).collect(),
        each: match each {
            Some(found) => Some(found?),
            None => None,
        },
        completion: raw.completion.value.parse().ok()?,
        effect: raw.effect.value.parse().ok()?,
        repeat: raw.repeat.value.parse().ok()?,
        terminal: raw.terminal.value.parse().ok()?,
        docs: text(raw.docs.as_ref()),
        constraint_error: raw.constraint_error.value.clone(),
        retry: retry?,
        token,
        precondition,
        facts,
        states: states.words,
        state: states.member,
        observe,
        permissions: raw
            .permissions
            .iter()
            .map(|name| name.value.clone())
            .collect(),
        billing: text(raw.billing.as_ref()),
        replies: table.replies,
        reads: table.reads,
        success: table.success?,
        sources: raw.source.iter().map(|name| name.value.clone()).collect(),
        assumed: text(raw.assumed.as_ref()),
    })
}

/// What a client reads an error as: the outcome that the reply table gives it, or its kind.
pub(super) fn error_reading(name: &str, kind: RefusalKind, replies: &[Reply]) -> ReadingKind {
    replies
        .iter()
        .filter(|reply| matches!(&reply.sends, Sends::Error { name: sent, .. } if sent == name))
        .map(|reply| reply.reads_as)
        .next()
        .unwrap_or(kind.into())
}

/// Reports a param that the operation does not declare.
pub(super) fn known_param(name: &Spanned<String>, parts: &Parts<'_>, sink: &Sink) {
    if !names(parts.raw_params).any(|known| known == name.value) {
        let known: Vec<&str> = names(parts.raw_params).collect();
        unknown(
            &rule::UNKNOWN_PARAM,
            "param",
            &name.value,
            name.span,
            known.into_iter(),
            sink,
        );
    }
}

/// Reports an error name that neither the operation nor the service declares.
pub(super) fn known_error(name: &Spanned<String>, parts: &Parts<'_>, sink: &Sink) {
    let known: Vec<&str> = parts
        .raw_errors
        .iter()
        .flat_map(|list| names(list))
        .collect();
    if !known.contains(&name.value.as_str()) {
        unknown(
            &rule::UNKNOWN_ERROR,
            "error",
            &name.value,
            name.span,
            known.into_iter(),
            sink,
        );
    }
}
