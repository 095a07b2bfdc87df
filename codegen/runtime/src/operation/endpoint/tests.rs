//! Addresses that all clients read alike, and those that they do not.

use super::{EndpointError, EndpointParts};

#[test]
fn the_parts_are_as_they_are_written() {
    for (address, is_https, authority, path) in [
        ("https://a.example", true, "a.example", ""),
        ("HTTP://A.example/", false, "A.example", "/"),
        (
            "https://a_b.c-d.example.:65535/x%2Fy",
            true,
            "a_b.c-d.example.:65535",
            "/x%2Fy",
        ),
        ("http://127.0.0.1:1", false, "127.0.0.1:1", ""),
        ("http://[::1]:8080//x/", false, "[::1]:8080", "//x/"),
        (
            "http://[2001:db8::ffff:1.2.3.4]",
            false,
            "[2001:db8::ffff:1.2.3.4]",
            "",
        ),
        (
            "https://0xyz.example:443/~a.b/..c;d=(1)",
            true,
            "0xyz.example:443",
            "/~a.b/..c;d=(1)",
        ),
        ("https://4.cell.example", true, "4.cell.example", ""),
    ] {
        let expected = EndpointParts {
            is_https,
            authority,
            path,
        };
        assert_eq!(EndpointParts::of(address), Ok(expected), "{address}");
    }
}

#[test]
fn what_clients_read_differently_is_refused_with_its_reason() {
    use EndpointError::{
        Credentials, Fragment, Host, NoHost, NoScheme, NotHttp, Path, Port, Query,
    };
    let long_label = format!("https://{}.example", "a".repeat(64));
    let long_name = format!("https://{}example", "a23456789.".repeat(25));
    for (address, reason) in [
        ("", NoScheme),
        ("a.example", NoScheme),
        ("a.example:443", NoScheme),
        ("/path", NoScheme),
        ("https:/a.example", NoScheme),
        ("ftp://a.example", NotHttp),
        (" https://a.example", NotHttp),
        ("https ://a.example", NotHttp),
        ("://a.example", NotHttp),
        ("https://user:hunter2@a.example", Credentials),
        ("https://user@a.example", Credentials),
        ("https://@a.example", Credentials),
        ("https://", NoHost),
        ("https:///path", NoHost),
        ("https://:443", NoHost),
        ("https://?x", NoHost),
        ("https://a b", Host),
        ("https://a.example ", Host),
        ("https://a\tb", Host),
        ("https://a\r\nx-evil: 1", Host),
        ("https://a\\b", Host),
        ("https://a..b", Host),
        ("https://.a", Host),
        ("https://.", Host),
        ("https://a,b", Host),
        ("https://a%2eb", Host),
        ("https://{region}.a", Host),
        ("https://é.example", Host),
        ("https://127.1", Host),
        ("https://256.0.0.1", Host),
        ("https://1.2.3.4.5", Host),
        ("https://01.2.3.4", Host),
        ("https://0x7f.1", Host),
        ("https://a.0x7F", Host),
        ("https://2130706433", Host),
        ("https://a.1", Host),
        ("https://[::1", Host),
        ("https://[::1]x", Host),
        ("https://[::g]", Host),
        ("https://[1.2.3.4]", Host),
        ("https://[fe80::1%25eth0]", Host),
        ("https://[]", Host),
        ("https://::1", Host),
        ("https://a:", Port),
        ("https://a:0", Port),
        ("https://a:00080", Port),
        ("https://a:+80", Port),
        ("https://a:-1", Port),
        ("https://a:65536", Port),
        ("https://a:99999", Port),
        ("https://a:4294967376", Port),
        ("https://a:80:80", Host),
        ("https://a:x", Port),
        ("https://a: 80", Port),
        ("https://[::1]:", Port),
        ("https://[::1]:99999", Port),
        ("https://a/x y", Path),
        ("https://a/./x", Path),
        ("https://a/x/..", Path),
        ("https://a/%2e%2E/x", Path),
        ("https://a/%zz", Path),
        ("https://a/%4", Path),
        ("https://a/x\\y", Path),
        ("https://a/\"x\"", Path),
        ("https://a/{x}", Path),
        ("https://a/é", Path),
        ("https://a/x\r\n", Path),
        ("https://a?x=1", Query),
        ("https://a/?", Query),
        ("https://a#x", Fragment),
        ("https://a/#", Fragment),
        ("https://a/x?y#z", Fragment),
        (long_label.as_str(), Host),
        (long_name.as_str(), Host),
    ] {
        let error = EndpointParts::of(address).expect_err(address);
        assert_eq!(error, reason, "{address}");
    }
}

#[test]
fn an_error_says_what_is_wrong_and_nothing_of_the_address() {
    let error = EndpointParts::of("https://user:hunter2@a.example").expect_err("it has a password");
    assert_eq!(
        error.to_string(),
        "the endpoint is not one: it has a user or a password in it"
    );
}
