//! Whether a host is this machine.

use std::net::IpAddr;

/// Whether a host, as it stands in an address, is this machine for certain.
pub(crate) fn is_near(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn only_loopback_addresses_are_this_machine() {
        for near in ["localhost", "127.0.0.1", "127.8.8.8", "[::1]", "::1"] {
            assert!(is_near(near), "{near}");
        }
        for far in [
            "",
            "10.0.0.1",
            "localhost.example",
            "127.0.0.1.example",
            "0.0.0.0",
        ] {
            assert!(!is_near(far), "{far}");
        }
    }
}
