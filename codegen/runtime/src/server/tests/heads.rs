//! Heads of requests that are refused whatever they ask for: each vendor says so, under an id.

use super::{answer, request, router, text, wait_for};
use crate::server::ReplyBody;
use tower_service::Service;

const ATHENA: &[(&str, &str)] = &[
    ("content-type", "application/x-amz-json-1.1"),
    ("x-amz-target", "AmazonAthena.Stop"),
];
const OCI: &str = "POST /20210831/executions/e/actions/cancel";
const HUAWEI: &str = "POST /v1/statements/s/cancel";
const ACME: &str = "PUT /acme/7:cancel";

/// A first line, headers, what stands in the answer, and the header that carries its id.
type Vendor<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);

const VENDORS: &[Vendor<'_>] = &[
    ("POST /", ATHENA, "", "x-amzn-requestid"),
    (OCI, &[], r#""code":"#, "opc-request-id"),
    (HUAWEI, &[], r#""error_code":"APIG.0201""#, "x-request-id"),
    (ACME, &[], r#""reason":"#, "x-request-id"),
    ("PUT /elsewhere", &[], r#""code":"#, "x-request-id"),
];

fn check(bad: &[(&str, &str)], status: u16) {
    for (line, headers, said, id) in VENDORS {
        let headers = [headers, bad].concat();
        let reply = answer(&router(), request(line, &headers, ""));
        assert_eq!(reply.status(), status, "{line} {bad:?}");
        assert!(text(&reply).contains(said), "{line}: {}", text(&reply));
        assert!(reply.headers().contains_key(*id), "{line}");
    }
}

#[test]
fn two_hosts_or_a_broken_one() {
    check(&[("host", "a.example"), ("host", "b.example")], 400);
    check(&[("host", "a.example/v1")], 400);
}

#[test]
fn a_transfer_coding_that_nobody_understands() {
    check(&[("transfer-encoding", "gzip, chunked")], 501);
}

#[test]
fn a_call_over_a_transport_names_its_host_and_a_request_in_memory_need_not() {
    let send = |line: &str, headers: &[(&str, &str)]| {
        let request = request(line, headers, "").map(ReplyBody::from);
        let Ok(reply) = wait_for(router().call(request));
        reply.status().as_u16()
    };
    assert_eq!(send(HUAWEI, &[]), 400);
    assert_eq!(send(HUAWEI, &[("host", "a.example")]), 200);
    let line = "POST https://a.example/v1/statements/s/cancel";
    assert_eq!(send(line, &[]), 200);
    assert_eq!(answer(&router(), request(HUAWEI, &[], "")).status(), 200);
}
