//! A request as a `curl` command, for people to read and to try.

use crate::shown::is_obeyed;
use crate::sign::Signer;
use crate::wire::HttpRequest;
use std::fmt::Write as _;

/// What is in place of a secret.
const REDACTED: &str = "REDACTED";

/// A request as a `curl` command for a POSIX shell, with the word `REDACTED` in place of each secret of its headers and
/// its query.
///
/// A secret is what the signer says, and each header whose value [is sensitive](http::HeaderValue::is_sensitive).
/// Secrets of a body stay: a [redacted request](crate::wire::Operation::redacted_request) has none.
#[must_use]
pub fn curl(request: &HttpRequest, signer: &dyn Signer) -> String {
    // Brackets in addresses are meant as they are.
    let mut command = format!(
        "curl --globoff --request {} {}",
        quoted(request.method().as_str()),
        quoted(&address(request, signer)),
    );
    for (name, value) in request.headers() {
        let is_secret = value.is_sensitive() || signer.is_secret(name);
        let value = String::from_utf8_lossy(value.as_bytes());
        let header = match (is_secret, value.trim()) {
            (true, _) => format!("{name}: {REDACTED}"),
            // This is how curl is told of an empty one.
            (false, "") => format!("{name};"),
            (false, value) => format!("{name}: {value}"),
        };
        command.push_str(" \\\n  --header ");
        command.push_str(&quoted(&header));
    }
    if !request.body().is_empty() {
        // Unlike `--data`, it does not take a file for an `@`, and keeps line breaks.
        command.push_str(" \\\n  --data-raw ");
        command.push_str(&quoted(&String::from_utf8_lossy(request.body())));
    }
    command
}

/// Where a request goes, without a secret in its query.
fn address(request: &HttpRequest, signer: &dyn Signer) -> String {
    let address = request.uri().to_string();
    let (Some(name), Some((path, query))) = (signer.secret_query(), address.split_once('?')) else {
        return address;
    };
    let shown = |pair: &str| match pair.split_once('=') {
        Some((own, _)) if own == name => format!("{own}={REDACTED}"),
        _ => pair.to_owned(),
    };
    let pairs: Vec<String> = query.split('&').map(shown).collect();
    format!("{path}?{}", pairs.join("&"))
}

/// A text as one word of a POSIX shell.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:=".contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) && !text.starts_with(['~', '=', '-']) {
        return text.to_owned();
    }
    if text.contains(is_obeyed) {
        return printed(text);
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The same where a terminal would obey a part of the text: the shell makes it, and it is not seen.
fn printed(text: &str) -> String {
    // What a substitution prints loses the line breaks at its end.
    let start = text.trim_end_matches('\n');
    let mut command = String::from("\"$(printf '%b' '");
    for char in start.chars() {
        match char {
            '\'' => command.push_str(r"'\''"),
            '\\' => command.push_str(r"\\"),
            char if is_obeyed(char) => {
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(command, "\\0{byte:03o}");
                }
            }
            char => command.push(char),
        }
    }
    command.push_str("')\"");
    if start.len() < text.len() {
        let _ = write!(command, "'{}'", &text[start.len()..]);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::{curl, quoted};
    use crate::sign::{QueryKey, Signer, SigningContext, TokenHeader, Unsigned};
    use bytes::Bytes;
    use http::{HeaderValue, Request};
    use proptest::prelude::*;
    use std::process::Command;
    use std::time::SystemTime;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_shell_reads_what_was_quoted(text in "[^\0]*|[\u{1b}\r\n\u{202e}\\\\0-9'\"$%b]{0,20}|[-a-z'\"$`\\\\!~= \n;&|<>(){}*?#]{0,20}") {
            let script = format!("printf '%s.' {}", quoted(&text));
            let output = Command::new("sh").args(["-c", &script]).output().expect("a shell is there");
            prop_assert_eq!(String::from_utf8(output.stdout).expect("text went in"), format!("{text}."));
        }
    }

    #[test]
    fn a_request_is_shown_without_its_secrets() {
        let mut secret = HeaderValue::from_static("hunter2");
        secret.set_sensitive(true);
        let request = Request::post("https://[::1]/a%27b")
            .header("authorization", "hunter2")
            .header("x-auth-token", "hunter2")
            .header("x-key", secret)
            .header("if-match", "\"it's\"")
            .header("x-empty", "")
            .body(Bytes::from_static(b"{\"a\":\"@'$(rm -rf /)\"}"))
            .expect("the request is well formed");
        let expected = r#"curl --globoff --request POST 'https://[::1]/a%27b' \
  --header 'authorization: REDACTED' \
  --header 'x-auth-token: REDACTED' \
  --header 'x-key: REDACTED' \
  --header 'if-match: "it'\''s"' \
  --header 'x-empty;' \
  --data-raw '{"a":"@'\''$(rm -rf /)"}'"#;
        assert_eq!(curl(&request, &TokenHeader::x_auth_token("x")), expected);
    }

    #[test]
    fn a_key_in_the_query_is_not_shown() {
        let signer = QueryKey::new("key", "hunter2");
        let mut request = Request::get("https://a.example/x?y=1")
            .body(Bytes::new())
            .expect("the request is well formed");
        let context = SigningContext::new(SystemTime::now());
        signer.sign(&mut request, &context).expect("a key");
        let shown = curl(&request, &signer);
        assert_eq!(
            shown,
            "curl --globoff --request GET 'https://a.example/x?y=1&key=REDACTED'"
        );
    }

    #[test]
    fn nothing_of_a_request_is_obeyed_by_a_terminal() {
        let request = Request::post("https://a.example/x")
            .header(
                "x-note",
                HeaderValue::from_bytes("a\u{202e}b\tc".as_bytes()).expect("a value"),
            )
            .body(Bytes::from_static("{\"a\":\"\u{202e}'\u{9b}\"}".as_bytes()))
            .expect("the request is well formed");
        let shown = curl(&request, &Unsigned);
        let expected = r#"curl --globoff --request POST https://a.example/x \
  --header "$(printf '%b' 'x-note: a\0342\0200\0256b\0011c')" \
  --data-raw "$(printf '%b' '{"a":"\0342\0200\0256'\''\0302\0233"}')""#;
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_request_without_a_body_has_none() {
        let request = Request::delete("https://a.example/x")
            .body(Bytes::new())
            .expect("the request is well formed");
        let shown = curl(&request, &Unsigned);
        assert_eq!(shown, "curl --globoff --request DELETE https://a.example/x");
    }
}
