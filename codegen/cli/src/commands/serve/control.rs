//! What answers requests: the vendors' router, looks at targets, and under `/annul` the requests by which one starts
//! targets and orders faults.
//!
//! Long because each of these requests is a few lines, and they are read together.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use annul_codegen::ir::Catalogue;
use annul_runtime::dynamic::facts::Sort;
use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::operation::OperationInfo;
use annul_runtime::server::{ReplyBody, Router};
use annul_runtime::wire::{CancelOperation as _, Endpoint, Operation as _};
use annul_runtime::{OperationError as _, Phase, Target};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use serde_json::{Map, Value, json};
use tower_service::Service as _;

use super::faults::Fault;
use super::stage::{Lost, Stage};
use super::{looks, sample};

/// The largest body of a control request, and of a look.
const LIMIT: usize = 64 * 1024;

/// How long a body of these may take.
const TIME: Duration = Duration::from_secs(10);

/// How many targets a list shows.
const SHOWN: usize = 200;

/// Who answers.
pub(super) struct Desk {
    stage: Arc<Stage>,
    router: Router,
    catalogue: Catalogue,
    address: SocketAddr,
}

/// Why a control request is not done.
struct Wrong(StatusCode, String);

type Done = Result<Response<ReplyBody>, Wrong>;

impl Desk {
    pub(super) const fn new(
        stage: Arc<Stage>,
        router: Router,
        catalogue: Catalogue,
        address: SocketAddr,
    ) -> Self {
        Self {
            stage,
            router,
            catalogue,
            address,
        }
    }

