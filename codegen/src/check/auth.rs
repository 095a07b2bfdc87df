//! How callers identify themselves: each scheme with what it needs to know.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule, suggest};
use crate::ir::{Auth, AuthSchemeKind, Location, Operation};
use crate::spec::service as raw;

use super::param::header_name;
use super::source::{Sources, text};

/// One scheme.
pub(super) fn auth(raw: &raw::Auth, sources: &Sources<'_>, sink: &Sink) -> Option<Auth> {
    sources.resolve(&raw.source);
    let scheme = raw.scheme.value.parse::<AuthSchemeKind>().ok()?;
    keys(raw, scheme, sink);
    for (what, text) in [("word", &raw.word), ("name", &raw.name)] {
        if let Some(text) = text.as_ref().filter(|text| !is_token(&text.value)) {
            let message = format!("`{}` cannot be the {what} of a scheme", text.value);
            sink.push(
                Diagnostic::error(&rule::BAD_NAME, text.span, message)
                    .help("it is made of letters, digits, `-` and `_`, without blanks"),
            );
        }
    }
    if let Some(header) = &raw.header
        && !header.value.eq_ignore_ascii_case("authorization")
    {
        header_name(header, sink);
    }
    Some(Auth {
        scheme,
        signing_name: text(raw.signing_name.as_ref()),
        param: text(raw.param.as_ref()),
        word: text(raw.word.as_ref()),
        header: text(raw.header.as_ref()).map(|name| name.to_ascii_lowercase()),
        query: text(raw.query.as_ref()),
        name: text(raw.name.as_ref()),
    })
}

fn is_token(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    text.bytes().all(is_part)
}

/// The keys of a scheme, those that it needs first.
const fn known(scheme: AuthSchemeKind) -> (&'static [&'static str], &'static [&'static str]) {
    match scheme {
        AuthSchemeKind::AwsSigV4 => (&["signing_name"], &[]),
        AuthSchemeKind::TokenHeader => (&["param"], &[]),
        AuthSchemeKind::Bearer => (&[], &["word"]),
        AuthSchemeKind::ApiKey => (&[], &["header", "query"]),
        AuthSchemeKind::Custom => (&["name"], &[]),
        AuthSchemeKind::OciSignature
        | AuthSchemeKind::HuaweiSdkHmac
        | AuthSchemeKind::Basic
        | AuthSchemeKind::None => (&[], &[]),
    }
}

/// Every scheme has the keys that it needs, and no other's.
fn keys(raw: &raw::Auth, scheme: AuthSchemeKind, sink: &Sink) {
    let given: [(&str, &Option<Spanned<String>>); 6] = [
        ("signing_name", &raw.signing_name),
        ("param", &raw.param),
        ("word", &raw.word),
        ("header", &raw.header),
        ("query", &raw.query),
        ("name", &raw.name),
    ];
    let is_given = |key: &str| {
        given
            .iter()
            .any(|(name, text)| *name == key && text.is_some())
    };
    let (needed, taken) = known(scheme);
    for key in needed.iter().filter(|key| !is_given(key)) {
        let message = format!("the scheme `{}` needs `{key}`", scheme.as_str());
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.scheme.span, message)
                .help(format!("add `{key}:`")),
        );
    }
    if scheme == AuthSchemeKind::ApiKey && is_given("header") == is_given("query") {
        let message = "a key is in a header or in the query";
        sink.push(
            Diagnostic::error(&rule::MISSING_KEY, raw.scheme.span, message)
                .help("write `header: …` or `query: …`, and one of them"),
        );
    }
    for (key, text) in &given {
        let Some(text) = text
            .as_ref()
            .filter(|_| !needed.contains(key) && !taken.contains(key))
        else {
            continue;
        };
        let message = format!("the scheme `{}` has no `{key}`", scheme.as_str());
        let takes = suggest::listing(needed.iter().chain(taken).copied());
        sink.push(
            Diagnostic::error(&rule::UNKNOWN_KEY, text.span, message).help(
                if needed.is_empty() && taken.is_empty() {
                    "remove it".to_owned()
                } else {
                    format!("it takes {takes}")
                },
            ),
        );
    }
}

/// Reports params that stand where a scheme puts the key: the signer would write over them.
pub(super) fn key_params(raw: &raw::Service, operations: &[&Operation], sink: &Sink) {
    for auth in &raw.auth {
        let places = [
            (Location::Header, &auth.header),
            (Location::Query, &auth.query),
        ];
        for (location, name) in places {
            let Some(name) = name else { continue };
            let is_same = |wire: &str| match location {
                Location::Header => wire.eq_ignore_ascii_case(&name.value),
                _ => wire == name.value,
            };
            let declares = |operation: &&&Operation| {
                let mut params = operation.params.iter();
                params.any(|param| param.location == location && is_same(&param.member.wire))
            };
            let found: Vec<&str> = operations
                .iter()
                .filter(declares)
                .map(|operation| operation.name.as_str())
                .collect();
            if found.is_empty() {
                continue;
            }
            let message = format!(
                "`{}` is a param of {}, and holds the key of the service",
                name.value,
                suggest::listing(found.into_iter())
            );
            sink.push(
                Diagnostic::error(&rule::PARAM_LOCATION, name.span, message)
                    .help("remove the param there: the client puts the key into every request"),
            );
        }
    }
}
