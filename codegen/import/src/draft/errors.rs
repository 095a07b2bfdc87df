//! Errors of a model as errors of a spec; which of them the service has already.

use annul_codegen::ir::{Fault, Protocol, RefusalKind};
use serde_json::{Map, Value, json};

use crate::model::{Kind, Member, Model, Operation, Place, Shape};
use crate::profile::Profile;
use crate::words::{kind, prose};

use super::home::Home;
use super::notes::{Notes, imported};
use super::types::{Side, Types};

/// Turns errors of one model into errors of specs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Errors<'a> {
    /// The model.
    pub(super) model: &'a Model,
    /// What its provider's services share.
    pub(super) profile: Option<&'a Profile>,
    /// How bodies are written.
    pub(super) protocol: Protocol,
    /// The source to name.
    pub(super) source: &'a str,
}

/// The body that errors share where they have none of their own.
const SHARED: &str = "CommonError";

impl<'a> Errors<'a> {
    /// The shapes of an operation's errors, each name once.
    pub(super) fn shapes(&self, operation: &Operation) -> Vec<&'a Shape> {
        let mut shapes: Vec<&Shape> = Vec::new();
        for shape in operation
            .errors
            .iter()
            .filter_map(|id| self.model.shape(id))
        {
            if !shapes.iter().any(|known| known.name == shape.name) {
                shapes.push(shape);
            }
        }
        shapes
    }

    /// The errors that an operation declares itself: those that its service does not have.
    pub(super) fn own(
        &self,
        operation: &Operation,
        home: &Home,
        notes: &mut Notes,
    ) -> Map<String, Value> {
        let mut found = Map::new();
        for shape in self.shapes(operation) {
            let by_status = shape
                .error
                .as_ref()
                .filter(|error| error.is_by_status)
                .and_then(|error| error.status);
            if let Some(known) = by_status.and_then(|status| home.of_status(status)) {
                notes.taken.push(format!(
                    "the status of `{}` is that of the service's `{}`",
                    shape.name, known.name
                ));
                continue;
            }
            let codes = codes(shape);
            match codes.iter().find_map(|code| home.reads(code)) {
                Some(known) if known.name == shape.name => {}
                Some(known) => {
                    let (name, by) = (&shape.name, &known.name);
                    notes.leave_out(format!(
                        "the error `{name}`: the service reads its code as `{by}`"
                    ));
                }
                None => {
                    let error =
                        self.error(shape, home.bodies.iter().any(|name| name == SHARED), notes);
                    found.insert(shape.name.clone(), Value::Object(error));
                }
            }
        }
        found
    }

    /// One error.
    pub(super) fn error(
        &self,
        shape: &Shape,
        has_shared: bool,
        notes: &mut Notes,
    ) -> Map<String, Value> {
        let about = shape.error.clone().unwrap_or_default();
        let text = shape.docs.as_deref().and_then(prose::text);
        let (kind, basis) = kind::of_error(&shape.name, about.status, about.fault, text.as_deref());
        let is_server = about
            .fault
            .map_or(kind == RefusalKind::Unavailable, |fault| {
                fault == Fault::Server
            });
        let mut map = Map::new();
        map.insert("kind".to_owned(), kind.as_str().into());
        let usual = self
            .profile
            .map_or(if is_server { 500 } else { 400 }, |it| it.status(is_server));
        map.insert("status".to_owned(), about.status.unwrap_or(usual).into());
        let codes = codes(shape);
        if codes.len() > 1 {
            map.insert("codes".to_owned(), codes.into());
        }
        if about.is_retryable && !matches!(kind, RefusalKind::Throttled | RefusalKind::Unavailable)
        {
            map.insert("retry".to_owned(), "safe".into());
        }
        if kind == RefusalKind::NotCancellable {
            map.insert("target_state".to_owned(), "unknown".into());
        }
        self.body(shape, has_shared, &mut map, notes);
        if let Some(docs) = shape.docs.as_deref().and_then(prose::sentence) {
            map.insert("docs".to_owned(), docs.into());
        }
        map.insert("source".to_owned(), self.source.into());
        let mut assumed = format!("the kind is taken from the {} of the error", basis.word());
        if about.status.is_none() {
            assumed.push_str("; the model has no status, so it is the usual one");
        }
        map.insert(
            "assumed".to_owned(),
            imported(&format!("{assumed}.")).into(),
        );
        if about.is_by_status {
            map.insert(
                "fault".to_owned(),
                if is_server { "server" } else { "client" }.into(),
            );
        }
        map
    }

    fn body(
        &self,
        shape: &Shape,
        has_shared: bool,
        map: &mut Map<String, Value>,
        notes: &mut Notes,
    ) {
        let Kind::Structure(members) = &shape.kind else {
            return;
        };
        if self.is_wrapped() {
            if has_shared {
                map.insert("body".to_owned(), SHARED.into());
            }
            return;
        }
        let mut types = Types::new(self.model, Side::Output, false, false);
        let mut put = |key: &str, place: Place| {
            let of_place = members.iter().filter(|member| member.place == place);
            let mut found = Map::new();
            for member in of_place {
                match types.member(member, notes) {
                    Ok(facts) if place == Place::Header && !is_plain(&facts) => {}
                    Ok(facts) => {
                        found.insert(member.wire.clone(), short(facts));
                    }
                    Err(what) => {
                        notes.leave_out(format!("`{}.{}`: {what}", shape.name, member.wire));
                    }
                }
            }
            if !found.is_empty() {
                map.insert(key.to_owned(), found.into());
            }
        };
        put("members", Place::Body);
        put("headers", Place::Header);
    }

    /// Whether code and message lie inside of an element, and members of the model's own lie there, too.
    fn is_wrapped(&self) -> bool {
        matches!(
            self.protocol,
            Protocol::AwsQuery | Protocol::Ec2Query | Protocol::RestXml
        )
    }
}

