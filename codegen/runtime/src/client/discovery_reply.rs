//! What a service says of its endpoint, as far as it can be trusted.

use super::variables::is_label;

/// Address and minutes of the first endpoint in a reply.
pub(super) fn read(body: &[u8]) -> Result<(String, u64), &'static str> {
    let reply: serde_json::Value =
        serde_json::from_slice(body).map_err(|_| "the service did not answer with JSON")?;
    let first = &reply["Endpoints"][0];
    let address = first["Address"]
        .as_str()
        .ok_or("the service answered no endpoint")?;
    if !is_host(address) {
        return Err("the service answered an address that is not a host name");
    }
    let minutes = first["CachePeriodInMinutes"].as_u64().unwrap_or_default();
    Ok((address.to_owned(), minutes))
}

/// Whether an address is a host name with or without a port, and nothing that could lead elsewhere.
fn is_host(address: &str) -> bool {
    let (host, port) = address.split_once(':').unwrap_or((address, "443"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // The last label of an IPv4 address is a number; that of a name never is.
    let is_name = host.rsplit('.').next().is_some_and(|last| !is_number(last));
    is_name
        && host.len() <= 253
        && host.split('.').all(is_label)
        && is_number(port)
        && port.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::{is_host, read};

    #[test]
    fn only_host_names_are_addresses() {
        for good in [
            "query-cell1.timestream.us-east-1.amazonaws.com",
            "a",
            "localhost:4566",
        ] {
            assert!(is_host(good), "{good}");
        }
        for bad in [
            "",
            "a/b",
            "a@b",
            "a?b",
            "a#b",
            "a b",
            "a..b",
            ".a",
            "a.",
            "169.254.169.254",
            "1:2",
            "[::1]",
            "a:",
            "a:0",
            "a:65536",
            "a:b",
            "a:1:2",
            "https://a",
            "a\r\nb",
            "é",
        ] {
            assert!(!is_host(bad), "{bad}");
        }
    }

    #[test]
    fn a_reply_is_read_as_far_as_it_goes() {
        let known = br#"{"Endpoints":[{"Address":"a.example","CachePeriodInMinutes":1440,"X":1},{}],"Y":2}"#;
        assert_eq!(read(known), Ok(("a.example".to_owned(), 1440)));
        let odd = br#"{"Endpoints":[{"Address":"a.example","CachePeriodInMinutes":-5}]}"#;
        assert_eq!(read(odd), Ok(("a.example".to_owned(), 0)));
        for body in [
            "",
            "{}",
            "[]",
            "null",
            r#"{"Endpoints":[]}"#,
            r#"{"Endpoints":[{"Address":5}]}"#,
        ] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
    }
}
