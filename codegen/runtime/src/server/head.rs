//! What the head of a request must have before anything in it is believed: one host, and a framing that is understood.

use super::RequestFault;
use http::header::{HOST, TRANSFER_ENCODING};
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderMap, Version};

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// From a connection: it says which host it is for.
    Transport,
    /// From memory: nobody needed a host to send it.
    Memory,
}

/// What is wrong with the head of a request, whatever it asks for.
pub(super) fn fault(head: &Parts, arrival: Arrival) -> Option<RequestFault> {
    if !has_one_host(head, arrival) {
        return Some(RequestFault::BadHost);
    }
    (!is_understood(&head.headers)).then_some(RequestFault::UnknownTransferCoding)
}

/// Whether there is a host, once; two readers of two hosts would take the request for two requests.
fn has_one_host(head: &Parts, arrival: Arrival) -> bool {
    let mut hosts = head.headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => is_host(host.as_bytes()),
        (Some(_), Some(_)) => false,
        // An address with a host stands for the header; HTTP/1.0 has neither.
        (None, _) => {
            arrival == Arrival::Memory
                || head.uri.authority().is_some()
                || head.version < Version::HTTP_11
        }
    }
}

/// A name or an address, with or without a port, and nobody's password.
fn is_host(value: &[u8]) -> bool {
    let Ok(found) = Authority::try_from(value) else {
        return false;
    };
    let port = found.as_str().strip_prefix(found.host());
    let is_port = |text: &str| text.is_empty() || text.parse::<u16>().is_ok();
    // What stands before the host is somebody's name; then the host is no prefix.
    let is_end = |text: &str| text.is_empty() || text.strip_prefix(':').is_some_and(is_port);
    !found.host().is_empty() && port.is_some_and(is_end)
}

/// Whether the body was sent as it is, or in chunks: what else it was coded in, nobody here has undone.
fn is_understood(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(TRANSFER_ENCODING).iter();
    let chunked = |value: &http::HeaderValue| {
        value
            .as_bytes()
            .trim_ascii()
            .eq_ignore_ascii_case(b"chunked")
    };
    match (codings.next(), codings.next()) {
        (None, _) => true,
        (Some(coding), None) => chunked(coding),
        (Some(_), Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrival, fault};
    use crate::server::RequestFault;
    use http::{Request, Version};

    fn check(
        uri: &str,
        version: Version,
        headers: &[(&str, &str)],
        arrival: Arrival,
    ) -> Option<RequestFault> {
        let mut request = Request::builder().uri(uri).version(version);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).expect("a request").into_parts();
        fault(&head, arrival)
    }

    #[test]
    fn a_request_has_one_host() {
        let bad = Some(RequestFault::BadHost);
        let sent =
            |headers: &[(&str, &str)]| check("/", Version::HTTP_11, headers, Arrival::Transport);
        for host in ["a.example", "a.example:80", "127.0.0.1", "[::1]:8080", "A"] {
            assert_eq!(sent(&[("host", host)]), None, "{host}");
        }
        for host in [
            "",
            " ",
            "a b",
            "a.example/x",
            "u:p@a.example",
            "a:b:c",
            "a.example:99999",
            ":80",
        ] {
            assert_eq!(sent(&[("host", host)]), bad, "{host}");
        }
        assert_eq!(sent(&[("host", "a"), ("host", "a")]), bad);
        assert_eq!(sent(&[]), bad);
    }

    #[test]
    fn some_requests_need_no_host() {
        let missing = |uri, version, arrival| check(uri, version, &[], arrival);
        for (uri, version, arrival) in [
            ("/", Version::HTTP_10, Arrival::Transport),
            ("https://a.example/", Version::HTTP_2, Arrival::Transport),
            ("/", Version::HTTP_11, Arrival::Memory),
        ] {
            assert_eq!(missing(uri, version, arrival), None, "{uri} {version:?}");
        }
        let twice = [("host", "a"), ("host", "b")];
        let found = check("/", Version::HTTP_11, &twice, Arrival::Memory);
        assert_eq!(found, Some(RequestFault::BadHost));
    }

    #[test]
    fn only_chunks_are_understood() {
        let unknown = Some(RequestFault::UnknownTransferCoding);
        let name = "transfer-encoding";
        for (headers, expected) in [
            (&[][..], None),
            (&[(name, "chunked")][..], None),
            (&[(name, " Chunked ")], None),
            (&[(name, "gzip, chunked")], unknown.clone()),
            (&[(name, "gzip"), (name, "chunked")], unknown.clone()),
            (&[(name, "identity")], unknown.clone()),
            (&[(name, "chunked, chunked")], unknown.clone()),
            (&[(name, "chunked;q=1")], unknown),
        ] {
            let found = check("/", Version::HTTP_11, headers, Arrival::Memory);
            assert_eq!(found, expected, "{headers:?}");
        }
    }
}
