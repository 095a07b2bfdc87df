//! Signing with a user and a password: HTTP's `Basic`.

use super::{SignError, Signer, SigningContext, value};
use crate::Secret;
use bytes::Bytes;
use http::Request;
use http::header::AUTHORIZATION;

/// Puts a user and a password into `Authorization: Basic`, as RFC 7617 has them.
///
/// ```
/// use annul_runtime::sign::{Basic, Signer, SigningContext};
/// use http::Request;
/// use std::time::SystemTime;
///
/// let signer = Basic::new("Aladdin", "open sesame");
/// let mut request = Request::get("https://a.example/").body(Default::default())?;
/// signer.sign(&mut request, &SigningContext::new(SystemTime::now()))?;
/// assert_eq!(request.headers()["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
/// assert!(!format!("{signer:?}").contains("sesame"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// Always this user with this password, which may be empty.
    #[must_use]
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self {
            user: user.into(),
            password: password.into(),
        }
    }
}

impl Signer for Basic {
    fn sign(&self, request: &mut Request<Bytes>, _: &SigningContext<'_>) -> Result<(), SignError> {
        // What is behind the first colon would be taken for the password.
        if self.user.contains(':') {
            return Err(SignError::Credentials("a user has no colon".into()));
        }
        let pair = Secret::new(format!("{}:{}", self.user, self.password.expose()));
        let text = Secret::new(format!("Basic {}", base64(pair.expose().as_bytes())));
        let value = value::secret(&AUTHORIZATION, text.expose())?;
        request.headers_mut().insert(AUTHORIZATION, value);
        Ok(())
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            if digit > chunk.len() {
                text.push('=');
            } else {
                let at = (bits >> (18 - 6 * digit)) & 63;
                text.push(char::from(DIGITS[usize::try_from(at).unwrap_or_default()]));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Basic, base64};
    use crate::sign::{Signer, SigningContext};
    use http::Request;
    use std::time::SystemTime;

    #[test]
    fn bytes_are_written_as_rfc_4648_has_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("ÿþ", "w7/Dvg=="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text, "{bytes}");
        }
    }

    #[test]
    fn a_user_with_a_colon_is_refused() {
        let mut request = Request::new(bytes::Bytes::new());
        let context = SigningContext::new(SystemTime::now());
        let signed = Basic::new("a:b", "c").sign(&mut request, &context);
        assert!(signed.is_err());
        assert!(request.headers().is_empty());
    }
}
