//! HTTP signatures, as Oracle Cloud has them: an RSA key signs date, target and host, and the body.

mod key;

use super::calendar;
use super::credentials::Source;
use super::{BoxError, Expire, SignError, Signer, SigningContext, covered, value};
use crate::Secret;
use base64ct::{Base64, Encoding};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderName};
use http::{HeaderValue, Method, Request};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::rsa::KeyPair;
use ring::signature::RSA_PKCS1_SHA256;
use std::fmt;
use std::time::SystemTime;

pub use key::OciKeyError;

const BODY_DIGEST: HeaderName = HeaderName::from_static("x-content-sha256");
const TARGET: &str = "(request-target)";
const WITHOUT_BODY: [&str; 3] = ["date", TARGET, "host"];
const WITH_BODY: [&str; 6] = [
    "date",
    TARGET,
    "host",
    "content-length",
    "content-type",
    "x-content-sha256",
];

/// An RSA key of Oracle Cloud, and the name under which the cloud has it.
pub struct OciCredentials {
    key_id: Secret,
    key: KeyPair,
    expires: Option<SystemTime>,
}

impl OciCredentials {
    /// The API key of a user: a private RSA key of 2048 to 4096 bits, in PEM.
    ///
    /// # Errors
    /// Why the key is of no use; an encrypted one has to be decrypted before.
    pub fn new(
        tenancy: &str,
        user: &str,
        fingerprint: &str,
        private_key: &str,
    ) -> Result<Self, OciKeyError> {
        Self::of(format!("{tenancy}/{user}/{fingerprint}"), private_key)
    }

    /// The key of a session, for which the cloud has handed out a token.
    ///
    /// # Errors
    /// Why the key or the token is of no use.
    pub fn session(token: &Secret, private_key: &str) -> Result<Self, OciKeyError> {
        Self::of(format!("ST${}", token.expose()), private_key)
    }

    fn of(key_id: String, private_key: &str) -> Result<Self, OciKeyError> {
        let key_id = Secret::new(key_id);
        let mut bytes = key_id.expose().bytes();
        if !bytes.all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\') {
            return Err(OciKeyError::KeyId);
        }
        Ok(Self {
            key_id,
            key: key::read(private_key)?,
            expires: None,
        })
    }

    /// Sets when it expires.
    #[must_use]
    pub fn with_expiry(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
        self
    }

    /// The signature of a text, in base64.
    fn sign(&self, text: &str) -> Result<String, SignError> {
        let mut signature = vec![0; self.key.public().modulus_len()];
        let random = SystemRandom::new();
        self.key
            .sign(&RSA_PKCS1_SHA256, &random, text.as_bytes(), &mut signature)
            .map_err(|_| SignError::other("the RSA key could not sign"))?;
        Ok(Base64::encode_string(&signature))
    }
}

impl Expire for OciCredentials {
    fn expires(&self) -> Option<SystemTime> {
        self.expires
    }
}

impl fmt::Debug for OciCredentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OciCredentials")
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

/// Signs as Oracle Cloud wants it: all six headers wherever a body could be, also without one.
///
/// ```no_run
/// use annul_runtime::sign::{OciCredentials, OciSignature};
///
/// let key = std::fs::read_to_string("oci_api_key.pem")?;
/// let credentials = OciCredentials::new("ocid1.tenancy.oc1..x", "ocid1.user.oc1..y", "20:3b:97", &key)?;
/// let signer = OciSignature::new(credentials);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct OciSignature {
    credentials: Source<OciCredentials>,
}

impl OciSignature {
    /// Always with this key.
    #[must_use]
    pub fn new(credentials: OciCredentials) -> Self {
        Self {
            credentials: Source::fixed(credentials),
        }
    }

    /// Asks for a key when it needs one: sessions end.
    #[must_use]
    pub fn refreshing(
        credentials: impl Fn() -> Result<OciCredentials, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            credentials: Source::provided(credentials),
        }
    }
}

impl Signer for OciSignature {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError> {
        let names = match *request.method() {
            Method::POST | Method::PUT | Method::PATCH => &WITH_BODY[..],
            Method::GET | Method::HEAD | Method::DELETE => &WITHOUT_BODY[..],
            ref other => return Err(SignError::Method(other.clone())),
        };
        let date = calendar::http(context.now)?;
        let credentials = self.credentials.get(context.now)?;
        covered::host(request)?;
        insert(request, DATE, &date)?;
        if names.len() == WITH_BODY.len() {
            describe_body(request)?;
        }
        let signature = credentials.sign(&signing_string(request, names)?)?;
        let value = format!(
            "Signature algorithm=\"rsa-sha256\",headers=\"{}\",keyId=\"{}\",signature=\"{signature}\",version=\"1\"",
            names.join(" "),
            credentials.key_id.expose(),
        );
        let value = value::secret(&AUTHORIZATION, &value)?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }

    fn forget_credentials(&self) {
        self.credentials.forget();
    }
}

fn insert(request: &mut Request<Bytes>, name: HeaderName, text: &str) -> Result<(), SignError> {
    let value = value::visible(&name, text)?;
    request.headers_mut().insert(name, value);
    Ok(())
}

/// Length, type and digest of the body, of which only the type may be the caller's.
fn describe_body(request: &mut Request<Bytes>) -> Result<(), SignError> {
    let length = request.body().len().to_string();
    let digest = Base64::encode_string(digest(&SHA256, request.body()).as_ref());
    insert(request, CONTENT_LENGTH, &length)?;
    insert(request, BODY_DIGEST, &digest)?;
    let headers = request.headers_mut();
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("application/json"));
    Ok(())
}

/// The text that is signed: a line a header, and one for method, path and query.
fn signing_string(request: &Request<Bytes>, names: &[&'static str]) -> Result<String, SignError> {
    let line = |name: &&'static str| {
        if *name == TARGET {
            let method = request.method().as_str().to_ascii_lowercase();
            let target = request.uri().path_and_query();
            let target = target.map_or_else(|| "/".to_owned(), ToString::to_string);
            return Ok(format!("{name}: {method} {target}"));
        }
        let value = covered::only(request, &HeaderName::from_static(name))?.unwrap_or_default();
        Ok(format!("{name}: {}", value.trim()))
    };
    let lines: Result<Vec<_>, SignError> = names.iter().map(line).collect();
    Ok(lines?.join("\n"))
}

#[cfg(test)]
mod tests;
