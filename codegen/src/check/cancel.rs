//! What cancelling means: target, token, precondition, states; the reply table is for `reply` and `reading`.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{
    Cancel, EnumType, LostReply, Origin, Param, Phase, Precondition, Protocol, ReadingKind,
    RefusalKind, Reply, Response, RetryRule, Sends, Token, Type,
};
use crate::spec;
use crate::spec::cancel as raw;
use crate::spec::read::NamedList;
use crate::spec::shared::{self, Row, names};

use super::error::Placed;
use super::source::{Sources, text, unknown};
use super::{reading, reply};

/// What the meaning is made of.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// The protocol of the service.
    pub(super) protocol: Protocol,
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
    target(raw, parts, sink);
    known_error(&raw.constraint_error, parts, sink);
    let token = raw
        .token
        .as_ref()
        .and_then(|token| self::token(token, parts, sources, sink));
    let retry = raw
        .retry
        .as_ref()
        .and_then(|retry| retry_rule(retry, raw, sources, sink));
    let precondition = raw.precondition.as_ref().map(|found| {
        known_param(&found.param, parts, sink);
        Precondition {
            param: found.param.value.clone(),
            docs: text(found.docs.as_ref()),
            sources: sources.resolve(&found.source),
        }
    });
    let states = states(raw, parts, sink);
    let observe = raw
        .observe
        .as_ref()
        .map(|found| super::observe::observe(found, raw, parts, sources, sink));
    let replies = reply::replies(raw, parts, &states, sources, sink);
    let reads = reply::reads(raw, parts, sources, sink);
    let table = reading::Table {
        replies: &replies.found,
        reads: &reads.found,
        states: &states,
        spans: &[replies.spans, reads.spans].concat(),
        is_whole: replies.is_whole && reads.is_whole,
    };
    let success = reading::success(raw, parts, &table, sink);
    Some(Cancel {
        target: raw.target.iter().map(|name| name.value.clone()).collect(),
        completion: raw.completion.value.parse().ok()?,
        effect: raw.effect.value.parse().ok()?,
        repeat: raw.repeat.value.parse().ok()?,
        terminal: raw.terminal.value.parse().ok()?,
        docs: text(raw.docs.as_ref()),
        constraint_error: raw.constraint_error.value.clone(),
        retry: retry?,
        token,
        precondition,
        states,
        observe,
        permissions: raw
            .permissions
            .iter()
            .map(|name| name.value.clone())
            .collect(),
        billing: text(raw.billing.as_ref()),
        replies: replies.found,
        reads: reads.found,
        success: success?,
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

fn target(raw: &raw::Cancel, parts: &Parts<'_>, sink: &Sink) {
    if raw.target.is_empty() {
        let message = "no param names what is cancelled";
        sink.push(
            Diagnostic::error(&rule::CANCEL_TARGET, raw.span, message)
                .help("list the id params under `target:`"),
        );
    }
    for (index, name) in raw.target.iter().enumerate() {
        known_param(name, parts, sink);
        if let Some(first) = raw.target[..index].iter().find(|first| *first == name) {
            let message = format!("`{}` names the target twice", name.value);
            sink.push(
                Diagnostic::error(&rule::CANCEL_TARGET, name.span, message)
                    .also(first.span, "first named here")
                    .help("remove one of the two"),
            );
        }
        let Some(param) = parts.params.iter().find(|param| param.key == name.value) else {
            continue;
        };
        let is_id = matches!(param.member.ty, Type::String | Type::Integer);
        let why = match param {
            _ if param.constant.is_some() => "it is always the same",
            _ if !is_id => "it is neither text nor an integer",
            _ if !param.member.required => "a request may come without it",
            _ => continue,
        };
        let message = format!("`{}` cannot name a target: {why}", name.value);
        sink.push(
            Diagnostic::error(&rule::CANCEL_TARGET, name.span, message)
                .help("a target is named by required params of type `string` or `integer`"),
        );
    }
}

fn token(raw: &raw::Token, parts: &Parts<'_>, sources: &Sources<'_>, sink: &Sink) -> Option<Token> {
    known_param(&raw.param, parts, sink);
    let param = parts
        .params
        .iter()
        .find(|param| param.key == raw.param.value);
    if param.is_some_and(|param| !matches!(param.member.ty, Type::String)) {
        let message = format!("the token param `{}` is not a text", raw.param.value);
        sink.push(
            Diagnostic::error(&rule::CANCEL_TOKEN, raw.param.span, message)
                .help("make it `type: string`"),
        );
    }
    if let Some(param) = param.filter(|param| param.origin != Origin::Caller) {
        let message = format!(
            "the token param `{}` is not chosen by the caller",
            param.key
        );
        sink.push(
            Diagnostic::error(&rule::CANCEL_TOKEN, raw.param.span, message)
                .help("make it `origin: caller`"),
        );
    }
    if let Some(param) = param.filter(|param| param.constant.is_some()) {
        let message = format!("the token param `{}` is always the same", param.key);
        sink.push(
            Diagnostic::error(&rule::CANCEL_TOKEN, raw.param.span, message)
                .help("take away `constant:`: a token tells one call from another"),
        );
    }
    if let Some(conflict) = &raw.conflict {
        known_error(conflict, parts, sink);
        let found = parts
            .errors
            .iter()
            .find(|(error, _)| error.name == conflict.value);
        if let Some((error, declared)) =
            found.filter(|(error, _)| error.kind != RefusalKind::Conflict)
        {
            let message = format!("`{}` is of kind `{}`", error.name, error.kind.as_str());
            sink.push(
                Diagnostic::error(&rule::CANCEL_TOKEN, conflict.span, message)
                    .also(*declared, "the error is declared here")
                    .help("a token that cannot be used any more is told by an error of kind `conflict`"),
            );
        }
    }
    Some(Token {
        param: raw.param.value.clone(),
        lifetime_seconds: u32::try_from(raw.lifetime_seconds.value).ok()?,
        conflict: text(raw.conflict.as_ref()),
        docs: text(raw.docs.as_ref()),
        sources: sources.resolve(&raw.source),
    })
}

fn retry_rule(
    found: &raw::RetryRule,
    raw: &raw::Cancel,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<RetryRule> {
    let lost_reply = found.lost_reply.value.parse::<LostReply>().ok()?;
    if lost_reply == LostReply::WithToken && raw.token.is_none() {
        let message = "a lost reply is answered with the same token, but there is no token";
        sink.push(
            Diagnostic::error(&rule::CANCEL_TOKEN, found.lost_reply.span, message)
                .help("add `token:` with the param that carries it, or choose another word"),
        );
    }
    Some(RetryRule {
        lost_reply,
        docs: text(found.docs.as_ref()),
        sources: sources.resolve(&found.source),
        assumed: text(found.assumed.as_ref()),
    })
}

/// State words by phase; each one a word of the reply, if the reply has such words.
fn states(raw: &raw::Cancel, parts: &Parts<'_>, sink: &Sink) -> Vec<(String, Phase)> {
    let known: Vec<&str> = parts
        .response
        .into_iter()
        .flat_map(Response::members)
        .filter_map(|member| member.ty.as_enum())
        .flat_map(EnumType::words)
        .collect();
    let mut states = Vec::new();
    for named in &raw.states {
        if !known.is_empty() && !known.contains(&named.name.value.as_str()) {
            unknown(
                &rule::STATE_UNKNOWN,
                "state of the reply",
                &named.name.value,
                named.name.span,
                known.iter().copied(),
                sink,
            );
        }
        if let Some(phase) = named
            .value
            .as_ref()
            .and_then(|word| word.value.parse::<Phase>().ok())
        {
            states.push((named.name.value.clone(), phase));
        }
    }
    if let (false, Some(first)) = (states.is_empty(), raw.states.first()) {
        for word in known {
            if !raw.states.iter().any(|named| named.name.value == word) {
                let message = format!("the state `{word}` has no phase");
                sink.push(
                    Diagnostic::error(&rule::STATE_UNMAPPED, first.name.span, message).help(
                        format!(
                            "add `{word}:` with one of {}",
                            crate::diagnostic::suggest::listing(
                                Phase::ALL.iter().map(|phase| phase.as_str())
                            )
                        ),
                    ),
                );
            }
        }
    }
    states
}

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
