//! What the five operations do not show of requests: headers that depend on the body.

use annul::oci::query_service::cancel_query_execution as oci;
use annul_runtime::wire::Endpoint;
use annul_tests::compiled::verb_behind_the_path::acme::jobs::cancel_job as bare;

#[test]
fn a_content_type_needs_a_body_or_a_signature_that_covers_it() {
    let endpoint = Endpoint::new("https://service.example.com").expect("an address");
    let content_type = |request: &annul_runtime::wire::HttpRequest| {
        let value = request.headers().get("content-type");
        value.map(|value| value.to_str().expect("a text").to_owned())
    };

    let request = bare::CancelJob.request(&bare::CancelJobInput::new("p", 1), &endpoint);
    let request = request.expect("it can be sent");
    assert_eq!(request.method(), "POST");
    assert_eq!(content_type(&request), None);
    assert_eq!(request.headers()["content-length"], "0");

    let signed = oci::CancelQueryExecutionInput::new("project", "execution");
    let request = oci::CancelQueryExecution.request(&signed, &endpoint);
    let request = request.expect("it can be sent");
    assert!(request.body().is_empty());
    assert_eq!(content_type(&request).as_deref(), Some("application/json"));
}
