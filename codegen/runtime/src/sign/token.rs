//! Signing with a token: it is in a header, and nothing is computed.

use super::credentials::Source;
use super::{BoxError, Expire, SignError, Signer, SigningContext, is_secret_anywhere, value};
use crate::Secret;
use bytes::Bytes;
use http::Request;
use http::header::{AUTHORIZATION, HeaderName};
use std::time::SystemTime;

/// A token, and when it ends.
///
/// ```
/// use annul_runtime::sign::Token;
///
/// assert_eq!(format!("{:?}", Token::new("hunter2")), "Token { text: Secret(…), expires: None }");
/// ```
#[derive(Debug, Clone)]
pub struct Token {
    text: Secret,
    expires: Option<SystemTime>,
}

impl Token {
    /// A token of which it is not known when it ends.
    #[must_use]
    pub fn new(text: impl Into<Secret>) -> Self {
        Self {
            text: text.into(),
            expires: None,
        }
    }

    /// Sets when it expires.
    #[must_use]
    pub fn with_expiry(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
        self
    }

    pub(super) fn expose(&self) -> &str {
        self.text.expose()
    }
}

impl Expire for Token {
    fn expires(&self) -> Option<SystemTime> {
        self.expires
    }
}

impl<T: Into<Secret>> From<T> for Token {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

/// Puts a token into a header of its own.
///
/// ```
/// use annul_runtime::sign::{Signer, SigningContext, TokenHeader};
/// use http::Request;
/// use std::time::SystemTime;
///
/// let signer = TokenHeader::x_auth_token("hunter2");
/// let mut request = Request::post("https://fabric-ep.example/").body(Default::default())?;
/// signer.sign(&mut request, &SigningContext::new(SystemTime::now()))?;
/// assert_eq!(request.headers()["x-auth-token"], "hunter2");
/// assert!(request.headers()["x-auth-token"].is_sensitive());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TokenHeader {
    header: HeaderName,
    tokens: Source<Token>,
}

impl TokenHeader {
    /// Always this token, in this header.
    #[must_use]
    pub fn new(header: HeaderName, token: impl Into<Token>) -> Self {
        Self {
            header,
            tokens: Source::fixed(token.into()),
        }
    }

    /// Asks for a token when it needs one.
    #[must_use]
    pub fn refreshing(
        header: HeaderName,
        tokens: impl Fn() -> Result<Token, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            header,
            tokens: Source::provided(tokens),
        }
    }

    /// The token of Huawei Cloud's IAM, in `X-Auth-Token`.
    #[must_use]
    pub fn x_auth_token(token: impl Into<Token>) -> Self {
        Self::new(HeaderName::from_static("x-auth-token"), token)
    }
}

impl Signer for TokenHeader {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError> {
        let token = self.tokens.get(context.now)?;
        let value = value::secret(&self.header, token.text.expose())?;
        request.headers_mut().insert(self.header.clone(), value);
        Ok(())
    }

    fn is_secret(&self, header: &HeaderName) -> bool {
        *header == self.header || is_secret_anywhere(header)
    }

    fn forget_credentials(&self) {
        self.tokens.forget();
    }
}

/// Puts a token into `Authorization`, behind the word `Bearer` or another.
#[derive(Debug)]
pub struct Bearer {
    tokens: Source<Token>,
    word: &'static str,
}

impl Bearer {
    /// Always this token.
    #[must_use]
    pub fn new(token: impl Into<Token>) -> Self {
        Self {
            tokens: Source::fixed(token.into()),
            word: "Bearer",
        }
    }

    /// Asks for a token when it needs one.
    #[must_use]
    pub fn refreshing(
        tokens: impl Fn() -> Result<Token, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            tokens: Source::provided(tokens),
            word: "Bearer",
        }
    }

    /// Sets the word before the token, for vendors that have their own: `Token`, `Key`.
    #[must_use]
    pub fn with_word(mut self, word: &'static str) -> Self {
        self.word = word;
        self
    }
}

impl Signer for Bearer {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError> {
        let token = self.tokens.get(context.now)?;
        let text = Secret::new(format!("{} {}", self.word, token.text.expose()));
        let value = value::secret(&AUTHORIZATION, text.expose())?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }

    fn forget_credentials(&self) {
        self.tokens.forget();
    }
}
