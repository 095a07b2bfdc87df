//! SDK-HMAC-SHA256: how requests to Huawei Cloud are signed with an access key.

mod canonical;

use self::canonical::Canonical;
use super::calendar;
use super::credentials::Source;
use super::{
    BoxError, Expire, SignError, Signer, SigningContext, covered, is_secret_anywhere, value,
};
use crate::Secret;
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName};
use http::{HeaderValue, Request};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};
use std::time::SystemTime;

const ALGORITHM: &str = "SDK-HMAC-SHA256";
const DATE: HeaderName = HeaderName::from_static("x-sdk-date");
const PAYLOAD: HeaderName = HeaderName::from_static("x-sdk-content-sha256");
const PROJECT: HeaderName = HeaderName::from_static("x-project-id");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-security-token");

/// An access key of Huawei Cloud.
#[derive(Clone)]
pub struct HuaweiCredentials {
    access_key: String,
    secret_key: Secret,
    security_token: Option<Secret>,
    project_id: Option<String>,
    expires: Option<SystemTime>,
}

impl HuaweiCredentials {
    /// A long-lived key: AK and SK.
    #[must_use]
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self {
            access_key: access_key.into(),
            secret_key: secret_key.into(),
            security_token: None,
            project_id: None,
            expires: None,
        }
    }

    /// Makes it a temporary key, which is valid only with this token.
    #[must_use]
    pub fn with_security_token(mut self, security_token: impl Into<Secret>) -> Self {
        self.security_token = Some(security_token.into());
        self
    }

    /// Sets the project of requests, which `X-Project-Id` names.
    #[must_use]
    pub fn with_project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Sets when it expires.
    #[must_use]
    pub fn with_expiry(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
        self
    }
}

impl Expire for HuaweiCredentials {
    fn expires(&self) -> Option<SystemTime> {
        self.expires
    }
}

impl fmt::Debug for HuaweiCredentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("HuaweiCredentials")
            .field("access_key", &self.access_key)
            .field("project_id", &self.project_id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

/// Signs with SDK-HMAC-SHA256 of Huawei Cloud: all headers that the request has, and the body.
///
/// ```
/// use annul_runtime::sign::{HuaweiCredentials, HuaweiSdkHmac, Signer, SigningContext};
/// use http::Request;
/// use std::time::SystemTime;
///
/// let signer = HuaweiSdkHmac::new(HuaweiCredentials::new("AKEXAMPLE", "hunter2"));
/// let mut request = Request::post("https://fabric-ep.example/v1/x/cancel").body("{}".into())?;
/// signer.sign(&mut request, &SigningContext::new(SystemTime::now()))?;
/// assert!(request.headers().contains_key("x-sdk-date"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct HuaweiSdkHmac {
    credentials: Source<HuaweiCredentials>,
}

impl HuaweiSdkHmac {
    /// Always with this key.
    #[must_use]
    pub fn new(credentials: HuaweiCredentials) -> Self {
        Self {
            credentials: Source::fixed(credentials),
        }
    }

    /// Asks for a key when it needs one.
    #[must_use]
    pub fn refreshing(
        credentials: impl Fn() -> Result<HuaweiCredentials, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            credentials: Source::provided(credentials),
        }
    }
}

impl Signer for HuaweiSdkHmac {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError> {
        let date = calendar::compact(context.now)?;
        let credentials = self.credentials.get(context.now)?;
        write_headers(request, &credentials, &date)?;

        let canonical = Canonical::of(request, &payload(request)?)?;
        let digest = hex(&Sha256::digest(canonical.text));
        let text = format!("{ALGORITHM}\n{date}\n{digest}");
        let key = credentials.secret_key.expose().as_bytes();
        let mac = Hmac::<Sha256>::new_from_slice(key).map_err(SignError::other)?;
        let signature = hex(&mac.chain_update(text).finalize().into_bytes());
        let value = format!(
            "{ALGORITHM} Access={}, SignedHeaders={}, Signature={signature}",
            credentials.access_key, canonical.signed_headers,
        );
        let value = value::secret(&AUTHORIZATION, &value)?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }

    fn is_secret(&self, header: &HeaderName) -> bool {
        *header == SECURITY_TOKEN || is_secret_anywhere(header)
    }

    fn forget_credentials(&self) {
        self.credentials.forget();
    }
}

/// The headers that belong to the signature, in place of those of an earlier one.
fn write_headers(
    request: &mut Request<Bytes>,
    credentials: &HuaweiCredentials,
    date: &str,
) -> Result<(), SignError> {
    covered::host(request)?;
    let unsigned_payload = match covered::only(request, &CONTENT_TYPE)? {
        None => false,
        // What the vendor's services take apart themselves, by the vendor's own test.
        Some(it) => !it.starts_with("application/json") && !it.starts_with("application/bson"),
    };
    let headers = request.headers_mut();
    headers.remove(AUTHORIZATION);
    headers.remove(SECURITY_TOKEN);
    if let Some(token) = &credentials.security_token {
        let value = value::secret(&SECURITY_TOKEN, token.expose())?;
        headers.insert(SECURITY_TOKEN, value);
    }
    if let Some(project) = &credentials.project_id {
        let value = value::visible(&PROJECT, project)?;
        headers.insert(PROJECT, value);
    }
    if unsigned_payload {
        headers.insert(PAYLOAD, HeaderValue::from_static("UNSIGNED-PAYLOAD"));
    }
    let date = value::visible(&DATE, date)?;
    headers.insert(DATE, date);
    Ok(())
}

/// What the signature says of the body: its digest, or what a header says in its place.
fn payload(request: &Request<Bytes>) -> Result<String, SignError> {
    match covered::only(request, &PAYLOAD)? {
        Some(said) if !request.body().is_empty() => Ok(said.to_owned()),
        _ => Ok(hex(&Sha256::digest(request.body()))),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // a String takes everything
        text
    })
}

#[cfg(test)]
mod tests;
