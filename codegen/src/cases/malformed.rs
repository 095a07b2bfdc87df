//! Requests that a careless or hostile caller sends: bodies that are none, values of other types, missing ones.

use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::time::TimeFormat;
use serde_json::{Map, Value};

use super::RequestCase;
use super::draft::judged;
use crate::ir::{Location, Operation, Type};

/// What becomes of a request when something of it is otherwise.
pub(super) fn requests(
    operation: &Operation,
    runs: DynamicOperation,
    message: &str,
) -> Vec<RequestCase> {
    let mut found = Vec::new();
    if let Some((head, body)) = message.split_once("\n\n")
        && let Ok(Value::Object(members)) = serde_json::from_str::<Value>(body)
    {
        let with = |body: &str| format!("{head}\n\n{body}");
        for (title, body) in [
            ("a body that ends too early", &body[..body.len() - 1]),
            ("a body with something behind it", &format!("{body}}}")),
            ("a list for a body", "[]"),
            ("a text for a body", "\"text\""),
            ("a null for a body", "null"),
            ("no body", ""),
        ] {
            found.extend(judged(runs, title.to_owned(), &with(body)));
        }
        let of_members = |members: Map<String, Value>| with(&Value::Object(members).to_string());
        found.extend(bodies(operation, runs, &members, of_members));
    }
    found.extend(queries(operation, runs, message));
    found
}

fn bodies(
    operation: &Operation,
    runs: DynamicOperation,
    members: &Map<String, Value>,
    message: impl Fn(Map<String, Value>) -> String,
) -> Vec<RequestCase> {
    let mut found = Vec::new();
    let params = operation.params.iter();
    for param in params.filter(|param| param.location == Location::Body) {
        let name = &param.member.wire;
        if !members.contains_key(name) {
            continue;
        }
        let mut without = members.clone();
        without.shift_remove(name);
        let title = format!("no `{name}`");
        found.extend(judged(runs, title, &message(without)));
        for (what, value) in others(&param.member.ty) {
            let mut other = members.clone();
            other.insert(name.clone(), value);
            let title = format!("`{name}`: {what}");
            found.extend(judged(runs, title, &message(other)));
        }
    }
    let mut more = members.clone();
    more.insert("noSuchMember".to_owned(), Value::from(1));
    let title = "a member that the spec does not list".to_owned();
    found.extend(judged(runs, title, &message(more)));
    found
}

/// Values of other types.
fn others(ty: &Type) -> Vec<(&'static str, Value)> {
    let mut found = vec![("a null", Value::Null)];
    let number = ("a number", Value::from(7));
    let text = ("a text", Value::from("7"));
    let list = ("a list", Value::Array(Vec::new()));
    let object = ("an object", Value::Object(Map::new()));
    found.extend(match ty {
        Type::String | Type::Enum(_) => vec![number, list],
        Type::Integer => vec![text, ("a number with a fraction", Value::from(1.5))],
        Type::Number => vec![text, ("a boolean", Value::from(true))],
        Type::Time(TimeFormat::EpochSeconds) => vec![text],
        Type::Time(_) => vec![number, ("a text that is no time", Value::from("soon"))],
        Type::Boolean => vec![("the text `true`", Value::from("true")), number],
        Type::List(_) => vec![text, object],
        Type::Object(_) | Type::Map(_) => vec![text, list],
        Type::Any => Vec::new(),
    });
    found
}

fn queries(operation: &Operation, runs: DynamicOperation, message: &str) -> Vec<RequestCase> {
    let (head, rest) = message.split_once('\n').unwrap_or((message, ""));
    let Some((path, query)) = head.split_once('?') else {
        return Vec::new();
    };
    let pairs: Vec<(&str, &str)> = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    let with = |pairs: &[(&str, &str)]| {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, it)| format!("{name}={it}"))
            .collect();
        let mut head = path.to_owned();
        if !pairs.is_empty() {
            head = format!("{head}?{}", pairs.join("&"));
        }
        if rest.is_empty() {
            head
        } else {
            format!("{head}\n{rest}")
        }
    };
    let mut found = Vec::new();
    for (index, (name, value)) in pairs.iter().enumerate() {
        let param = operation
            .params
            .iter()
            .find(|param| param.location == Location::Query && param.member.wire == *name);
        let Some(param) = param else { continue };
        let mut without = pairs.clone();
        without.remove(index);
        found.extend(judged(runs, format!("no `{name}`"), &with(&without)));
        let mut twice = pairs.clone();
        twice.insert(index, (*name, *value));
        found.extend(judged(runs, format!("`{name}` twice"), &with(&twice)));
        let mut escape = pairs.clone();
        escape[index].1 = "%zz";
        let title = format!("`{name}`: an escape that is none");
        found.extend(judged(runs, title, &with(&escape)));
        if matches!(
            param.member.ty,
            Type::Integer | Type::Number | Type::Boolean | Type::Time(_)
        ) {
            let mut other = pairs.clone();
            other[index].1 = "word";
            let title = format!("`{name}`: a word");
            found.extend(judged(runs, title, &with(&other)));
        }
    }
    found
}
