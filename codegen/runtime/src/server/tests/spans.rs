//! The span of a request: what it says, and what it never says.

use super::operations::Of;
use super::{ACME, CLOUDTRAIL, answer, request, router};
use crate::RefusalKind;
use crate::wire::CancelOperation;
use crate::wire::HttpRequest;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_core::span::Current;

type Fields = BTreeMap<&'static str, String>;

/// Keeps every span and its fields.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Spans>>);

#[derive(Default)]
struct Spans {
    all: Vec<(&'static Metadata<'static>, Fields)>,
    entered: Vec<Id>,
}

impl Kept {
    fn spans(&self) -> MutexGuard<'_, Spans> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Into<'a>(&'a mut Fields);

impl Visit for Into<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

fn index(id: &Id) -> usize {
    usize::try_from(id.into_u64()).expect("few spans") - 1
}

impl Subscriber for Kept {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span()
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::new();
        span.record(&mut Into(&mut fields));
        let mut spans = self.spans();
        spans.all.push((span.metadata(), fields));
        Id::from_u64(spans.all.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        values.record(&mut Into(&mut self.spans().all[index(id)].1));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, id: &Id) {
        self.spans().entered.push(id.clone());
    }

    fn exit(&self, _: &Id) {
        self.spans().entered.pop();
    }

    fn current_span(&self) -> Current {
        let spans = self.spans();
        let last = spans.entered.last().cloned();
        last.map_or_else(Current::none, |id| {
            let metadata = spans.all[index(&id)].0;
            Current::new(id, metadata)
        })
    }
}

/// The fields of the one span of a request, each as `name=value`, and nothing of which is ever `hunter2`.
fn span(request: HttpRequest) -> String {
    let kept = Kept::default();
    let of_a_query = Of::<ACME>.refuse(&RefusalKind::Denied.into(), None);
    let router = router()
        .require_authorization()
        .serve_fn(Of::<CLOUDTRAIL>, |_, _| async {
            Ok(Some("already_cancelled".to_owned()))
        })
        .serve_fn(Of::<ACME>, move |_, _| {
            let refused = of_a_query.clone();
            async { refused }
        });
    tracing::subscriber::with_default(kept.clone(), || answer(&router, request));
    let spans = kept.spans();
    let [(metadata, fields)] = &spans.all[..] else {
        panic!("{} spans", spans.all.len());
    };
    assert_eq!(metadata.name(), "annul.request");
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let fields = fields.join(" ");
    assert!(!fields.contains("hunter2"), "{fields}");
    fields
}

const BEARER: (&str, &str) = ("authorization", "Bearer hunter2");

#[test]
fn a_request_says_what_was_called_and_what_became_of_it() {
    let headers = [
        (
            "authorization",
            "AWS4-HMAC-SHA256 Credential=hunter2, SignedHeaders=, Signature=hunter2",
        ),
        ("x-amz-date", "20260102T030405Z"),
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amz-target", "CloudTrail_20131101.CancelQuery"),
    ];
    let body = r#"{"QueryId":"q-1","Password":"hunter2"}"#;
    assert_eq!(
        span(request("POST /", &headers, body)),
        "operation=cloudtrail.Cancel outcome=already_cancelled request_id=00000000-0000-4000-8000-000000000001 \
         service=cloudtrail status=200 target=QueryId=\"q-1\""
    );
    // What is not taken is not shown.
    let body = r#"{"QueryId":"q","Password":"hunter2"}"#;
    assert_eq!(
        span(request("POST /", &headers, body)),
        "code=Code.Invalid operation=cloudtrail.Cancel outcome=invalid \
         request_id=00000000-0000-4000-8000-000000000001 service=cloudtrail status=400"
    );
}

#[test]
fn a_refusal_says_its_kind_and_the_vendors_code() {
    assert_eq!(
        span(request("PUT /acme/7:cancel", &[BEARER], "{}")),
        "code=Code.Denied operation=acme.Cancel outcome=denied \
         request_id=00000000-0000-4000-8000-000000000001 service=acme status=403 target=id=7"
    );
}

#[test]
fn what_reaches_no_handler_says_why() {
    let id = "request_id=00000000-0000-4000-8000-000000000001";
    assert_eq!(
        span(request("PUT /hunter2", &[BEARER], "hunter2")),
        format!("outcome=no_route {id} status=404")
    );
    assert_eq!(
        span(request("GET /acme/7:cancel", &[BEARER], "")),
        format!("outcome=wrong_method {id} service=acme status=405")
    );
    assert_eq!(
        span(request("PUT /acme/hunter2:cancel", &[], "{}")),
        format!(
            "code=Code.Unknown operation=acme.Cancel outcome=unauthenticated {id} service=acme status=401"
        )
    );
    let found = span(request("PUT /acme/7:cancel", &[BEARER], r#"{"why":7}"#));
    assert!(found.contains("outcome=invalid"), "{found}");
}

#[test]
fn a_success_that_tells_nothing_is_not_taken_for_a_cancel() {
    let headers = [
        (
            "authorization",
            "AWS4-HMAC-SHA256 Credential=, SignedHeaders=, Signature=",
        ),
        ("x-amz-date", "20260102T030405Z"),
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amz-target", "AmazonAthena.Stop"),
    ];
    let found = span(request("POST /", &headers, r#"{"CalculationId":"c"}"#));
    assert!(found.contains("outcome=unknown "), "{found}");
}
