//! What a caller configures: addresses, regions, keys and ids from elsewhere make a request that stays where it belongs, or an error.
#![no_main]

use annul::aws::{athena, timestream_query};
use annul::oci::query_service;
use annul_runtime::Secret;
use annul_runtime::client::{BlockingTransport, Limits, TransportError};
use annul_runtime::sign::{OciCredentials, OciSignature, Signer, SigningContext, Unsigned};
use annul_runtime::wire::{Endpoint, HttpRequest, HttpResponse};
use libfuzzer_sys::fuzz_target;
use query_service::cancel_query_execution::{CancelQueryExecution, CancelQueryExecutionInput};
use std::time::UNIX_EPOCH;

/// Nobody at the other end; every request is for this domain.
struct Nobody(Option<&'static str>);

impl BlockingTransport for Nobody {
    fn send(&self, request: HttpRequest, _: Limits) -> Result<HttpResponse, TransportError> {
        let host = request.uri().host().unwrap_or_default();
        assert!(self.0.is_none_or(|domain| host.ends_with(domain)), "{host}");
        Err(TransportError::lost("nobody is there"))
    }

    fn sleep(&self, _: std::time::Duration) {}
}

// Each but the last is a line: an address, a region, a project, an execution, a header, and what names a key; the rest
// is the key.
fuzz_target!(|text: &str| {
    let mut lines = text.splitn(7, '\n');
    let mut next = || lines.next().unwrap_or_default();
    let (address, region, project, execution) = (next(), next(), next(), next());
    let (etag, key_name, pem) = (next(), next(), next());

    let input = CancelQueryExecutionInput::new(project, execution).with_if_match(etag);
    let _ = input.violations().to_string();
    let endpoint = Endpoint::new(address);
    if let Ok(endpoint) = &endpoint {
        let again = Endpoint::new(&endpoint.to_string()).expect("what is shown is an address");
        assert_eq!(&again, endpoint);
    }
    let plain = Endpoint::new("https://service.example").expect("an address");
    for endpoint in endpoint.iter().chain([&plain]) {
        let Ok(request) = CancelQueryExecution.request(&input, endpoint) else {
            continue;
        };
        assert_eq!(
            request.uri().authority().map(http::uri::Authority::as_str),
            Some(endpoint.authority())
        );
        let path = request.uri().path();
        assert!(
            path.starts_with(&format!("{}/20210831/projects/", endpoint.prefix())),
            "{path}"
        );
        assert!(
            path.ends_with("/actions/cancel") && request.uri().query().is_none(),
            "{path}"
        );
        let id = path[endpoint.prefix().len()..].split('/').nth(5);
        assert!(!id.is_none_or(|id| matches!(id, "" | "." | "..")), "{path}");
        assert_eq!(
            path[endpoint.prefix().len()..].matches('/').count(),
            7,
            "{path}"
        );
    }

    match OciCredentials::new("tenancy", "user", key_name, pem) {
        Ok(credentials) => {
            let mut request = CancelQueryExecution
                .request(&CancelQueryExecutionInput::new("p", "e"), &plain)
                .expect("it can be sent");
            let signer = OciSignature::new(credentials);
            let _ = signer.sign(&mut request, &SigningContext::new(UNIX_EPOCH));
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(
                !shown.is_empty() && shown.len() < 1024,
                "{} bytes",
                shown.len()
            );
        }
    }
    let _ = OciCredentials::session(&Secret::new(key_name), pem).is_ok();

    let builder = athena::BlockingClient::builder()
        .endpoint(address)
        .region(region)
        .signer(Unsigned);
    if let Ok(client) = builder.transport(Nobody(None)).user_agent(etag).build() {
        let input =
            athena::stop_calculation_execution::StopCalculationExecutionInput::new(execution);
        let _ = client
            .stop_calculation_execution(input)
            .send()
            .map_err(|error| error.to_string());
    }
    let builder = timestream_query::BlockingClient::builder()
        .region(region)
        .signer(Unsigned);
    let domain = if region.starts_with("cn-") {
        ".amazonaws.com.cn"
    } else {
        ""
    };
    if let Ok(client) = builder.transport(Nobody(Some(domain))).build() {
        let input = timestream_query::cancel_query::CancelQueryInput::new(execution);
        let _ = client
            .cancel_query(input)
            .send()
            .map_err(|error| error.to_string());
    }
});
