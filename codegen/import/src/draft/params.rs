//! The input of an operation as params, and which of them name what is cancelled.

use annul_codegen::ir::Protocol;
use serde_json::{Map, Value};

use crate::model::{Kind, Member, Model, Operation, Place};

use super::notes::Notes;
use super::types::{Side, Types};

/// What became of an input.
#[derive(Debug, Default)]
pub(super) struct Params {
    /// The params, by key.
    pub(super) map: Map<String, Value>,
    /// Keys of those that name what is cancelled.
    pub(super) target: Vec<String>,
    /// The key of the one that tells repeated calls.
    pub(super) token: Option<String>,
    /// Names of members in the model, by key.
    pub(super) names: Vec<(String, String)>,
}

/// Endings of names that ids have.
const IDS: &[&str] = &[
    "id",
    "arn",
    "name",
    "identifier",
    "number",
    "key",
    "uuid",
    "guid",
    "uri",
];

/// Names of what accompanies a call and names nothing.
const REMARKS: &[&str] = &[
    "reason",
    "cause",
    "message",
    "comment",
    "description",
    "note",
    "error",
];

/// The params of an operation; why it is refused, if one that is required cannot be said.
pub(super) fn params(
    model: &Model,
    operation: &Operation,
    protocol: Protocol,
    chosen: &[String],
    notes: &mut Notes,
) -> Result<Params, String> {
    let mut found = Params::default();
    let is_form = matches!(protocol, Protocol::AwsQuery);
    let mut types = Types::new(model, Side::Input, false, is_form);
    let mut members: Vec<(Member, Place)> = Vec::new();
    for member in model.members(operation.input.as_ref()) {
        match (
            member.place,
            model.shape(&member.shape).map(|shape| &shape.kind),
        ) {
            (Place::Payload, Some(Kind::Structure(inner))) => {
                members.extend(inner.iter().map(|member| (member.clone(), Place::Body)));
            }
            (Place::Payload | Place::Headers | Place::Status, _) if member.is_required => {
                return Err(format!(
                    "`{}` is required and is in a place that specs do not have",
                    member.name
                ));
            }
            (Place::Payload | Place::Headers | Place::Status, _) => {
                notes.leave_out(format!(
                    "`{}`: it is in a place that specs do not have",
                    member.name
                ));
            }
            (place, _) => members.push((member.clone(), place)),
        }
    }
    let is_in_body = protocol.binding().has_only_body();
    for (member, place) in members {
        let place = if is_in_body { Place::Body } else { place };
        if protocol == Protocol::RestXml && place == Place::Body {
            let why = format!(
                "`{}` is in a body of XML, which specs have in replies alone",
                member.wire
            );
            if member.is_required {
                return Err(why);
            }
            notes.leave_out(why);
            continue;
        }
        match param(&member, place, &mut types, notes) {
            Ok(map) => add(&mut found, &member, place, map),
            Err(why) if member.is_required => {
                return Err(format!("the required `{}`: {why}", member.wire));
            }
            Err(why) => notes.leave_out(format!("`{}`: {why}", member.wire)),
        }
    }
    let constants = operation.constants.iter().filter(|_| !is_in_body);
    for (key, value) in constants {
        found.map.insert(key.clone(), constant(value));
        notes.taken.push(format!("`{key}` is always in the query"));
    }
    target(&mut found, chosen)?;
    Ok(found)
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        _ => "body",
    }
}

