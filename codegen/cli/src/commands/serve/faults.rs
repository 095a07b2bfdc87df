//! Faults on demand: what goes wrong with the next calls.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use annul_codegen::cases;
use annul_codegen::ir::{Catalogue, ExampleReply};
use annul_runtime::Retry;
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::wire::HttpResponse;
use serde_json::{Value, json};

/// How many faults may be ordered.
const MOST: usize = 10_000;

/// The longest delay.
const LONGEST: Duration = Duration::from_secs(600);

/// What goes wrong with a call.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// The call has its effect, and its connection ends without a reply.
    LoseReply,
    /// The call waits before anything happens.
    Delay(Duration),
    /// The call has no effect, and is answered with a declared error.
    Error(&'static str),
    /// The call has no effect: too many requests.
    Throttle,
    /// The call has no effect: the service is not available.
    Unavailable,
    /// The call has its effect, and the answer is that it took too long.
    TimeOut,
    /// The call has no effect: the service is elsewhere by now, as the declared error says, or else the status 421.
    EndpointMoved(Option<&'static str>),
    /// The call has no effect, and is answered with the reply of the spec's example with this title.
    Example(String, Arc<ExampleReply>),
}

/// The words of faults that need no more.
const WORDS: [(&str, Fault); 4] = [
    ("lose_reply", Fault::LoseReply),
    ("throttle", Fault::Throttle),
    ("unavailable", Fault::Unavailable),
    ("time_out", Fault::TimeOut),
];

impl Fault {
    /// The fault that an order names; or what is wrong with the order.
    pub(super) fn of(
        order: &Value,
        operation: Option<DynamicOperation>,
        catalogue: &Catalogue,
    ) -> Result<Self, String> {
        let word = order["fault"].as_str().unwrap_or_default();
        if let Some((_, fault)) = WORDS.iter().find(|(known, _)| *known == word) {
            return Ok(fault.clone());
        }
        match word {
            "delay" => {
                let time = order["milliseconds"].as_u64().map(Duration::from_millis);
                let time = time.filter(|time| *time <= LONGEST);
                time.map(Self::Delay)
                    .ok_or_else(|| "`delay` needs `milliseconds`, at most 600000".to_owned())
            }
            "error" => {
                let operation = operation.ok_or("`error` needs an `operation`")?;
                let info = operation.facts().info;
                let name = order["error"].as_str().unwrap_or_default();
                info.error(name)
                    .map(|error| Self::Error(error.name))
                    .ok_or_else(|| {
                        let all = info.errors.iter().chain(info.service.errors);
                        let names: Vec<&str> = all.map(|error| error.name).collect();
                        format!("`{}` declares `{}`", info.id, names.join("`, `"))
                    })
            }
            "endpoint_moved" => {
                let operation = operation.ok_or("`endpoint_moved` needs an `operation`")?;
                let info = operation.facts().info;
                let mut errors = info.errors.iter().chain(info.service.errors);
                let error = errors.find(|error| error.retry == Retry::AfterRediscovery);
                Ok(Self::EndpointMoved(error.map(|error| error.name)))
            }
            "example" => {
                let operation = operation.ok_or("`example` needs an `operation`")?;
                let title = order["example"].as_str().unwrap_or_default();
                example(operation.facts().info.id, title, catalogue)
            }
            _ => Err(
                "`fault` is one of lose_reply, throttle, unavailable, time_out, delay, error, \
                      endpoint_moved, example"
                    .to_owned(),
            ),
        }
    }

    /// The reply that stands in place of all others.
    pub(super) fn instead(&self) -> Option<HttpResponse> {
        match self {
            Self::EndpointMoved(None) => {
                let mut reply = HttpResponse::default();
                *reply.status_mut() = http::StatusCode::MISDIRECTED_REQUEST;
                Some(reply)
            }
            Self::Example(_, reply) => cases::of_example(reply),
            _ => None,
        }
    }

    fn shown(&self) -> Value {
        match self {
            Self::Delay(time) => {
                let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
                json!({ "fault": "delay", "milliseconds": milliseconds })
            }
            Self::Error(name) => json!({ "fault": "error", "error": name }),
            Self::EndpointMoved(_) => json!({ "fault": "endpoint_moved" }),
            Self::Example(title, _) => json!({ "fault": "example", "example": title }),
            fault => {
                let word = WORDS.iter().find(|(_, known)| known == fault);
                json!({ "fault": word.map(|(word, _)| *word) })
            }
        }
    }
}

/// The example of an operation with this title, if it shows a reply.
fn example(id: &str, title: &str, catalogue: &Catalogue) -> Result<Fault, String> {
    let examples = catalogue
        .operation(id)
        .map(|(_, found)| &found.examples[..]);
    let shown = examples.unwrap_or_default().iter().filter_map(|example| {
        let reply = example.reply.as_ref()?;
        cases::of_example(reply)?;
        Some((example.title.as_str(), reply))
    });
    let shown: Vec<(&str, &ExampleReply)> = shown.collect();
    if let Some((title, reply)) = shown.iter().find(|(known, _)| *known == title) {
        let reply = Arc::new((*reply).clone());
        return Ok(Fault::Example((*title).to_owned(), reply));
    }
    let titles: Vec<&str> = shown.iter().map(|(title, _)| *title).collect();
    Err(format!(
        "the examples of `{id}` with a reply are `{}`",
        titles.join("`, `")
    ))
}

/// The faults that are still to come, each for one call: of one operation, or of any.
#[derive(Default)]
pub(super) struct Faults(Mutex<VecDeque<(Option<&'static str>, Fault)>>);

impl Faults {
    /// So many more calls meet a fault; not, if that would be too many.
    pub(super) fn add(&self, operation: Option<&'static str>, fault: &Fault, count: usize) -> bool {
        self.with(|queue| {
            let fits = count <= MOST.saturating_sub(queue.len());
            if fits {
                queue.extend((0..count).map(|_| (operation, fault.clone())));
            }
            fits
        })
    }

    /// The fault that a call of an operation meets.
    pub(super) fn next(&self, operation: &str) -> Option<Fault> {
        self.with(|queue| {
            let is_for = |(of, _): &(Option<&str>, Fault)| of.is_none_or(|of| of == operation);
            let index = queue.iter().position(is_for)?;
            queue.remove(index).map(|(_, fault)| fault)
        })
    }

    /// No fault is to come any more.
    pub(super) fn clear(&self) {
        self.with(VecDeque::clear);
    }

    /// How many are to come, and the first of them.
    pub(super) fn shown(&self) -> Value {
        self.with(|queue| {
            let first = queue.iter().take(100).map(|(operation, fault)| {
                let mut shown = fault.shown();
                shown["operation"] = json!(operation);
                shown
            });
            json!({ "count": queue.len(), "faults": first.collect::<Vec<_>>() })
        })
    }

    fn with<T>(&self, with: impl FnOnce(&mut VecDeque<(Option<&'static str>, Fault)>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_waits_for_its_operation() {
        let faults = Faults::default();
        assert!(faults.add(Some("a.Stop"), &Fault::Throttle, 1));
        assert!(faults.add(None, &Fault::LoseReply, 1));
        assert_eq!(faults.next("b.Stop"), Some(Fault::LoseReply));
        assert_eq!(faults.next("b.Stop"), None);
        assert_eq!(faults.next("a.Stop"), Some(Fault::Throttle));
        assert!(!faults.add(None, &Fault::Throttle, MOST + 1));
    }

    #[test]
    fn an_order_says_what_it_lacks() {
        let none = Catalogue {
            services: Vec::new(),
        };
        let of = |order: Value| Fault::of(&order, None, &none);
        assert_eq!(of(json!({ "fault": "throttle" })), Ok(Fault::Throttle));
        assert!(of(json!({ "fault": "delay" })).is_err());
        assert!(of(json!({ "fault": "error", "error": "X" })).is_err());
        assert!(of(json!({})).is_err());
    }
}
