//! Private keys in PEM, of which every kind that is of no use is told apart.

use crate::Secret;
use crate::shown::Shown;
use base64ct::{Base64, Encoding};
use ring::rsa::KeyPair;
use std::error::Error;
use std::fmt;
use std::hint::black_box;

/// Why a key of Oracle Cloud is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OciKeyError {
    /// Tenancy, user, fingerprint or token holds what a header cannot carry.
    KeyId,
    /// The text is not PEM, or it is damaged.
    NotPem,
    /// The key is encrypted.
    Encrypted,
    /// The PEM text holds something else, which it calls by this name.
    NotPrivateRsa(String),
    /// The key is not RSA, shorter than 2048 bits, longer than 4096, or otherwise unfit.
    Rejected(String),
}

impl fmt::Display for OciKeyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeyId => out.write_str(
                "tenancy, user, fingerprint and token must be visible ASCII without quotes",
            ),
            Self::NotPem => out.write_str("the private key is not in PEM, or it is damaged"),
            Self::Encrypted => out
                .write_str("the private key is encrypted: decrypt it first, as with `openssl rsa`"),
            Self::NotPrivateRsa(label) => {
                write!(
                    out,
                    "a private RSA key is needed, and this is a {}",
                    Shown::name(label)
                )
            }
            Self::Rejected(reason) => write!(
                out,
                "the private key is of no use: {}",
                Shown::message(reason)
            ),
        }
    }
}

impl Error for OciKeyError {}

/// The first private key of a PEM text: PKCS#1 or PKCS#8.
pub(super) fn read(pem: &str) -> Result<KeyPair, OciKeyError> {
    let mut first = None;
    let mut rest = pem;
    while let Some((label, body, after)) = block(rest) {
        match label {
            "ENCRYPTED PRIVATE KEY" => return Err(OciKeyError::Encrypted),
            // PKCS#1 says it in a header of its own.
            _ if body.contains("ENCRYPTED") => return Err(OciKeyError::Encrypted),
            "RSA PRIVATE KEY" => return parse(body, KeyPair::from_der),
            "PRIVATE KEY" => return parse(body, KeyPair::from_pkcs8),
            _ => first = first.or(Some(label)),
        }
        rest = after;
    }
    Err(first.map_or(OciKeyError::NotPem, |label| {
        OciKeyError::NotPrivateRsa(label.to_owned())
    }))
}

/// The next block of a PEM text: its label, its body, and what comes after.
fn block(text: &str) -> Option<(&str, &str, &str)> {
    let (_, text) = text.split_once("-----BEGIN ")?;
    let (label, text) = text.split_once("-----")?;
    let (body, text) = text.split_once("-----END ")?;
    let after = text.strip_prefix(label)?.strip_prefix("-----")?;
    // The label may stand in an error, so it has to be one.
    let is_label = |byte: u8| byte == b' ' || byte.is_ascii_uppercase() || byte.is_ascii_digit();
    label.bytes().all(is_label).then_some((label, body, after))
}

fn parse<E: fmt::Display>(
    body: &str,
    from: impl Fn(&[u8]) -> Result<KeyPair, E>,
) -> Result<KeyPair, OciKeyError> {
    let base64: String = body.split_ascii_whitespace().collect();
    let base64 = Secret::new(base64);
    let mut der = Base64::decode_vec(base64.expose()).map_err(|_| OciKeyError::NotPem)?;
    let key = from(&der).map_err(|reason| OciKeyError::Rejected(reason.to_string()));
    der.fill(0);
    // Otherwise the compiler may leave out a write that nobody reads.
    black_box(&der);
    key
}

#[cfg(test)]
mod tests {
    use super::{OciKeyError, read};

    const PKCS1: &str = include_str!("keys/pkcs1.pem");
    const PKCS8: &str = include_str!("keys/pkcs8.pem");

    fn refusal(pem: &str) -> OciKeyError {
        read(pem).expect_err("this key is of no use")
    }

    fn pem(label: &str, body: &str) -> String {
        format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
    }

    #[test]
    fn both_forms_of_a_key_are_read() {
        for text in [
            PKCS1.to_owned(),
            PKCS8.to_owned(),
            PKCS8.replace('\n', "\r\n"),
            format!("Bag Attributes\n{PKCS8}OCI_API_KEY"),
            format!("{}{PKCS1}", pem("CERTIFICATE", "MAA=")),
        ] {
            let length = read(&text).map(|key| key.public().modulus_len());
            assert_eq!(length.ok(), Some(256), "{text}");
        }
    }

    #[test]
    fn an_encrypted_key_is_told() {
        let old = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,97A2\n\nMAA=";
        assert_eq!(
            refusal(&pem("RSA PRIVATE KEY", old)),
            OciKeyError::Encrypted
        );
        assert_eq!(
            refusal(&pem("ENCRYPTED PRIVATE KEY", "MAA=")),
            OciKeyError::Encrypted
        );
    }

    #[test]
    fn what_is_no_private_rsa_key_is_named() {
        for label in [
            "PUBLIC KEY",
            "CERTIFICATE",
            "EC PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
        ] {
            let expected = OciKeyError::NotPrivateRsa(label.to_owned());
            assert_eq!(refusal(&pem(label, "MAA=")), expected);
        }
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let half = &PKCS8[..PKCS8.len() / 2];
        let mixed = PKCS8.replace("END PRIVATE", "END PUBLIC");
        let broken = pem("PRIVATE KEY", "M!");
        for text in ["", "hunter2", "ssh-rsa AAAA", half, &mixed, &broken] {
            assert_eq!(refusal(text), OciKeyError::NotPem, "{text}");
        }
    }

    #[test]
    fn a_key_that_is_too_short_or_of_another_kind_is_refused() {
        for text in [
            include_str!("keys/rsa-1024.pem"),
            include_str!("keys/ec.pem"),
            &pem("PRIVATE KEY", "MAA="),
            &pem("RSA PRIVATE KEY", ""),
        ] {
            let error = refusal(text);
            assert!(matches!(error, OciKeyError::Rejected(_)), "{error}");
        }
    }
}
