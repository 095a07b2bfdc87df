//! The control requests: what is served, targets that start and end, cancels, and faults.

use annul_runtime::dynamic::facts::Sort;
use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::operation::OperationInfo;
use annul_runtime::server::ReplyBody;
use annul_runtime::wire::{CancelOperation as _, Endpoint, Operation as _};
use annul_runtime::{OperationError as _, Phase, Target, TargetState};
use http::{Response, StatusCode};
use serde_json::{Map, Value, json};

use super::super::sample;
use super::super::stage::{Fate, Ordered};
use super::Served;
use super::answer::{Done, Wrong, reply};

/// How many targets a list shows.
const SHOWN: usize = 200;

/// Who does what control requests ask for.
pub(super) struct Orders<'a>(pub(super) &'a Served);

impl Orders<'_> {
    /// What is served.
    pub(super) fn operations(&self) -> Response<ReplyBody> {
        let operations = self.0.stage.operations().iter().map(|operation| {
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

    /// The ids of a target to begin with.
    pub(super) fn sample(&self, query: Option<&str>) -> Done {
        let id = query.and_then(|query| query.strip_prefix("operation="));
        let id = id.ok_or_else(|| Wrong::bad("ask with ?operation=ID"))?;
        let ids = sample::ids(&self.0.catalogue, id);
        let ids = ids.ok_or_else(|| Wrong::bad("no ids are known that the operation takes"))?;
        Ok(reply(
            StatusCode::OK,
            &json!({ "operation": id, "target": ids }),
        ))
    }

    /// The newest targets.
    pub(super) fn targets(&self) -> Response<ReplyBody> {
        let (count, newest) = self.0.stage.engine().newest(SHOWN);
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
            "phase": self.0.stage.engine().phase(target).map(Phase::as_str),
            "etag": self.0.stage.engine().etag(target),
        })
    }

    /// A target starts.
    pub(super) fn start(&self, order: &Value) -> Done {
        let (_, target) = self.target(order)?;
        let engine = self.0.stage.engine();
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

    /// A target ends by itself.
    pub(super) fn end(&self, order: &Value) -> Done {
        let (_, target) = self.target(order)?;
        let phase = order["phase"]
            .as_str()
            .unwrap_or("succeeded")
            .parse::<Phase>();
        let phase = phase.ok().filter(|phase| phase.is_terminal());
        let phase = phase.ok_or_else(|| {
            Wrong::bad("`phase` is cancelled, succeeded, failed, timed_out or ended")
        })?;
        if !self.0.stage.engine().end(&target, phase) {
            return Err(Wrong(
                StatusCode::CONFLICT,
                "it is not known, or has ended".to_owned(),
            ));
        }
        Ok(reply(StatusCode::OK, &self.shown(&target)))
    }

    /// Cancels through the vendor's own request, and says what came back and what it means.
    pub(super) async fn cancel_here(&self, order: &Value) -> Done {
        let (operation, target) = self.target(order)?;
        let input = match order.get("params") {
            Some(params) => DynamicInput::of_json(operation, &params.to_string())
                .map_err(|error| Wrong::bad(error.to_string()))?,
            None => operation.input_of(&target).ok_or_else(|| {
                Wrong::bad("the operation requires more than its target: give all as `params`")
            })?,
        };
        let endpoint = Endpoint::new(&format!("http://{}", self.0.address));
        let endpoint = endpoint.map_err(|error| Wrong::bad(error.to_string()))?;
        let request = operation.request(&input, &endpoint);
        let mut request = request.map_err(|error| Wrong::bad(error.to_string()))?;
        let call = format!("{} {}", request.method(), request.uri());
        let fate = Fate::default();
        request.extensions_mut().insert(fate.clone());
        let mut came = self.0.router.answer(request).await;
        let ordered = fate.take();
        if let Ordered::Instead(reply) = ordered {
            came = reply;
        } else if let Ordered::Lost = ordered {
            let mut shown = self.shown(&target);
            shown["call"] = call.into();
            shown["reads_as"] = "nothing: the reply was ordered to be lost".into();
            shown["state"] = TargetState::Unknown.as_str().into();
            return Ok(reply(StatusCode::OK, &shown));
        }
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

    /// The next calls meet a fault.
    pub(super) fn order_fault(&self, order: &Value) -> Done {
        let ordered = self.0.stage.order(order, &self.0.catalogue);
        ordered.map_err(Wrong::bad)?;
        Ok(reply(StatusCode::CREATED, &self.0.stage.faults.shown()))
    }

    /// The target that an order names, each id of which satisfies the spec.
    fn target(&self, order: &Value) -> Result<(DynamicOperation, Target<'static>), Wrong> {
        let id = order["operation"].as_str().unwrap_or_default();
        let operation = self
            .0
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
    // A target is one id of a list that names several.
    let is_item = info
        .cancel
        .each
        .as_ref()
        .is_some_and(|each| each.param == name);
    let value = match value {
        Some(Value::Array(items)) if is_item && items.len() == 1 => items.first(),
        value => value,
    };
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
        None if is_item => value.map(|value| format!("[{value}]")),
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
