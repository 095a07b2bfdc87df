//! Percent-encoding of path segments and query strings, and its way back.

use std::borrow::Cow;

/// Writes a text so that it is one segment of a path, or one name or value of a query.
///
/// Only what RFC 3986 calls unreserved stays as it is; so nobody on the way
/// can take a part of the text for a delimiter, and signers that encode anew
/// arrive at the same.
pub(super) fn encode_into(out: &mut String, text: &str) {
    // Most ids have nothing to encode, and a loop without branches finds that out at once.
    if text
        .bytes()
        .fold(true, |all, byte| all & is_unreserved(byte))
    {
        out.push_str(text);
        return;
    }
    for &byte in text.as_bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Writes a text of several segments: each is encoded, the slashes between them stay.
pub(super) fn encode_segments_into(out: &mut String, text: &str) {
    for (index, segment) in text.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        encode_into(out, segment);
    }
}

/// The text of one path segment; nothing, if its escapes are wrong or it is not UTF-8.
pub(super) fn decode(text: &str) -> Option<Cow<'_, str>> {
    if text.contains('%') {
        decoded(text.as_bytes(), false).map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(text))
    }
}

/// The text of a name or value of a query, where forms write `+` for a blank.
pub(crate) fn decode_query(text: &str) -> Option<Cow<'_, str>> {
    if text.contains(['%', '+']) {
        decoded(text.as_bytes(), true).map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(text))
    }
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Without a branch, so that several bytes are looked at at once.
const fn is_unreserved(byte: u8) -> bool {
    let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let is_digit = byte.wrapping_sub(b'0') < 10;
    let is_sign = matches!(byte, b'-' | b'.' | b'_' | b'~');
    is_letter | is_digit | is_sign
}

fn decoded(text: &[u8], plus_is_blank: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'%' => {
                let (digits, after) = rest.split_first_chunk::<2>()?;
                bytes.push(digit(digits[0])? << 4 | digit(digits[1])?);
                rest = after;
            }
            b'+' if plus_is_blank => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_query, encode_into, encode_segments_into, is_unreserved};

    fn encode(text: &str) -> String {
        let mut out = String::new();
        encode_into(&mut out, text);
        out
    }

    #[test]
    fn unreserved_are_those_of_rfc_3986() {
        for byte in 0..=u8::MAX {
            let is_listed = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            assert_eq!(is_unreserved(byte), is_listed, "{byte}");
        }
    }

    #[test]
    fn only_unreserved_characters_stay_as_they_are() {
        assert_eq!(encode("AZaz09-._~"), "AZaz09-._~");
        assert_eq!(encode("a/b c%"), "a%2Fb%20c%25");
        assert_eq!(encode("st:1+2?x#y"), "st%3A1%2B2%3Fx%23y");
        assert_eq!(encode("é语"), "%C3%A9%E8%AF%AD");
    }

    #[test]
    fn every_character_comes_back() {
        let all: String = ('\0'..='\u{7ff}').chain('\u{fff0}'..='\u{100ff}').collect();
        let encoded = encode(&all);
        assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()));
        assert_eq!(decode(&encoded).as_deref(), Some(all.as_str()));
        assert_eq!(decode_query(&encoded).as_deref(), Some(all.as_str()));
    }

    #[test]
    fn slashes_between_segments_stay() {
        let mut out = String::new();
        encode_segments_into(&mut out, "projects/a b/c");
        assert_eq!(out, "projects/a%20b/c");
    }

    #[test]
    fn a_plus_is_a_blank_in_queries_only() {
        assert_eq!(decode("a+b").as_deref(), Some("a+b"));
        assert_eq!(decode_query("a+b%2B").as_deref(), Some("a b+"));
    }

    #[test]
    fn broken_escapes_and_broken_text_are_refused() {
        for text in ["%", "%4", "%zz", "%+1", "a%", "%ff", "%c3"] {
            assert_eq!(decode(text), None, "{text}");
            assert_eq!(decode_query(text), None, "{text}");
        }
        assert_eq!(decode("%2e%2E").as_deref(), Some(".."));
    }
}
