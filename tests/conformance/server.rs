//! A server made of the generated handlers, whose answers a test scripts: `PUT /script` sets what comes next, any vendor's request gets it.
//!
//! Prints the address that it listens on, and stops when its standard input is closed.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use annul_runtime::server::{RequestContext, Router};
use annul_runtime::wire::CancelOperation;
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use tower_service::Service as _;

/// What the next requests are answered with; the last one stays.
type Script = Arc<Mutex<VecDeque<Value>>>;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let script = Script::default();
    let router = router(&script);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    tokio::spawn(stop_with_input());
    loop {
        let (stream, _) = listener.accept().await?;
        let (router, script) = (router.clone(), Arc::clone(&script));
        tokio::spawn(async move {
            let service = hyper::service::service_fn(move |request| {
                serve(request, router.clone(), Arc::clone(&script))
            });
            let connection = hyper::server::conn::http1::Builder::new();
            // A client that goes away in the middle is none of the test's business.
            let _ = connection
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// The test holds our standard input; when it ends, so do we.
async fn stop_with_input() {
    let mut rest = Vec::new();
    let _ = tokio::io::stdin().read_to_end(&mut rest).await;
    std::process::exit(0);
}

fn router(script: &Script) -> Router {
    fn add<O: CancelOperation + Default>(router: Router, script: &Script) -> Router {
        let script = Arc::clone(script);
        router.serve_fn(O::default(), move |input: O::Input, _: RequestContext| {
            let answer = next(&script);
            async move { act::<O>(&answer, &input) }
        })
    }
    let router = Router::new();
    let router = add::<annul::aws::timestream_query::cancel_query::CancelQuery>(router, script);
    let router = add::<annul::aws::athena::stop_calculation_execution::StopCalculationExecution>(
        router, script,
    );
    let router = add::<annul::aws::cloudtrail::cancel_query::CancelQuery>(router, script);
    let router = add::<annul::oci::query_service::cancel_query_execution::CancelQueryExecution>(
        router, script,
    );
    let router = add::<annul::huawei::dataarts_fabric::cancel_sql_statement::CancelSqlStatement>(
        router, script,
    );
    let router =
        add::<annul::aws::cloudformation::cancel_update_stack::CancelUpdateStack>(router, script);
    let router = add::<annul::aws::ec2::cancel_export_task::CancelExportTask>(router, script);
    let router =
        add::<annul::aws::datasync::cancel_task_execution::CancelTaskExecution>(router, script);
    add::<annul::aws::s3::abort_multipart_upload::AbortMultipartUpload>(router, script)
}

async fn serve(
    request: Request<Incoming>,
    mut router: Router,
    script: Script,
) -> Result<Response<Full<Bytes>>, Infallible> {
    if request.method() == Method::PUT && request.uri().path() == "/script" {
        let body = request
            .into_body()
            .collect()
            .await
            .map(http_body_util::Collected::to_bytes)
            .unwrap_or_default();
        let answers: Vec<Value> = serde_json::from_slice(&body).expect("the test sends a list");
        *script.lock().expect("no panic holds it") = answers.into();
        return Ok(Response::new(Full::default()));
    }
    let (parts, body) = router.call(request).await?.into_parts();
    let body = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    Ok(Response::from_parts(parts, Full::new(body)))
}

fn next(script: &Script) -> Value {
    let mut script = script.lock().expect("no panic holds it");
    if script.len() > 1 {
        script.pop_front().unwrap_or_default()
    } else {
        script.front().cloned().unwrap_or_default()
    }
}

/// Answers as the script says: `{"disposition"}`, `{"refusal", "message"}`, `{"error", "message"}`.
fn act<O: CancelOperation + Default>(
    answer: &Value,
    input: &O::Input,
) -> Result<O::Output, O::Error> {
    let text = |key: &str| answer[key].as_str();
    let message = text("message").unwrap_or("scripted message");
    let operation = O::default();
    if let Some(kind) = text("refusal") {
        let kind: RefusalKind = kind.parse().expect("the test names a refusal");
        return operation.refuse(&Refusal::new(kind).with_message(message), Some(input));
    }
    if let Some(name) = text("error") {
        assert!(operation.info().error(name).is_some(), "no error {name}");
        return Err(operation.declared(name, message));
    }
    let disposition = match text("disposition").unwrap_or("cancelling") {
        "cancelled" => Disposition::Cancelled,
        "already_cancelled" => Disposition::AlreadyCancelled,
        "succeeded" => Disposition::AlreadyFinished(Phase::Succeeded),
        "failed" => Disposition::AlreadyFinished(Phase::Failed),
        "timed_out" => Disposition::AlreadyFinished(Phase::TimedOut),
        _ => Disposition::Cancelling,
    };
    operation.answer(disposition, input)
}
