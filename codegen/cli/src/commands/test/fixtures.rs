//! Requests and replies of operations as JSON files, for tests in other languages; the same as `annul test` sends and
//! expects.

use std::fs;
use std::path::Path;

use annul_codegen::cases::{self, Cases, Expected, RequestCase};
use annul_codegen::dynamic;
use annul_codegen::ir::{Operation, Service};
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::engine::{Adapter, MemoryEngine};
use annul_runtime::server::Router;
use annul_runtime::testing::{Message, reply_of, request_of};
use annul_runtime::wire::HttpResponse;
use serde_json::{Map, Value, json};

use crate::catalogue::count;
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// The version of the files.
const SCHEMA: u32 = 1;

/// The id under which replies are written.
const REQUEST_ID: u128 = 1;

/// Writes a file for each operation that can be served.
pub(super) fn write<'c>(
    folder: &Path,
    operations: impl Iterator<Item = (&'c Service, &'c Operation)>,
    console: &Console,
) -> Result<Exit, Failure> {
    let failed =
        |error| Failure::while_doing(format!("cannot write to `{}`", folder.display()), &error);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.map_err(|error| Failure::while_doing("cannot begin", &error))?;
    fs::create_dir_all(folder).map_err(failed)?;
    let mut written = 0;
    for (service, operation) in operations {
        let runs = dynamic::operation(service, operation);
        let cases = cases::cases(service, operation);
        let document = runtime.block_on(document(operation, runs, &cases));
        let path = folder.join(format!("{}.json", operation.id));
        fs::write(path, format!("{document:#}\n")).map_err(failed)?;
        written += 1;
    }
    console.say(&format!(
        "wrote {} to {}",
        count(written, "file"),
        folder.display()
    ));
    Ok(Exit::Holds)
}

async fn document(operation: &Operation, runs: DynamicOperation, cases: &Cases) -> Value {
    let mut requests = Vec::new();
    if !operation.is_client_only {
        let router = Router::new()
            .request_ids(|| REQUEST_ID)
            .serve_with(runs, Adapter::new(MemoryEngine::new()));
        for case in &cases.requests {
            requests.extend(request(case, &router).await);
        }
    }
    let replies = cases.replies.iter().filter_map(|case| {
        Some(json!({
            "title": case.title,
            "reply": reply(&reply_of(&case.message).ok()?),
            "error": case.error,
            "reads_as": case.reads_as,
        }))
    });
    let answers = cases.answers.iter().filter_map(|case| {
        Some(json!({
            "disposition": case.disposition,
            "phase": case.phase,
            "reply": reply(&reply_of(&case.message).ok()?),
            "reads_as": case.reads_as,
        }))
    });
    json!({
        "schema": SCHEMA,
        "operation": operation.id,
        "spec": operation.spec_path,
        "requests": requests,
        "replies": replies.collect::<Vec<_>>(),
        "answers": answers.collect::<Vec<_>>(),
    })
}

/// A request, and what a server answers that knows no target.
async fn request(case: &RequestCase, router: &Router) -> Option<Value> {
    let message = request_of(&case.message).ok()?;
    let (expected, place, rule) = match &case.expected {
        Expected::Taken => ("taken", None, None),
        Expected::Read => ("read", None, None),
        Expected::Breaks { place, rule } => ("breaks", Some(place), Some(rule)),
        Expected::OfAnotherType { place } => ("of_another_type", Some(place), None),
        _ => ("unreadable", None, None),
    };
    let came = router
        .answer(request_of(&case.borrowed().text()).ok()?)
        .await;
    let mut shown = json!({
        "method": message.method().as_str(),
        "target": message.uri().path_and_query().map_or("/", |it| it.as_str()),
    });
    parts(&message, &mut shown);
    if let Some((character, count)) = case.run {
        // It stands for `[...]`, wherever that stands.
        shown["run"] = json!({ "character": character.to_string(), "count": count });
    }
    let came = match case.run {
        // Vendors repeat values in their sentences.
        Some(_) => json!({ "status": came.status().as_u16() }),
        None => reply(&came),
    };
    Some(json!({
        "title": case.title,
        "request": shown,
        "expected": expected,
        "place": place,
        "rule": rule,
        "reply": came,
    }))
}

fn reply(message: &HttpResponse) -> Value {
    let mut shown = json!({ "status": message.status().as_u16() });
    parts(message, &mut shown);
    shown
}

/// Headers and body; one that is no text stands in hexadecimal.
fn parts(message: &impl Message, shown: &mut Value) {
    let mut headers: Vec<(&str, &str)> = message
        .headers()
        .iter()
        // The body shows its length.
        .filter(|(name, _)| *name != http::header::CONTENT_LENGTH)
        .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
        .collect();
    headers.sort_unstable();
    let headers = headers
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()));
    shown["headers"] = Value::Object(headers.collect::<Map<_, _>>());
    if let Ok(text) = std::str::from_utf8(message.body()) {
        shown["body"] = text.into();
    } else {
        let bytes = message.body().iter().map(|byte| format!("{byte:02x}"));
        shown["body_hex"] = bytes.collect::<String>().into();
    }
}
