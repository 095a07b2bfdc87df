//! Content types, as far as it has to be known whether a body is JSON.

use http::{HeaderMap, header};

/// The media type of a message, without its parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?;
    // Byte by byte: content types are too short for a search that has to be set up.
    let bytes = value.as_bytes();
    let end = bytes.iter().position(|byte| *byte == b';');
    let own = bytes[..end.unwrap_or(bytes.len())].trim_ascii();
    own.is_ascii().then(|| str::from_utf8(own).ok())?
}

/// Whether a media type is `application/json` or a kind of it.
pub(super) fn is_json(media_type: &str) -> bool {
    let begins = media_type
        .get(..12)
        .is_some_and(|it| it.eq_ignore_ascii_case("application/"));
    let Some(kind) = media_type.get(12..).filter(|_| begins) else {
        return false;
    };
    let end = kind.len().checked_sub(5).and_then(|at| kind.get(at..));
    kind.eq_ignore_ascii_case("json") || end.is_some_and(|it| it.eq_ignore_ascii_case("+json"))
}

#[cfg(test)]
mod tests {
    use super::{is_json, media_type};
    use http::{HeaderMap, HeaderValue, header};

    fn read(value: &'static str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(value));
        media_type(&headers).map(str::to_owned)
    }

    #[test]
    fn parameters_do_not_count() {
        let aws = "application/x-amz-json-1.1";
        assert_eq!(read(aws).as_deref(), Some(aws));
        let with_charset = "application/x-amz-json-1.1 ; charset=utf-8";
        assert_eq!(read(with_charset).as_deref(), Some(aws));
        assert_eq!(media_type(&HeaderMap::new()), None);
    }

    #[test]
    fn json_has_several_names() {
        for json in [
            "application/json",
            "Application/JSON",
            "application/problem+json",
        ] {
            assert!(is_json(json), "{json}");
        }
        for other in [
            "text/json",
            "application/x-amz-json-1.1",
            "text/html",
            "image/x+json",
            "",
        ] {
            assert!(!is_json(other), "{other}");
        }
    }
}
