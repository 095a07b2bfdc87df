//! The retry token, and whether a call whose reply was lost may be sent again.

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::ir::{LostReply, Origin, RefusalKind, RetryRule, Token, Type};
use crate::spec::cancel as raw;

use super::super::source::{Sources, text};
use super::{Parts, known_error, known_param};

/// A token that makes calls repeatable.
pub(super) fn token(
    raw: &raw::Token,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<Token> {
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
                .help("take away `constant:`: a token distinguishes calls"),
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
                    .help("a token that cannot be used any more is reported by an error of kind `conflict`"),
            );
        }
    }
    Some(Token {
        param: raw.param.value.clone(),
        lifetime_seconds: u32::try_from(raw.lifetime_seconds.value).ok()?,
        conflict: text(raw.conflict.as_ref()),
        docs: text(raw.docs.as_ref()),
        sources: sources.resolve(&raw.source),
        assumed: text(raw.assumed.as_ref()),
    })
}

/// Whether a call whose reply was lost may be sent again.
pub(super) fn retry_rule(
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
