//! Who may call: a hook with the whole request, and whether there are credentials at all.

use super::{Boxed, RequestContext};
use crate::Refusal;
use crate::operation::{AuthScheme, ServiceInfo};
use crate::wire::HttpRequest;
use http::header::AUTHORIZATION;
use std::fmt::Write;
use std::future::ready;

/// Decides who may call, before a handler sees the input.
///
/// It has the request as it came, with all of its body, so that it can verify
/// any signature; and it can leave what it learns for the handler, in the
/// context's extensions. What it refuses is answered in the vendor's own shape,
/// by the reply table of the operation.
///
/// It may be written as an `async fn`. A closure without waiting is one too:
///
/// ```
/// use annul_runtime::server::{RequestContext, Router};
/// use annul_runtime::{Refusal, RefusalKind};
///
/// let router = Router::new().authenticate(|context: &mut RequestContext| {
///     match context.headers().get("x-auth-token") {
///         Some(token) if token == "let me in" => Ok(()),
///         _ => Err(Refusal::new(RefusalKind::Unauthenticated)),
///     }
/// });
/// ```
pub trait Authenticate: Send + Sync + 'static {
    /// Nothing, if the request may pass.
    ///
    /// # Errors
    /// Why it may not.
    fn authenticate(
        &self,
        context: &mut RequestContext,
    ) -> impl Future<Output = Result<(), Refusal>> + Send;
}

impl<F> Authenticate for F
where
    F: Fn(&mut RequestContext) -> Result<(), Refusal> + Send + Sync + 'static,
{
    fn authenticate(
        &self,
        context: &mut RequestContext,
    ) -> impl Future<Output = Result<(), Refusal>> + Send {
        ready(self(context))
    }
}

/// The same with a future whose type is not told, so that a router can hold any.
pub(super) trait AnyAuthenticate: Send + Sync {
    fn authenticate<'a>(
        &'a self,
        context: &'a mut RequestContext,
    ) -> Boxed<'a, Result<(), Refusal>>;
}

impl<A: Authenticate> AnyAuthenticate for A {
    fn authenticate<'a>(
        &'a self,
        context: &'a mut RequestContext,
    ) -> Boxed<'a, Result<(), Refusal>> {
        Box::pin(Authenticate::authenticate(self, context))
    }
}

/// What is missing of a request's credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lacking {
    /// All of them.
    Everything,
    /// Parts of a signature, in the words of AWS.
    Parts(String),
}

/// What is missing of the credentials that its service's schemes want; whether they hold is not looked at.
pub(super) fn lacking(service: &ServiceInfo, request: &HttpRequest) -> Option<Lacking> {
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
        AuthScheme::OciSignature => begins(authorization, "Signature "),
        AuthScheme::HuaweiSdkHmac => authorization.contains("Signature="),
        AuthScheme::TokenHeader { param } => header(param).is_some(),
        AuthScheme::Bearer => begins(authorization, "Bearer "),
        AuthScheme::None => true,
    };
    let is_there = match service.auth {
        [] => !authorization.is_empty(),
        schemes => schemes.iter().any(is_shown),
    };
    if !is_there {
        return Some(Lacking::Everything);
    }
    let parts = if authorization.starts_with("AWS4-") {
        lacking_of_sigv4(authorization, header("x-amz-date").or(header("date")))
    } else {
        String::new()
    };
    (!parts.is_empty()).then_some(Lacking::Parts(parts))
}

/// What AWS says of a header that lacks parts of the signature.
fn lacking_of_sigv4(authorization: &str, date: Option<&str>) -> String {
    let mut said = String::new();
    for part in ["Credential", "Signature", "SignedHeaders"] {
        let mut parts = authorization.split([' ', ',']);
        let is_part = |text: &str| text.split_once('=').is_some_and(|(name, _)| name == part);
        if !parts.any(is_part) {
            let _ = write!(said, "Authorization header requires '{part}' parameter. ");
        }
    }
    if date.is_none() {
        said.push_str(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
        );
    }
    said
}

/// Names of schemes know no case.
fn begins(text: &str, scheme: &str) -> bool {
    let head = text.get(..scheme.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
}
