//! The parts of a request that signatures cover, read so that both sides read the same.

use super::{SignError, value};
use bytes::Bytes;
use http::header::{HOST, HeaderName};
use http::uri::{Authority, Scheme};
use http::{HeaderValue, Request};

/// A header's value as text.
pub(super) fn text<'a>(name: &HeaderName, value: &'a HeaderValue) -> Result<&'a str, SignError> {
    value
        .to_str()
        .map_err(|_| SignError::HeaderValue(name.clone()))
}

/// The value of a header that must not be repeated.
pub(super) fn only<'a>(
    request: &'a Request<Bytes>,
    name: &HeaderName,
) -> Result<Option<&'a str>, SignError> {
    let mut values = request.headers().get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(SignError::RepeatedHeader(name.clone()));
    }
    first.map(|value| text(name, value)).transpose()
}

/// Writes the host into its header, so that what is signed is what is sent.
///
/// A host that is there stays: whoever wrote it knows better. The default
/// port and a user are left out, as HTTP clients do.
pub(super) fn host(request: &mut Request<Bytes>) -> Result<(), SignError> {
    if only(request, &HOST)?.is_some() {
        return Ok(());
    }
    let uri = request.uri();
    // A port that is none would be left out, and the request go elsewhere.
    let authority = uri.authority().filter(|it| is_read_alike(it));
    let name = authority.map(Authority::host).filter(|it| !it.is_empty());
    let name = name.ok_or(SignError::NoHost)?.to_ascii_lowercase();
    let default_port = match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTP => Some(80),
        Some(scheme) if *scheme == Scheme::HTTPS => Some(443),
        _ => None,
    };
    let host = match uri.port_u16() {
        Some(port) if Some(port) != default_port => format!("{name}:{port}"),
        _ => name,
    };
    let value = value::visible(&HOST, &host)?;
    request.headers_mut().insert(HOST, value);
    Ok(())
}

/// Whether behind the host there is nothing, or a port that is one.
fn is_read_alike(authority: &Authority) -> bool {
    let place = authority.as_str().rsplit('@').next();
    place == Some(authority.host()) || authority.port_u16().is_some()
}

#[cfg(test)]
mod tests {
    use super::host;
    use crate::sign::SignError;
    use bytes::Bytes;
    use http::Request;

    fn of(uri: &str, header: &[&str]) -> Result<String, SignError> {
        let mut request = Request::post(uri);
        for value in header {
            request = request.header("host", *value);
        }
        let mut request = request.body(Bytes::new()).expect("a request");
        host(&mut request)?;
        Ok(request.headers()["host"]
            .to_str()
            .expect("a text")
            .to_owned())
    }

    #[test]
    fn the_host_is_as_http_clients_send_it() {
        let known = [
            ("https://Athena.Example/", "athena.example"),
            ("https://athena.example:443/", "athena.example"),
            ("http://athena.example:80", "athena.example"),
            ("https://athena.example:80/", "athena.example:80"),
            ("http://localhost:8080/x", "localhost:8080"),
            ("http://[::1]:8080/", "[::1]:8080"),
            ("https://user:hunter2@athena.example/", "athena.example"),
        ];
        for (uri, host) in known {
            assert_eq!(of(uri, &[]).expect("a host"), host, "{uri}");
        }
    }

    #[test]
    fn a_host_that_is_there_stays() {
        assert_eq!(
            of("http://localhost:8080/", &["athena.example"]).expect("a host"),
            "athena.example"
        );
        assert_eq!(
            of("/x", &["athena.example"]).expect("a host"),
            "athena.example"
        );
    }

    #[test]
    fn no_host_and_two_hosts_are_refused() {
        for nowhere in ["/x", "http://a:99999/", "http://a:/", "http://u@a:99999/"] {
            let host = of(nowhere, &[]);
            assert!(matches!(host, Err(SignError::NoHost)), "{nowhere}");
        }
        let two = of("/x", &["a", "b"]);
        assert!(matches!(two, Err(SignError::RepeatedHeader(name)) if name == "host"));
    }
}
