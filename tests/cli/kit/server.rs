//! A server of emitted operations over an engine in memory, with a fault put into it by hand.

use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use annul::aws::cloudtrail::cancel_query::CancelQuery;
use annul::oci::query_service::cancel_query_execution::CancelQueryExecution;
use annul_runtime::engine::{Adapter, Engine, MemoryEngine};
use annul_runtime::operation::OperationInfo;
use annul_runtime::server::Router;
use annul_runtime::wire::{HttpRequest, HttpResponse, Operation as _};
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind, Target};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};

use super::fault::Fault;

/// How long a target takes to stop.
const SETTLE: Duration = Duration::from_millis(100);

/// Serves until the test ends; the address.
pub(super) fn start(fault: Option<Fault>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.set_nonblocking(true).expect("a socket");
    let address = format!("http://{}", listener.local_addr().expect("it is bound"));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(serve(listener, fault));
    });
    address
}

async fn serve(listener: TcpListener, fault: Option<Fault>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("it listens");
    let targets = MemoryEngine::new();
    let engine = Faulty {
        targets: targets.clone(),
        fault,
    };
    let adapter = Adapter::new(engine);
    let router = Router::new()
        .serve_with(CancelQuery, adapter.clone())
        .serve_with(CancelQueryExecution, adapter);
    let desk = Arc::new(Desk {
        targets,
        router,
        fault,
    });
    while let Ok((stream, _)) = listener.accept().await {
        let desk = Arc::clone(&desk);
        tokio::spawn(async move {
            let service = hyper::service::service_fn(move |request| {
                let desk = Arc::clone(&desk);
                async move { Ok::<_, Infallible>(desk.answer(request).await) }
            });
            let connection = hyper::server::conn::http1::Builder::new();
            let _ = connection
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// Targets in memory, and what is wrong with how they are cancelled.
struct Faulty {
    targets: MemoryEngine,
    fault: Option<Fault>,
}

impl Engine for Faulty {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let before = self.targets.phase(&target);
        let said = self.targets.cancel(target.clone()).await;
        if self.targets.phase(&target) == Some(Phase::Cancelling) {
            let (targets, target) = (self.targets.clone(), target.into_owned());
            tokio::spawn(async move {
                tokio::time::sleep(SETTLE).await;
                let _ = targets.settle(&target);
            });
        }
        match (self.fault, before) {
            (Some(Fault::SecondErrs), Some(Phase::Cancelling | Phase::Cancelled)) => {
                Err(RefusalKind::NotFound.into())
            }
            (Some(Fault::UnknownSucceeds), None) => Ok(Disposition::Cancelled),
            (Some(Fault::LateSucceeds), Some(phase)) if phase.is_finished() => {
                Ok(Disposition::Cancelled)
            }
            _ => said,
        }
    }
}

struct Desk {
    targets: MemoryEngine,
    router: Router,
    fault: Option<Fault>,
}

impl Desk {
    async fn answer(&self, request: hyper::Request<Incoming>) -> HttpResponseOf {
        let (head, body) = request.into_parts();
        let body = body
            .collect()
            .await
            .map(http_body_util::Collected::to_bytes);
        let request = HttpRequest::from_parts(head, body.unwrap_or_default());
        let reply = match request.uri().path() {
            "/start" | "/end" => self.order(&request),
            _ => {
                let request = match self.fault {
                    Some(fault) => fault.request(request),
                    None => request,
                };
                let reply = self.router.answer(request).await;
                match self.fault {
                    Some(fault) => fault.reply(reply),
                    None => reply,
                }
            }
        };
        reply.map(Full::new)
    }

    /// A target starts, or ends by itself.
    fn order(&self, request: &HttpRequest) -> HttpResponse {
        let order: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let operations: [&'static OperationInfo; 2] =
            [CancelQuery.info(), CancelQueryExecution.info()];
        let mut operations = operations.into_iter();
        let info = operations.find(|info| order["operation"] == info.id);
        let mut target = Target::new(info.expect("an operation of the server"));
        for name in target.operation().cancel.target {
            target = target.with_maybe(name, text(&order["target"][*name]));
        }
        let phase = text(&order["phase"]).and_then(|word| word.parse::<Phase>().ok());
        let is_done = match (request.uri().path(), phase) {
            ("/end", Some(phase)) => self.targets.end(&target, phase),
            (_, Some(Phase::Pending)) => self.targets.queue(&target),
            _ => self.targets.start(&target),
        };
        let said = json!({ "etag": self.targets.etag(&target) });
        let mut reply = HttpResponse::new(Bytes::from(said.to_string()));
        if !is_done {
            *reply.status_mut() = http::StatusCode::CONFLICT;
        }
        reply
    }
}

type HttpResponseOf = http::Response<Full<Bytes>>;
