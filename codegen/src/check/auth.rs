//! How callers identify themselves: each scheme with what it needs to know.

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::ir::{Auth, AuthSchemeKind};
use crate::spec::service as raw;

use super::source::{Sources, text};

/// One scheme.
pub(super) fn auth(raw: &raw::Auth, sources: &Sources<'_>, sink: &Sink) -> Option<Auth> {
    sources.resolve(&raw.source);
    let scheme = raw.scheme.value.parse::<AuthSchemeKind>().ok()?;
    let lacks = match scheme {
        AuthSchemeKind::AwsSigV4 if raw.signing_name.is_none() => Some("signing_name"),
        AuthSchemeKind::TokenHeader if raw.param.is_none() => Some("param"),
        _ => None,
    };
    if let Some(key) = lacks {
        let message = format!("the scheme `{}` needs `{key}`", scheme.as_str());
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.scheme.span, message)
                .help(format!("add `{key}:`")),
        );
    }
    Some(Auth {
        scheme,
        signing_name: text(raw.signing_name.as_ref()),
        param: text(raw.param.as_ref()),
    })
}