    /// Answers a request.
    ///
    /// # Errors
    /// The reply is to be lost: the connection ends.
    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
    ) -> io::Result<Response<ReplyBody>> {
        let path = request.uri().path();
        if path == "/annul" || path.starts_with("/annul/") {
            return Ok(self.control(request).await.unwrap_or_else(Wrong::reply));
        }
        let may_look =
            request.method() == Method::GET || request.headers().contains_key("x-amz-target");
        if may_look {
            return self.look_or_cancel(request).await;
        }
        self.cancel(request.map(ReplyOrBody::Arriving)).await
    }

    /// A request that may be a look: its body is read first, and goes on to the router if it is none.
    async fn look_or_cancel(&self, request: Request<Incoming>) -> io::Result<Response<ReplyBody>> {
        let (head, body) = request.into_parts();
        let Ok(body) = read(body).await else {
            let closed = Response::builder().status(StatusCode::PAYLOAD_TOO_LARGE);
            return closed.body(ReplyBody::default()).map_err(io::Error::other);
        };
        if let Some(reply) = looks::answer(&self.stage, &head, &body) {
            return Ok(reply.map(ReplyBody::from));
        }
        self.cancel(Request::from_parts(head, ReplyOrBody::Here(body)))
            .await
    }

    async fn cancel(&self, request: Request<ReplyOrBody>) -> io::Result<Response<ReplyBody>> {
        let (mut head, body) = request.into_parts();
        let lost = Lost::default();
        head.extensions.insert(lost.clone());
        let mut router = self.router.clone();
        let Ok(reply) = match body {
            ReplyOrBody::Arriving(body) => router.call(Request::from_parts(head, body)).await,
            ReplyOrBody::Here(body) => {
                router
                    .call(Request::from_parts(head, ReplyBody::from(body)))
                    .await
            }
        };
        if lost.is_lost() {
            return Err(io::Error::other("the reply was ordered to be lost"));
        }
        Ok(reply)
    }

    async fn control(&self, request: Request<Incoming>) -> Done {
        let (head, body) = request.into_parts();
        self.check_origin(&head)?;
        let order = match *body_method(&head)? {
            Method::POST => order(&read(body).await?)?,
            _ => Value::Null,
        };
        match (&head.method, head.uri.path()) {
            (&Method::GET, "/annul" | "/annul/") => {
                Ok(page("text/html; charset=utf-8", include_str!("page.html")))
            }
            (&Method::GET, "/annul/page.js") => Ok(page(
                "text/javascript; charset=utf-8",
                include_str!("page.js"),
            )),
            (&Method::GET, "/annul/operations") => Ok(self.operations()),
            (&Method::GET, "/annul/sample") => self.sample(head.uri.query()),
            (&Method::GET, "/annul/targets") => Ok(self.targets()),
            (&Method::POST, "/annul/targets") => self.start(&order),
            (&Method::POST, "/annul/end") => self.end(&order),
            (&Method::POST, "/annul/cancel") => self.cancel_here(&order).await,
            (&Method::GET, "/annul/faults") => {
                Ok(reply(StatusCode::OK, &self.stage.faults.shown()))
            }
            (&Method::POST, "/annul/faults") => self.order_fault(&order),
            (&Method::DELETE, "/annul/faults") => {
                self.stage.faults.clear();
                Ok(reply(StatusCode::OK, &self.stage.faults.shown()))
            }
            _ => Err(Wrong(
                StatusCode::NOT_FOUND,
                "there is no such request; /annul shows a page".to_owned(),
            )),
        }
    }

    /// Pages of other servers may not order anything here, under whatever name they reach it.
    fn check_origin(&self, head: &Parts) -> Result<(), Wrong> {
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
        let host = text(header::HOST).unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let is_near = |name: &str| {
            name == "localhost"
                || name
                    .trim_matches(['[', ']'])
                    .parse::<IpAddr>()
                    .is_ok_and(|it| it.is_loopback())
        };
        let is_meant = !self.address.ip().is_loopback() || is_near(name);
        let origin = text(header::ORIGIN);
        let is_own = origin.is_none_or(|origin| origin == format!("http://{host}"));
        if is_meant && is_own {
            return Ok(());
        }
        Err(Wrong(
            StatusCode::FORBIDDEN,
            "only this server's own page may ask this".to_owned(),
        ))
    }

    fn operations(&self) -> Response<ReplyBody> {
        let operations = self.stage.operations().iter().map(|operation| {
            let info = operation.facts().info;
            let errors = info.errors.iter().chain(info.service.errors);
            json!({
                "id": info.id,
                "target": info.cancel.target,
                "completion": info.cancel.completion.as_str(),
                "errors": errors.map(|error| error.name).collect::<Vec<_>>(),
            })
        });
        reply(
            StatusCode::OK,
            &json!({ "operations": operations.collect::<Vec<_>>() }),
        )
    }

    fn sample(&self, query: Option<&str>) -> Done {
        let id = query.and_then(|query| query.strip_prefix("operation="));
        let id = id.ok_or_else(|| Wrong::bad("ask with ?operation=ID"))?;
        let ids = sample::ids(&self.catalogue, id);
        let ids = ids.ok_or_else(|| Wrong::bad("no ids are known that the operation takes"))?;
        Ok(reply(
            StatusCode::OK,
            &json!({ "operation": id, "target": ids }),
        ))
    }

    fn targets(&self) -> Response<ReplyBody> {
        let (count, newest) = self.stage.engine().newest(SHOWN);
        let targets: Vec<Value> = newest.iter().map(|target| self.shown(target)).collect();
        reply(
            StatusCode::OK,
            &json!({ "count": count, "targets": targets }),
        )
    }

    fn shown(&self, target: &Target<'_>) -> Value {
        let ids = target
            .ids()
            .map(|(name, value)| (name.to_owned(), value.into()));
        json!({
            "operation": target.operation().id,
            "target": ids.collect::<Map<String, Value>>(),
            "phase": self.stage.engine().phase(target).map(Phase::as_str),
            "etag": self.stage.engine().etag(target),
        })
    }

    fn start(&self, order: &Value) -> Done {
        let (_, target) = self.target(order)?;
        let engine = self.stage.engine();
        let is_new = match order["phase"].as_str().unwrap_or("running") {
            "running" => engine.start(&target),
            "pending" => engine.queue(&target),
            _ => return Err(Wrong::bad("`phase` is `running` or `pending`")),
        };
        if !is_new {
            return Err(Wrong(
                StatusCode::CONFLICT,
                "it is known already, or too many are running".to_owned(),
            ));
        }
        Ok(reply(StatusCode::CREATED, &self.shown(&target)))
    }

    fn end(&self, order: &Value) -> Done {
        let (_, target) = self.target(order)?;
        let phase = order["phase"]
            .as_str()
            .unwrap_or("succeeded")
            .parse::<Phase>();
        let phase = phase.ok().filter(|phase| phase.is_terminal());
        let phase = phase.ok_or_else(|| {
            Wrong::bad("`phase` is cancelled, succeeded, failed, timed_out or ended")
        })?;
        if !self.stage.engine().end(&target, phase) {
            return Err(Wrong(
                StatusCode::CONFLICT,
                "it is not known, or has ended".to_owned(),
            ));
        }
        Ok(reply(StatusCode::OK, &self.shown(&target)))
    }

    /// Cancels through the vendor's own request, and says what came back and what it means.
    async fn cancel_here(&self, order: &Value) -> Done {
        let (operation, target) = self.target(order)?;
        let input = match order.get("params") {
            Some(params) => DynamicInput::of_json(operation, &params.to_string())
                .map_err(|error| Wrong::bad(error.to_string()))?,
            None => operation.input_of(&target).ok_or_else(|| {
                Wrong::bad("the operation requires more than its target: give all as `params`")
            })?,
        };
        let endpoint = Endpoint::new(&format!("http://{}", self.address));
        let endpoint = endpoint.map_err(|error| Wrong::bad(error.to_string()))?;
        let request = operation.request(&input, &endpoint);
        let request = request.map_err(|error| Wrong::bad(error.to_string()))?;
        let call = format!("{} {}", request.method(), request.uri());
        let came = self.router.answer(request).await;
        let (said, state) = match operation.response(&came) {
            Ok(output) => (
                operation.reading(&output).to_string(),
                operation.outcome(&output).target_state(),
            ),
            Err(error) => (error.to_string(), error.target_state()),
        };
        let body = String::from_utf8_lossy(came.body()).into_owned();
        let mut shown = self.shown(&target);
        shown["call"] = call.into();
        shown["status"] = came.status().as_u16().into();
        shown["body"] = body.into();
        shown["reads_as"] = said.into();
        shown["state"] = state.as_str().into();
        Ok(reply(StatusCode::OK, &shown))
    }

    fn order_fault(&self, order: &Value) -> Done {
        let operation = match order["operation"].as_str() {
            Some(id) => Some(
                self.stage
                    .operation(id)
                    .ok_or_else(|| Wrong::no_operation(id))?,
            ),
            None => None,
        };
        let fault = Fault::of(order, operation).map_err(Wrong::bad)?;
        let count = order["count"].as_u64().unwrap_or(1);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let id = operation.map(|operation| operation.facts().info.id);
        if !self.stage.faults.add(id, &fault, count) {
            return Err(Wrong::bad("too many faults are to come"));
        }
        Ok(reply(StatusCode::CREATED, &self.stage.faults.shown()))
    }

    /// The target that an order names, each id of which satisfies the spec.
    fn target(&self, order: &Value) -> Result<(DynamicOperation, Target<'static>), Wrong> {
        let id = order["operation"].as_str().unwrap_or_default();
        let operation = self
            .stage
            .operation(id)
            .ok_or_else(|| Wrong::no_operation(id))?;
        let ids = order["target"]
            .as_object()
            .ok_or_else(|| Wrong::bad("`target` is an object of ids"))?;
        let info = operation.facts().info;
        if let Some(name) = ids
            .keys()
            .find(|name| !info.cancel.target.contains(&name.as_str()))
        {
            let names = info.cancel.target.join("`, `");
            return Err(Wrong::bad(format!(
                "{name:?} is no id of `{id}`, which has `{names}`"
            )));
        }
        let mut target = Target::new(info);
        for name in info.cancel.target {
            let value = ids.get(*name);
            target = target.with_maybe(name, checked(operation, info, name, value)?);
        }
        Ok((operation, target))
    }
}

