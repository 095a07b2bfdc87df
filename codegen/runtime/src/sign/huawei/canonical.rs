//! The canonical form of a request, of which both sides compute the digest.

use crate::sign::{SignError, covered};
use bytes::Bytes;
use http::Request;
use std::borrow::Cow;
use std::fmt::Write;

/// A request as both sides spell it, and the names of the headers in it.
pub(super) struct Canonical {
    pub(super) text: String,
    pub(super) signed_headers: String,
}

impl Canonical {
    /// Method, path, query, headers, names of headers and payload, a line or more each.
    pub(super) fn of(request: &Request<Bytes>, payload: &str) -> Result<Self, SignError> {
        let headers = headers(request)?;
        let names: Vec<_> = headers.iter().map(|(name, _)| *name).collect();
        let signed_headers = names.join(";");
        let uri = request.uri();
        let mut text = format!(
            "{}\n{}\n{}\n",
            request.method(),
            path(uri.path()),
            query(uri.query().unwrap_or_default())
        );
        for (name, value) in headers {
            let _ = writeln!(text, "{name}:{value}"); // a String takes everything
        }
        let _ = write!(text, "\n{signed_headers}\n{payload}");
        Ok(Self {
            text,
            signed_headers,
        })
    }
}

/// The headers to sign, in order: all but those that the vendor's gateway drops.
fn headers(request: &Request<Bytes>) -> Result<Vec<(&str, &str)>, SignError> {
    let names = request.headers().keys();
    let mut headers = names
        .filter(|name| !name.as_str().contains('_'))
        .map(|name| {
            let value = covered::only(request, name)?.unwrap_or_default();
            Ok((name.as_str(), value.trim()))
        })
        .collect::<Result<Vec<_>, SignError>>()?;
    headers.sort_unstable();
    Ok(headers)
}

/// The path: decoded, encoded anew, and with a slash at the end.
///
/// An encoded slash becomes one that separates segments. That loses what the
/// path says, but it is what the vendor's gateway computes.
fn path(path: &str) -> String {
    let mut text = String::with_capacity(path.len() + 1);
    encode(&decode(path), "/", &mut text);
    if !text.ends_with('/') {
        text.push('/');
    }
    text
}

/// The query: pairs decoded, sorted and encoded anew. A plus sign is a plus sign.
fn query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect();
    pairs.sort_unstable();
    let mut text = String::with_capacity(query.len());
    for (key, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        encode(&key, "", &mut text);
        text.push('=');
        encode(&value, "", &mut text);
    }
    text
}

/// Percent-decoded text; what is no escape stays, and what is no UTF-8 is replaced.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| escape(after)).flatten();
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// The byte of two hexadecimal digits.
fn escape(after: &[u8]) -> Option<u8> {
    let digit = |index| char::from(*after.get(index)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// Appends text of which only RFC 3986's unreserved characters, and some more, stay as they are.
fn encode(text: &str, also: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric()
            || b"-._~".contains(&byte)
            || also.as_bytes().contains(&byte)
        {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{path, query};

    #[test]
    fn paths_end_with_one_slash() {
        let known = [
            ("/", "/"),
            ("", "/"),
            ("/v1/x", "/v1/x/"),
            ("/v1/x/", "/v1/x/"),
            ("//", "//"),
            ("/a%20b/%C3%A9", "/a%20b/%C3%A9/"),
            (
                "/a!$&'()*+,;=:@b",
                "/a%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40b/",
            ),
            ("/~a-b_c.d", "/~a-b_c.d/"),
            ("/%7ea%2Db", "/~a-b/"),
            ("/a%2Fb", "/a/b/"),
            ("/a%2F", "/a/"),
            ("/100%", "/100%25/"),
            ("/%zz%4", "/%25zz%254/"),
            ("/%ff", "/%EF%BF%BD/"),
        ];
        for (given, canonical) in known {
            assert_eq!(path(given), canonical, "{given}");
        }
    }

    #[test]
    fn queries_are_sorted_after_decoding() {
        let known = [
            ("", ""),
            ("b=2&a=1", "a=1&b=2"),
            ("a=2&a=1&a", "a=&a=1&a=2"),
            ("flag", "flag="),
            ("a=b=c", "a=b%3Dc"),
            ("%62=1&a=2", "a=2&b=1"),
            ("a=b%20c&a=b+c", "a=b%20c&a=b%2Bc"),
            ("a-b=1&a=2", "a=2&a-b=1"),
            ("x=a/b?c", "x=a%2Fb%3Fc"),
            ("&a=1&&", "a=1"),
        ];
        for (given, canonical) in known {
            assert_eq!(query(given), canonical, "{given}");
        }
    }
}
