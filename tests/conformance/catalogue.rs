//! Operations of the catalogue without a network, for a test to hold beside vendors' clients: each line of the input is a
//! call or a reply, each line of the output the request of the one or what is read of the other.
//!
//! `{"operation": "openai.CancelBatch", "params": {"batch_id": "b"}}` gives method, path, headers and body;
//! `{"operation": "openai.CancelBatch", "reply": {"status": 404, "headers": {}, "body": "{}"}}` gives an outcome or a refusal.

use std::error::Error;
use std::io::BufRead as _;

use annul_codegen::{dynamic, source::Sources};
use annul_runtime::OperationError as _;
use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::wire::{CancelOperation as _, Endpoint, HttpResponse, Operation as _};
use annul_tests::catalogue;
use http::{HeaderName, HeaderValue};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let sources = Sources::read(&catalogue::root().join("specs"))?;
    let checked = annul_codegen::check(&sources);
    let checked = checked.catalogue.ok_or("the specs have findings")?;
    let all = dynamic::operations(&checked);
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let id = asked["operation"].as_str().ok_or("no operation is named")?;
        let operation = all.iter().find(|known| known.info().id == id);
        let operation = *operation.ok_or("no operation is called so")?;
        let told = if asked["reply"].is_object() {
            read(operation, &asked["reply"])
        } else {
            request(operation, &asked["params"])
        };
        // A line that is wrong fails its own test and no other.
        let told = told.unwrap_or_else(|why| json!({ "wrong": why.to_string() }));
        println!("{told}");
    }
    Ok(())
}

fn request(operation: DynamicOperation, params: &Value) -> Result<Value, Box<dyn Error>> {
    let input = DynamicInput::of_json(operation, &params.to_string())?;
    let endpoint: Endpoint = "http://vendor.example".parse()?;
    let request = operation.request(&input, &endpoint)?;
    let mut headers = Map::new();
    for (name, value) in request.headers() {
        headers.insert(name.to_string(), value.to_str()?.into());
    }
    let path = request.uri().path_and_query().map(ToString::to_string);
    let body = std::str::from_utf8(request.body())?;
    Ok(
        json!({ "method": request.method().as_str(), "path": path, "headers": headers, "body": body }),
    )
}

fn read(operation: DynamicOperation, reply: &Value) -> Result<Value, Box<dyn Error>> {
    let body = reply["body"].as_str().unwrap_or_default().to_owned();
    let mut response = HttpResponse::new(body.into());
    let status = reply["status"].as_u64().ok_or("a reply has a status")?;
    *response.status_mut() = u16::try_from(status)?.try_into()?;
    for (name, value) in reply["headers"].as_object().into_iter().flatten() {
        let value = HeaderValue::from_str(value.as_str().unwrap_or_default())?;
        response
            .headers_mut()
            .insert(name.parse::<HeaderName>()?, value);
    }
    Ok(match operation.response(&response) {
        Ok(output) => json!({ "outcome": operation.outcome(&output).to_string() }),
        Err(error) => json!({
            "kind": error.kind().as_str(),
            "reading": error.reading().map(|reading| reading.to_string()),
            "message": error.reply().message(),
            "target_state": error.target_state().as_str(),
        }),
    })
}
