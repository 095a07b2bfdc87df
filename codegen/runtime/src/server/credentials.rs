//! Whether a request has credentials at all; whether they hold is for others to find out.

use crate::operation::{ApiKeyPlace, AuthScheme, ServiceInfo};
use crate::wire::HttpRequest;
use crate::wire::percent::decode_query;
use http::header::AUTHORIZATION;

/// What is missing of a request's credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MissingCredentials {
    /// All of them.
    All,
    /// Parts of a signature, by the names that AWS has for them: `Credential`, `Signature`, `SignedHeaders`,
    /// [`DATE`](Self::DATE).
    Parts(Vec<&'static str>),
}

impl MissingCredentials {
    /// The part of a signature that is a header of its own; `Date` will do as well.
    pub const DATE: &'static str = "X-Amz-Date";

    /// What is missing of the credentials that a service's schemes want.
    pub(super) fn of(service: &ServiceInfo, request: &HttpRequest) -> Option<Self> {
        let header = |name: &str| {
            let value = request.headers().get(name)?.to_str().ok()?.trim();
            (!value.is_empty()).then_some(value)
        };
        let authorization = header(AUTHORIZATION.as_str()).unwrap_or_default();
        let query = request.uri().query().unwrap_or_default();
        let is_shown = |scheme: &AuthScheme| match scheme {
            AuthScheme::AwsSigV4 { .. } => {
                authorization.starts_with("AWS4-") || query.contains("X-Amz-Signature=")
            }
            AuthScheme::OciSignature => begins(authorization, "Signature"),
            AuthScheme::HuaweiSdkHmac => authorization.contains("Signature="),
            AuthScheme::TokenHeader { param } => header(param).is_some(),
            AuthScheme::Basic => begins(authorization, "Basic"),
            AuthScheme::Bearer { word } => begins(authorization, word),
            AuthScheme::ApiKey { place } => match place {
                ApiKeyPlace::Header(name) => header(name).is_some(),
                ApiKeyPlace::Query(name) => has_value(query, name),
            },
            // Nobody knows where it stands: whoever checks it looks for it.
            AuthScheme::Custom { .. } | AuthScheme::None => true,
        };
        let is_there = match service.auth {
            [] => !authorization.is_empty(),
            schemes => schemes.iter().any(is_shown),
        };
        if !is_there {
            return Some(Self::All);
        }
        if !authorization.starts_with("AWS4-") {
            return None;
        }
        let has_date = header("x-amz-date").or(header("date")).is_some();
        let parts = missing_of_sigv4(authorization, has_date);
        (!parts.is_empty()).then_some(Self::Parts(parts))
    }
}

fn missing_of_sigv4(authorization: &str, has_date: bool) -> Vec<&'static str> {
    let is_missing = |name: &&str| {
        let mut parts = authorization.split([' ', ',']);
        !parts.any(|text| {
            text.split_once('=')
                .is_some_and(|(found, _)| found == *name)
        })
    };
    let names = ["Credential", "Signature", "SignedHeaders"];
    let mut missing: Vec<&str> = names.into_iter().filter(is_missing).collect();
    missing.extend((!has_date).then_some(MissingCredentials::DATE));
    missing
}

/// Whether a scheme is named, and something is behind it. Names of schemes know no case.
fn begins(text: &str, scheme: &str) -> bool {
    let parts = text.split_once(' ');
    parts.is_some_and(|(found, rest)| found.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty())
}

/// Whether a query has a value under a name.
fn has_value(query: &str, name: &str) -> bool {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.any(|(found, value)| {
        !value.is_empty() && decode_query(found).is_some_and(|found| found == name)
    })
}