fn is_plain(facts: &Map<String, Value>) -> bool {
    let kind = facts.get("type").and_then(Value::as_str);
    matches!(kind, Some("string" | "integer" | "boolean"))
}

/// A member that is no more than its type is written as that.
pub(super) fn short(mut facts: Map<String, Value>) -> Value {
    match facts.remove("type") {
        Some(word) if facts.is_empty() => word,
        Some(word) => {
            let mut map = Map::new();
            map.insert("type".to_owned(), word);
            map.extend(facts);
            map.into()
        }
        None => facts.into(),
    }
}

/// The codes of an error on the wire, the one that is sent first.
pub(super) fn codes(shape: &Shape) -> Vec<String> {
    let code = shape.error.as_ref().and_then(|error| error.code.clone());
    match code {
        Some(code) if code != shape.name => vec![code, shape.name.clone()],
        _ => vec![shape.name.clone()],
    }
}

/// The refusal of an error that was drafted.
pub(super) fn kind_of(error: &Value) -> Option<RefusalKind> {
    error.get("kind")?.as_str()?.parse().ok()
}

/// An error of a profile or provider with those of its codes that no error of the model has for itself.
pub(super) fn without_codes(name: &str, error: &Value, taken: &[String]) -> Option<Value> {
    let codes = error.get("codes").and_then(Value::as_array);
    let codes: Vec<&str> = match codes {
        Some(codes) => codes.iter().filter_map(Value::as_str).collect(),
        None => vec![name],
    };
    let left: Vec<&str> = codes
        .iter()
        .copied()
        .filter(|code| !taken.iter().any(|it| it == code))
        .collect();
    if left.is_empty() {
        return None;
    }
    let mut error = error.clone();
    if left.len() < codes.len()
        && let Value::Object(map) = &mut error
    {
        map.insert("codes".to_owned(), json!(left));
    }
    Some(error)
}

/// Members of outputs that are kept: those that say what, how and why.
pub(super) fn is_kept(member: &Member) -> bool {
    let name = member.wire.to_lowercase();
    let ends = ["id", "arn", "name", "identifier", "reason", "message"];
    ends.iter().any(|end| name.ends_with(end))
}
