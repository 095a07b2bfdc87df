//! What the span of a call says in the end.

use super::operations::{SAFE, Stop, StopInput};
use super::script::{Script, Step, blocking, error};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_core::span::Current;

/// Keeps the fields of the one span, and those of each event.
#[derive(Clone, Default)]
struct Kept {
    span: Arc<Mutex<BTreeMap<String, String>>>,
    events: Arc<Mutex<Vec<String>>>,
    kind: Arc<Mutex<Option<&'static Metadata<'static>>>>,
}

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

impl Subscriber for Kept {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Fields(&mut self.span.lock().unwrap()));
        *self.kind.lock().unwrap() = Some(span.metadata());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Fields(&mut self.span.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        self.events.lock().unwrap().push(format!("{fields:?}"));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}

    fn current_span(&self) -> Current {
        let kind = *self.kind.lock().unwrap();
        kind.map_or_else(Current::none, |kind| Current::new(Id::from_u64(1), kind))
    }
}

fn told(steps: &[Step]) -> (BTreeMap<String, String>, Vec<String>) {
    let kept = Kept::default();
    let script = Script::new(steps);
    let client = blocking(SAFE, &script);
    tracing::subscriber::with_default(kept.clone(), || {
        let _ = client.call(Stop, StopInput::new("q\u{202e}1")).send();
    });
    let span = kept.span.lock().unwrap().clone();
    let events = kept.events.lock().unwrap().clone();
    (span, events)
}

#[test]
fn a_span_says_the_id_of_a_request_that_was_a_success() {
    const REPLY: Step = Step::Reply(200, &[("x-amzn-requestid", "1f2e")], "{}");
    let (span, events) = told(&[Step::Lost, REPLY]);
    assert_eq!(span["operation"], "\"stopper.Stop\"");
    assert_eq!(span["target"], "\"Id=\\\"q\\\\u{202e}1\\\"\"");
    assert_eq!(
        (span["status"].as_str(), span["request_id"].as_str()),
        ("200", "1f2e")
    );
    assert_eq!(span["outcome"], "\"success\"");
    let replied = r#""request_id": "1f2e", "status": "200""#;
    assert_eq!(
        events.iter().filter(|it| it.contains(replied)).count(),
        1,
        "{events:?}"
    );
}

#[test]
fn nothing_of_a_reply_is_obeyed_in_a_trace() {
    const REPLY: Step = Step::Reply(
        400,
        &[("x-amzn-requestid", "1f2e")],
        "{\"__type\":\"Odd\",\"message\":\"\\u001b[2J\\u202e\"}",
    );
    let (span, events) = told(&[REPLY]);
    assert_eq!(span["request_id"], "1f2e");
    assert_eq!(span["outcome"], "\"invalid\"");
    let all = format!("{span:?} {events:?}");
    assert!(!all.contains(['\u{1b}', '\u{202e}']), "{all}");
}

#[test]
fn a_reply_without_an_id_leaves_none_of_another_behind() {
    const FIRST: Step = Step::Reply(503, &[("x-amzn-requestid", "1f2e")], "");
    let (span, _) = told(&[FIRST, error(400, "{}")]);
    assert_eq!(span["request_id"], "");
}
