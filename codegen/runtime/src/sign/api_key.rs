//! Signing with a key in the query of a request.

use super::credentials::Source;
use super::{BoxError, SignError, Signer, SigningContext, Token};
use crate::Secret;
use bytes::Bytes;
use http::Request;
use http::uri::{PathAndQuery, Uri};
use std::fmt::Write;

/// Puts a key into the query. For one in a header there is [`TokenHeader`](super::TokenHeader).
///
/// Addresses end up in logs of servers and proxies, and so does such a key:
/// take another way if the service has one.
///
/// ```
/// use annul_runtime::sign::{QueryKey, Signer, SigningContext};
/// use http::Request;
/// use std::time::SystemTime;
///
/// let signer = QueryKey::new("key", "a&b");
/// let mut request = Request::get("https://a.example/x?y=1").body(Default::default())?;
/// signer.sign(&mut request, &SigningContext::new(SystemTime::now()))?;
/// assert_eq!(request.uri(), "https://a.example/x?y=1&key=a%26b");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct QueryKey {
    name: String,
    keys: Source<Token>,
}

impl QueryKey {
    /// Always this key, under this name.
    #[must_use]
    pub fn new(name: impl Into<String>, key: impl Into<Token>) -> Self {
        Self {
            name: name.into(),
            keys: Source::fixed(key.into()),
        }
    }

    /// Asks for a key when it needs one.
    #[must_use]
    pub fn refreshing(
        name: impl Into<String>,
        keys: impl Fn() -> Result<Token, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            keys: Source::provided(keys),
        }
    }
}

impl Signer for QueryKey {
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError> {
        let key = self.keys.get(context.now)?;
        let name = encoded(&self.name);
        let query = request.uri().query().unwrap_or_default();
        // A request that is tried again has the key of the last try.
        let others = query.split('&').filter(|pair| {
            let own = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && own != name
        });
        let mut target = format!("{}?", request.uri().path());
        for pair in others {
            target.push_str(pair);
            target.push('&');
        }
        let target = Secret::new(format!("{target}{name}={}", encoded(key.expose())));
        let mut parts = request.uri().clone().into_parts();
        // The reason would hold the key.
        let unsigned = || SignError::other("the key cannot be part of an address");
        let path = PathAndQuery::try_from(target.expose()).map_err(|_| unsigned())?;
        parts.path_and_query = Some(path);
        *request.uri_mut() = Uri::from_parts(parts).map_err(|_| unsigned())?;
        Ok(())
    }

    fn secret_query(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn forget_credentials(&self) {
        self.keys.forget();
    }
}

/// A text in which nothing is taken for a delimiter of a query.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::QueryKey;
    use crate::sign::{Signer, SigningContext};
    use bytes::Bytes;
    use http::Request;
    use std::time::SystemTime;

    fn signed(signer: &QueryKey, address: &str, times: usize) -> String {
        let mut request = Request::get(address)
            .body(Bytes::new())
            .expect("an address");
        for _ in 0..times {
            let context = SigningContext::new(SystemTime::now());
            signer.sign(&mut request, &context).expect("a key");
        }
        request.uri().to_string()
    }

    #[test]
    fn a_key_stands_once_however_often_it_is_signed() {
        let signer = QueryKey::new("api key", "a b");
        for (address, expected) in [
            ("https://a.example", "https://a.example/?api%20key=a%20b"),
            (
                "https://a.example/x?",
                "https://a.example/x?api%20key=a%20b",
            ),
            (
                "https://a.example/?y=1&y=2",
                "https://a.example/?y=1&y=2&api%20key=a%20b",
            ),
        ] {
            assert_eq!(signed(&signer, address, 1), expected);
            assert_eq!(signed(&signer, address, 3), expected);
        }
    }

    #[test]
    fn a_key_is_not_shown() {
        let shown = format!("{:?}", QueryKey::new("key", "hunter2"));
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}
