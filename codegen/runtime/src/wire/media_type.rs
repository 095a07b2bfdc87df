//! Content types, as far as it has to be known whether a body is JSON.

use http::{HeaderMap, header};

/// The media type of a message, without its parameters.
pub(super) fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let end = value.find(';').unwrap_or(value.len());
    Some(value[..end].trim())
}

/// Whether a media type is `application/json` or a kind of it.
pub(super) fn is_json(media_type: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    media_type == "application/json"
        || (media_type.starts_with("application/") && media_type.ends_with("+json"))
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