fn param(
    member: &Member,
    place: Place,
    types: &mut Types<'_>,
    notes: &mut Notes,
) -> Result<Map<String, Value>, String> {
    let facts = types.member(member, notes)?;
    let kind = facts
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let fits = match place {
        Place::Path | Place::Header => !matches!(kind.as_str(), "list" | "object"),
        Place::Query => kind != "object",
        _ => true,
    };
    if !fits {
        return Err(format!(
            "{} {kind} cannot be in a {}",
            article(&kind),
            word(place)
        ));
    }
    let mut map = Map::new();
    map.insert("in".to_owned(), word(place).into());
    map.extend(facts);
    let is_scalar = matches!(kind.as_str(), "string" | "integer");
    let is_service = member.is_required && is_scalar && is_id(&member.wire, place);
    map.insert(
        "origin".to_owned(),
        if is_service { "service" } else { "caller" }.into(),
    );
    map.insert("required".to_owned(), member.is_required.into());
    if let Some(default) = &member.default
        && !member.is_required
        && (default.is_string() && kind == "string" || default.is_boolean() && kind == "boolean")
    {
        map.insert("default".to_owned(), default.clone());
    }
    Ok(map)
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// Puts a param under its name on the wire, or under another key if one has that already.
fn add(found: &mut Params, member: &Member, place: Place, mut map: Map<String, Value>) {
    let mut key = member.wire.clone();
    if found.map.contains_key(&key) {
        map.insert("wire".to_owned(), key.clone().into());
        key = format!("{key}-{}", word(place));
    }
    let is_text = map.get("type").is_some_and(|word| word == "string");
    if member.is_token && is_text {
        found.token = Some(key.clone());
    }
    found.names.push((key.clone(), member.name.clone()));
    found.map.insert(key, Value::Object(map));
}

fn constant(value: &str) -> Value {
    // A name alone in a query is the same as one with an empty value, which specs do not have.
    let value = if value.is_empty() { "true" } else { value };
    serde_json::json!({
        "in": "query", "type": "string", "origin": "caller", "required": true, "constant": value
    })
}

/// Whether a name, or a place, is one of an id.
fn is_id(name: &str, place: Place) -> bool {
    let name = name.to_lowercase();
    let is_remark = REMARKS.iter().any(|word| name.ends_with(word));
    let is_id = IDS.iter().any(|end| name.ends_with(end));
    !is_remark && (is_id || place == Place::Path)
}

/// Decides what names the target: what the caller of the importer says, or each required id.
fn target(found: &mut Params, chosen: &[String]) -> Result<(), String> {
    if chosen.is_empty() {
        let is_service = |value: &Value| value.get("origin").is_some_and(|it| it == "service");
        let ids = found.map.iter().filter(|(_, value)| is_service(value));
        let ids: Vec<String> = ids.map(|(key, _)| key.clone()).collect();
        let token = found.token.as_ref();
        let others: Vec<String> = ids
            .iter()
            .filter(|key| Some(*key) != token)
            .cloned()
            .collect();
        // Where the only id is marked as a token, it is the id.
        found.target = if others.is_empty() { ids } else { others };
    } else {
        if let Some(missing) = chosen.iter().find(|key| !found.map.contains_key(*key)) {
            return Err(format!(
                "`{missing}` is no param of it, so it cannot be its target"
            ));
        }
        chosen.clone_into(&mut found.target);
    }
    if found.target.is_empty() {
        return Err(no_target(&found.map));
    }
    if found
        .token
        .as_ref()
        .is_some_and(|token| found.target.contains(token))
    {
        found.token = None;
    }
    for key in &found.target {
        if let Some(Value::Object(param)) = found.map.get_mut(key) {
            param.insert("required".to_owned(), Value::Bool(true));
            param.remove("default");
        }
    }
    if let Some(Value::Object(param)) = found.token.as_ref().and_then(|key| found.map.get_mut(key))
    {
        param.insert("origin".to_owned(), "caller".into());
        param.insert("required".to_owned(), Value::Bool(false));
        param.insert("fill".to_owned(), "token".into());
    }
    Ok(())
}

fn no_target(map: &Map<String, Value>) -> String {
    let lists = map.iter().filter(|(_, value)| {
        let is = |key: &str, word: &Value| value.get(key) == Some(word);
        is("type", &"list".into()) && is("required", &Value::Bool(true))
    });
    let lists: Vec<String> = lists.map(|(key, _)| format!("`{key}`")).collect();
    if lists.is_empty() {
        "no required param is an id, so nothing says what is cancelled".to_owned()
    } else {
        let lists = lists.join(", ");
        format!("it cancels several at once ({lists}), and specs have no outcome for each")
    }
}