/// An id that satisfies the spec, as a text.
fn checked(
    operation: DynamicOperation,
    info: &OperationInfo,
    name: &str,
    value: Option<&Value>,
) -> Result<Option<String>, Wrong> {
    // A page has nothing but texts; of a number, its digits are as good.
    let number = value
        .and_then(Value::as_str)
        .and_then(|text| text.parse::<i64>().ok());
    let is_number = operation
        .facts()
        .param(name)
        .is_some_and(|it| matches!(it.field.shape.sort, Sort::Integer));
    let json = match number.filter(|_| is_number) {
        Some(number) => Some(number.to_string()),
        None => value.map(ToString::to_string),
    };
    let Some(given) = operation.read_param(name, json.as_deref()) else {
        // One that is always the same is nobody's to give.
        let mut params = info.params.iter();
        let constant = params
            .find(|param| param.place.name == name)
            .and_then(|param| param.constant);
        return Ok(constant.and_then(|it| it.words.first().map(|word| (*word).to_owned())));
    };
    if !given.violations.is_empty() {
        return Err(Wrong::bad(given.violations.to_string()));
    }
    if given.wrong_type.is_some() {
        return Err(Wrong::bad(format!("`{name}` is of another type")));
    }
    Ok(value.map(|value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }))
}

/// A body that is still to come, or is here.
enum ReplyOrBody {
    Arriving(Incoming),
    Here(Bytes),
}

impl Wrong {
    fn bad(text: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, text.into())
    }

    fn no_operation(id: &str) -> Self {
        Self::bad(format!(
            "no operation {id:?} is served; /annul/operations lists them"
        ))
    }

    fn reply(self) -> Response<ReplyBody> {
        reply(self.0, &json!({ "error": self.1 }))
    }
}

fn body_method(head: &Parts) -> Result<&Method, Wrong> {
    match head.method {
        Method::GET | Method::POST | Method::DELETE => Ok(&head.method),
        _ => Err(Wrong(
            StatusCode::METHOD_NOT_ALLOWED,
            "GET, POST or DELETE".to_owned(),
        )),
    }
}

async fn read(body: Incoming) -> Result<Bytes, Wrong> {
    let body = tokio::time::timeout(TIME, Limited::new(body, LIMIT).collect()).await;
    match body {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(_)) => Err(Wrong(
            StatusCode::PAYLOAD_TOO_LARGE,
            "the body is too large, or broken".to_owned(),
        )),
        Err(_) => Err(Wrong(
            StatusCode::REQUEST_TIMEOUT,
            "the body took too long".to_owned(),
        )),
    }
}

fn order(body: &[u8]) -> Result<Value, Wrong> {
    let order: Map<String, Value> = serde_json::from_slice(body)
        .map_err(|error| Wrong::bad(format!("the body is no JSON object: {error}")))?;
    Ok(Value::Object(order))
}

fn reply(status: StatusCode, body: &Value) -> Response<ReplyBody> {
    let mut reply = page("application/json", &format!("{body}\n"));
    *reply.status_mut() = status;
    reply
}

fn page(kind: &'static str, text: &str) -> Response<ReplyBody> {
    let mut reply = Response::new(ReplyBody::from(Bytes::from(text.to_owned())));
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; \
             frame-ancestors 'none'",
        ),
    );
    reply
}
