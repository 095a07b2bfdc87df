//! Emitted operations in a crate of a user: free of warnings, and the same as the dynamic ones.

use std::fmt::Write as _;
use std::path::Path;

use annul_codegen::options::Settings;
use annul_codegen::rust::Plan;
use annul_codegen::source::Sources;
use annul_codegen::write;
use annul_runtime::wire::{Endpoint, HttpRequest, HttpResponse, Operation as _};
use serde_json::{Value, json};

use crate::draw::Draw;
use crate::hold::{self, Subject};
use crate::transcript::transcript;
use crate::user::User;
use crate::{checked, count, spec::Spec, subjects};

const MANIFEST: &str = r#"[package]
name = "random-specs"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
annul-runtime = { path = "ROOT/codegen/runtime", features = ["client", "server"] }

[dev-dependencies]
http = "1"
serde_json = { version = "1", default-features = false, features = ["std"] }

[workspace]
"#;

const LIBRARY: &str = "//! Random operations.\n\n\
    #![deny(warnings, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]\n\n\
    /// All of them.\npub mod bindings;\n";

const COMPARISON: &str = r#"//! Emitted operations do what dynamic ones did.

#[path = "ROOT/tests/random/transcript.rs"]
mod transcript;

use annul_runtime::wire::{HttpRequest, HttpResponse};
use serde_json::Value;

type Transcript = fn(&[HttpRequest], &[HttpResponse]) -> String;

fn bytes(value: &Value) -> Vec<u8> {
    let bytes = value.as_array().expect("bytes").iter();
    bytes.map(|byte| u8::try_from(byte.as_u64().expect("a byte")).expect("a byte")).collect()
}

fn headers(value: &Value, to: &mut http::HeaderMap) {
    for header in value.as_array().expect("headers") {
        let name: http::HeaderName = header[0].as_str().expect("a name").parse().expect("a name");
        to.append(name, http::HeaderValue::from_bytes(&bytes(&header[1])).expect("a value"));
    }
}

fn request(value: &Value) -> HttpRequest {
    let mut request = HttpRequest::new(bytes(&value["body"]).into());
    *request.method_mut() = value["method"].as_str().expect("a method").parse().expect("a method");
    *request.uri_mut() = value["uri"].as_str().expect("a path").parse().expect("a path");
    headers(&value["headers"], request.headers_mut());
    request
}

fn reply(value: &Value) -> HttpResponse {
    let mut reply = HttpResponse::new(bytes(&value["body"]).into());
    let status = u16::try_from(value["status"].as_u64().expect("a status")).expect("a status");
    *reply.status_mut() = status.try_into().expect("a status");
    headers(&value["headers"], reply.headers_mut());
    reply
}

#[test]
fn emitted_operations_do_what_dynamic_ones_did() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/messages.json")).expect("a file");
    let messages: Value = serde_json::from_str(&text).expect("JSON");
    let mut faults = Vec::new();
    for (id, transcript) in OPERATIONS {
        let messages = &messages[*id];
        let requests: Vec<_> = messages["requests"].as_array().expect("requests").iter().map(request).collect();
        let replies: Vec<_> = messages["replies"].as_array().expect("replies").iter().map(reply).collect();
        let found = transcript(&requests, &replies);
        let expected = messages["transcript"].as_str().expect("a text");
        let differs = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        if let Some((found, expected)) = differs {
            faults.push(format!("{id}\n  emitted {found}\n  dynamic {expected}"));
        } else if found.len() != expected.len() {
            faults.push(format!("{id}: one of the two says more"));
        }
    }
    assert!(faults.is_empty(), "{} differ\n{}", faults.len(), faults.join("\n"));
}
"#;

/// Compiles so many random operations, and compares what they do.
#[test]
#[ignore = "tests/ci/random.sh runs it"]
fn emitted_operations_have_no_warnings_and_do_what_dynamic_ones_do() {
    let root = annul_tests::catalogue::root().display().to_string();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random-crate");
    let _ = std::fs::remove_dir_all(&folder);
    let user = User::at(folder);
    user.write("Cargo.toml", &MANIFEST.replace("ROOT", &root));
    let lock = std::fs::read_to_string(Path::new(&root).join("Cargo.lock")).expect("a lock file");
    user.write("Cargo.lock", &lock);
    user.write("src/lib.rs", LIBRARY);

    let (texts, messages) = operations();
    let sources = Sources::from_texts(texts);
    let options = Settings::default().options;
    let checked = annul_codegen::check_for(&sources, &options);
    let shown = annul_tests::catalogue::shown(&sources, &checked.findings);
    let catalogue = checked
        .catalogue
        .unwrap_or_else(|| panic!("together they do not hold\n{shown}"));
    let tree = annul_codegen::generate(&catalogue, &options);
    let bindings = user.path("src/bindings");
    let plan = write::plan(&tree, &bindings, false).expect("a folder of ours");
    write::apply(&plan, &bindings).expect("a folder of ours");

    user.write("messages.json", &messages.to_string());
    let mut comparison = COMPARISON.replace("ROOT", &root);
    comparison.push_str("\nconst OPERATIONS: &[(&str, Transcript)] = &[\n");
    for (service, operation) in Plan::of(&catalogue).operations() {
        let (path, name) = (service.path(), &operation.name);
        let module = &operation.module;
        let id = &operation.ir.id;
        let _ = writeln!(
            comparison,
            "    ({id:?}, |requests, replies| transcript::transcript(random_specs::bindings::{path}::{module}::{name}, requests, replies)),"
        );
    }
    comparison.push_str("];\n");
    user.write("tests/comparison.rs", &comparison);

    user.cargo(&["clippy", "--quiet"]).ok();
    user.cargo(&["test", "--quiet"]).ok();
}

