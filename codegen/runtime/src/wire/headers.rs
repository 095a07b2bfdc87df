//! Headers by their names, as texts: a message has few, and to look at each is less work than to hash a name.

use http::{HeaderMap, HeaderName, HeaderValue};

/// The values of a header, in their order.
pub(crate) fn values<'h>(
    headers: &'h HeaderMap,
    name: &str,
) -> impl Iterator<Item = &'h HeaderValue> {
    known(headers, name)
        .into_iter()
        .flat_map(|known| headers.get_all(known))
}

/// The first value of a header.
pub(crate) fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h HeaderValue> {
    let mut all = headers.iter();
    let (_, value) = all.find(|(known, _)| is(known, name))?;
    Some(value)
}

/// Whether there is a header.
#[cfg(feature = "server")]
pub(crate) fn has(headers: &HeaderMap, name: &str) -> bool {
    known(headers, name).is_some()
}

/// The name as the message has it: to make one of a text takes longer than to look at all that are there.
fn known<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h HeaderName> {
    let mut names = headers.keys();
    names.find(|known| is(known, name))
}

fn is(known: &HeaderName, name: &str) -> bool {
    known.as_str().eq_ignore_ascii_case(name)
}

#[cfg(test)]
mod tests {
    use super::{value, values};
    use http::{HeaderMap, HeaderValue};

    #[test]
    fn a_header_is_found_whatever_its_case_and_as_often_as_it_is_there() {
        let mut headers = HeaderMap::new();
        headers.append("x-a", HeaderValue::from_static("1"));
        headers.append("x-b", HeaderValue::from_static("2"));
        headers.append("x-a", HeaderValue::from_static("3"));
        let all: Vec<_> = values(&headers, "X-A").collect();
        assert_eq!(all, ["1", "3"]);
        assert_eq!(value(&headers, "x-b"), headers.get("x-b"));
        assert_eq!(value(&headers, "x-"), None);
    }
}
