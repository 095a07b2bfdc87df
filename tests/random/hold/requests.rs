//! What a client writes a server reads.

use annul_codegen::ir::Param;
use annul_runtime::dynamic::facts::Sort;
use annul_runtime::dynamic::{DynamicInput, Value as Held};
use annul_runtime::meaning::reply_table::Literal;
use annul_runtime::wire::{CancelOperation as _, Endpoint, Operation as _};
use annul_runtime::{Location, Number, Validate as _};
use serde_json::{Map, Value};

use super::Subject;
use crate::draw::Draw;
use crate::values;

/// Inputs that keep the spec: as little as possible, as much as possible, and some of it.
pub(crate) fn inputs(subject: &Subject<'_>, draw: &mut Draw) -> Vec<DynamicInput> {
    let mut all = Vec::new();
    for percent in [0, 100, 50, 50] {
        // Not every text can stand in a path or a header.
        let found = (0..40).find_map(|_| {
            let json = json(subject, percent, draw).to_string();
            let input = DynamicInput::of_json(subject.dynamic, &json).ok()?;
            input.violations().is_empty().then_some(input)
        });
        all.extend(found);
    }
    all
}

fn json(subject: &Subject<'_>, percent: usize, draw: &mut Draw) -> Value {
    let mut map = Map::new();
    for param in subject.ir.arguments() {
        let member = &param.member;
        if !member.required && !draw.chance(percent) {
            continue;
        }
        let value = if member.nullable && draw.chance(40) {
            Value::Null
        } else {
            of_param(param, draw)
        };
        map.insert(param.key.clone(), value);
    }
    Value::Object(map)
}

fn of_param(param: &Param, draw: &mut Draw) -> Value {
    values::valid(&param.member, draw)
}

pub(super) fn check(subject: &Subject<'_>, draw: &mut Draw, faults: &mut Vec<String>) {
    let operation = subject.dynamic;
    let endpoint = Endpoint::new("https://jobs.example.com/base").expect("an address");
    let inputs = inputs(subject, draw);
    if inputs.is_empty() {
        faults.push("no input keeps the spec".to_owned());
    }
    for input in inputs {
        let request = match operation.request(&input, &endpoint) {
            Ok(request) => request,
            Err(error) => {
                faults.push(format!(
                    "{input:?} keeps the spec, and cannot be sent: {error}"
                ));
                continue;
            }
        };
        let mut request = request;
        let path = request.uri().path_and_query().expect("a path").as_str();
        *request.uri_mut() = path
            .strip_prefix("/base")
            .unwrap_or(path)
            .parse()
            .expect("a path");
        match operation.decode_request(&request) {
            Err(rejection) => faults.push(format!(
                "{request:?} of {input:?} is rejected: {rejection:?}"
            )),
            Ok(read) => {
                differences(subject, &input, &read, faults);
                targets(subject, &read, faults);
            }
        }
    }
}

fn differences(
    subject: &Subject<'_>,
    sent: &DynamicInput,
    read: &DynamicInput,
    faults: &mut Vec<String>,
) {
    let facts = subject.dynamic.facts();
    for param in facts.arguments() {
        let (was, is) = (sent.get(param.key), read.get(param.key));
        let info = subject.dynamic.info();
        let default = info.params.iter().find(|info| {
            info.place.name == param.place.name && info.place.location == param.place.location
        });
        let expected = match (was, default.and_then(|info| info.default)) {
            // A query cannot tell an empty list from none.
            (Some(Held::List(items)), _)
                if items.is_empty() && param.place.location == Location::Query =>
            {
                None
            }
            (None, Some(default)) => Some(held(default, &param.field.shape.sort)),
            (was, _) => was.cloned(),
        };
        // The protocols of AWS know no null.
        let drops_nulls = subject.service.protocol != annul_codegen::ir::Protocol::RestJson;
        let is_alike = expected.as_ref() == is
            || is_secret(expected.as_ref(), is)
            || (drops_nulls && matches!((&expected, is), (Some(Held::Null), None)))
            || is_an_object(expected.as_ref(), is);
        if !is_alike {
            faults.push(format!(
                "`{}` is sent as {was:?} and read as {is:?}",
                param.key
            ));
        }
    }
}

/// A default that must not be seen is a secret, too.
fn is_secret(expected: Option<&Held>, is: Option<&Held>) -> bool {
    match (expected, is) {
        (Some(Held::Text(text)), Some(Held::Secret(secret))) => secret.expose() == text,
        _ => false,
    }
}

/// Objects and lists may hold defaults and lack nulls after the way.
fn is_an_object(expected: Option<&Held>, is: Option<&Held>) -> bool {
    matches!(
        (expected, is),
        (Some(Held::Object(_)), Some(Held::Object(_))) | (Some(Held::List(_)), Some(Held::List(_)))
    )
}

fn held(literal: Literal<'static>, sort: &Sort) -> Held {
    match literal {
        Literal::Integer(number) if matches!(sort, Sort::Number) => {
            Held::Number(Number::whole(number))
        }
        Literal::Null => Held::Null,
        Literal::Boolean(flag) => Held::Boolean(flag),
        Literal::Integer(number) => Held::Integer(number),
        Literal::Text(text) => Held::Text(text.to_owned()),
    }
}

/// A target makes an input again that names the same target.
fn targets(subject: &Subject<'_>, input: &DynamicInput, faults: &mut Vec<String>) {
    let operation = subject.dynamic;
    let target = operation.target(input);
    if let Some(again) = operation.input_of(&target)
        && operation.target(&again) != target
    {
        faults.push(format!("{target:?} becomes {:?}", operation.target(&again)));
    }
}