/// So many catalogues that hold, and what their operations do with messages.
fn operations() -> (Vec<(String, String)>, Value) {
    let mut texts = Vec::new();
    let mut messages = serde_json::Map::new();
    let wanted = usize::try_from(count()).expect("a small number");
    for seed in 0.. {
        if messages.len() >= wanted {
            break;
        }
        let Some(catalogue) = checked(seed).1.catalogue else {
            continue;
        };
        texts.extend(Spec::of(seed).texts());
        for subject in subjects(&catalogue) {
            let of_operation = exchange(&subject, seed);
            messages.insert(subject.ir.id.clone(), of_operation);
        }
    }
    (texts, Value::Object(messages))
}

fn exchange(subject: &Subject<'_>, seed: u64) -> Value {
    let mut draw = Draw::new(seed);
    let endpoint = Endpoint::new("https://jobs.example.com").expect("an address");
    let inputs = hold::inputs(subject, &mut draw);
    let requests = inputs
        .iter()
        .filter_map(|input| subject.dynamic.request(input, &endpoint).ok());
    let mut requests: Vec<HttpRequest> = requests.map(as_a_server_sees_it).collect();
    let broken: Vec<HttpRequest> = requests
        .iter()
        .flat_map(|request| broken(request, &mut draw))
        .collect();
    requests.extend(broken);
    let replies = hold::replies(subject, &mut draw);
    let transcript = transcript(subject.dynamic, &requests, &replies);
    json!({
        "requests": requests.iter().map(of_request).collect::<Vec<_>>(),
        "replies": replies.iter().map(of_reply).collect::<Vec<_>>(),
        "transcript": transcript,
    })
}

/// A server sees a path, not an address.
fn as_a_server_sees_it(mut request: HttpRequest) -> HttpRequest {
    let path = request
        .uri()
        .path_and_query()
        .expect("a path")
        .as_str()
        .parse();
    *request.uri_mut() = path.expect("a path");
    request
}

/// The same request with something wrong.
fn broken(request: &HttpRequest, draw: &mut Draw) -> Vec<HttpRequest> {
    let mut all = Vec::new();
    if let Ok(Value::Object(members)) = serde_json::from_slice(request.body()) {
        for name in members.keys() {
            for value in [
                None,
                Some(Value::Null),
                Some(json!(7)),
                Some(json!("x")),
                Some(json!([{}])),
            ] {
                let mut members = members.clone();
                match value {
                    None => drop(members.remove(name)),
                    Some(value) => drop(members.insert(name.clone(), value)),
                }
                let mut request = request.clone();
                *request.body_mut() = Value::Object(members).to_string().into();
                all.push(request);
            }
        }
    }
    let path = request.uri().to_string();
    let cut = path.split_once('?').map_or(path.as_str(), |(path, _)| path);
    for path in [
        cut.to_owned(),
        format!("{cut}?x=%zz"),
        format!(
            "{path}&{}",
            path.rsplit(['?', '&']).next().unwrap_or_default()
        ),
    ] {
        let mut request = request.clone();
        if let Ok(uri) = path.parse() {
            *request.uri_mut() = uri;
            all.push(request);
        }
    }
    while all.len() > 12 {
        all.swap_remove(draw.below(all.len()));
    }
    all
}

fn of_request(request: &HttpRequest) -> Value {
    json!({
        "method": request.method().as_str(),
        "uri": request.uri().to_string(),
        "headers": of_headers(request.headers()),
        "body": request.body().to_vec(),
    })
}

fn of_reply(reply: &HttpResponse) -> Value {
    json!({
        "status": reply.status().as_u16(),
        "headers": of_headers(reply.headers()),
        "body": reply.body().to_vec(),
    })
}

fn of_headers(headers: &http::HeaderMap) -> Vec<Value> {
    let headers = headers.iter();
    headers
        .map(|(name, value)| json!([name.as_str(), value.as_bytes()]))
        .collect()
}
