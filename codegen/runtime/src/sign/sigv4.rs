//! Signature version 4 of AWS, by the signer that AWS maintains.
//!
//! The feature `sigv4` needs Rust 1.94.1, as `aws-sigv4` does; the rest of the
//! crate needs less.

use super::credentials::Source;
use super::{
    BoxError, Expire, SignError, Signer, SigningContext, calendar, covered, is_secret_anywhere,
    value,
};
use crate::Secret;
use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    SignableBody, SignableRequest, SigningParams, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use bytes::Bytes;
use http::Request;
use http::header::{AUTHORIZATION, HeaderName};
use std::fmt;
use std::time::SystemTime;

const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");

/// What proxies and tracing change on the way, besides what `aws-sigv4` leaves out by itself.
const CHANGED_ON_THE_WAY: [&str; 11] = [
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "upgrade",
];

/// An access key of AWS.
#[derive(Clone)]
pub struct AwsCredentials {
    access_key_id: String,
    secret_access_key: Secret,
    session_token: Option<Secret>,
    expires: Option<SystemTime>,
}

impl AwsCredentials {
    /// A long-lived key.
    #[must_use]
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<Secret>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expires: None,
        }
    }

    /// Makes it a temporary key, which is valid only with this token.
    #[must_use]
    pub fn with_session_token(mut self, session_token: impl Into<Secret>) -> Self {
        self.session_token = Some(session_token.into());
        self
    }

    /// Sets when it expires.
    #[must_use]
    pub fn with_expiry(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
        self
    }
}

/// What the providers of the AWS SDK give.
impl From<Credentials> for AwsCredentials {
    fn from(credentials: Credentials) -> Self {
        Self {
            access_key_id: credentials.access_key_id().to_owned(),
            secret_access_key: credentials.secret_access_key().into(),
            session_token: credentials.session_token().map(Secret::from),
            expires: credentials.expiry(),
        }
    }
}

impl Expire for AwsCredentials {
    fn expires(&self) -> Option<SystemTime> {
        self.expires
    }
}

impl fmt::Debug for AwsCredentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("AwsCredentials")
            .field("access_key_id", &self.access_key_id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

/// Signs with signature version 4 of AWS.
///
/// The context has to name the region and the service.
///
/// ```
/// use annul_runtime::sign::{AwsCredentials, AwsSigV4, Signer, SigningContext};
/// use http::Request;
/// use std::time::SystemTime;
///
/// let signer = AwsSigV4::new(AwsCredentials::new("AKIDEXAMPLE", "hunter2"));
/// let mut request = Request::post("https://athena.us-east-1.amazonaws.com/").body("{}".into())?;
/// let context = SigningContext::new(SystemTime::now()).with_region("us-east-1").with_signing_name("athena");
/// signer.sign(&mut request, &context)?;
/// assert!(request.headers().contains_key("authorization"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AwsSigV4 {
    credentials: Source<AwsCredentials>,
}

impl AwsSigV4 {
    /// Always with this key.
    #[must_use]
    pub fn new(credentials: impl Into<AwsCredentials>) -> Self {
        Self {
            credentials: Source::fixed(credentials.into()),
        }
    }

    /// Asks for a key when it needs one.
    #[must_use]
    pub fn refreshing(
        credentials: impl Fn() -> Result<AwsCredentials, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            credentials: Source::provided(credentials),
        }
    }
}

impl Signer for AwsSigV4 {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError> {
        let region = context.region.ok_or(SignError::Missing("region"))?;
        let name = context
            .signing_name
            .ok_or(SignError::Missing("signing name"))?;
        // The signer beneath panics on a clock beyond all dates.
        calendar::timestamp(context.now)?;
        let credentials = self.credentials.get(context.now)?;
        for stale in [&AUTHORIZATION, &SECURITY_TOKEN, &DATE] {
            request.headers_mut().remove(stale);
        }
        covered::host(request)?;

        let identity = Credentials::new(
            credentials.access_key_id.as_str(),
            credentials.secret_access_key.expose(),
            credentials
                .session_token
                .as_ref()
                .map(|token| token.expose().to_owned()),
            None,
            "annul",
        )
        .into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(region)
            .name(name)
            .time(context.now)
            .settings(settings())
            .build()
            .map_err(SignError::other)?;
        let output = sign(signable(request)?, &SigningParams::V4(params));
        let (instructions, _) = output.map_err(SignError::other)?.into_parts();
        for header in instructions.into_parts().0 {
            let name = HeaderName::from_static(header.name());
            let mut value = value::secret(&name, header.value())?;
            value.set_sensitive(self.is_secret(&name));
            request.headers_mut().insert(name, value);
        }
        Ok(())
    }

    fn is_secret(&self, header: &HeaderName) -> bool {
        *header == SECURITY_TOKEN || is_secret_anywhere(header)
    }

    fn forget_credentials(&self) {
        self.credentials.forget();
    }
}

fn settings() -> SigningSettings {
    let mut settings = SigningSettings::default();
    let excluded = settings.excluded_headers.get_or_insert_default();
    excluded.extend(CHANGED_ON_THE_WAY.map(Into::into));
    settings
}

/// The request as the signer beneath takes it. The host is in its header.
fn signable(request: &Request<Bytes>) -> Result<SignableRequest<'_>, SignError> {
    let headers: Result<Vec<_>, _> = request
        .headers()
        .iter()
        .map(|(name, value)| Ok((name.as_str(), covered::text(name, value)?)))
        .collect();
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let body = SignableBody::Bytes(request.body());
    SignableRequest::new(request.method().as_str(), path, headers?.into_iter(), body)
        .map_err(SignError::other)
}

#[cfg(test)]
mod tests;
