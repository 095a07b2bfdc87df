//! Params as a person gives them: `name=value`, `name:=JSON`, and secrets by where they are.

use annul_runtime::Secret;
use annul_runtime::dynamic::facts::{Param, Shape, Sort};
use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use serde_json::{Map, Value};

use super::secret;
use crate::exit::Failure;

/// Params by their keys.
pub(super) type Given = Map<String, Value>;

/// The params that words give: `name=value` and `name:=JSON`.
pub(super) fn words<'w>(
    operation: DynamicOperation,
    words: impl IntoIterator<Item = &'w str>,
) -> Result<Given, Failure> {
    let mut given = Given::new();
    for word in words {
        let (name, text) = word.split_once('=').ok_or_else(|| {
            Failure::usage("a param is missing its value").help("params are NAME=VALUE")
        })?;
        let (name, is_json) = match name.strip_suffix(':') {
            Some(name) => (name, true),
            None => (name, false),
        };
        let param = param(operation, name)?;
        let shape = &param.field.shape;
        let value = if is_json {
            json(param, text)?
        } else if shape.secret {
            Value::String(secret::referred(name, text)?.expose().to_owned())
        } else {
            of_text(shape, text).ok_or_else(|| wrong(param))?
        };
        match (given.get_mut(name), value) {
            // A param that takes a list may be given several times.
            (Some(Value::Array(before)), Value::Array(more)) => before.extend(more),
            (Some(_), _) => return Err(Failure::usage(format!("`{name}` is given twice"))),
            (None, value) => {
                given.insert(name.to_owned(), value);
            }
        }
    }
    Ok(given)
}

/// The param of this name that callers give.
pub(super) fn param(operation: DynamicOperation, name: &str) -> Result<&'static Param, Failure> {
    let mut known = operation.facts().arguments();
    known.find(|param| param.key == name).ok_or_else(|| {
        let id = operation.facts().info.id;
        let names: Vec<&str> = operation.facts().arguments().map(|it| it.key).collect();
        Failure::usage(format!("`{id}` has no param of that name"))
            .help(format!("its params are `{}`", names.join("`, `")))
    })
}

/// What is cancelled, by what all targets have in common and what is this one's own.
pub(super) fn input(
    operation: DynamicOperation,
    shared: &Given,
    own: Given,
) -> Result<DynamicInput, Failure> {
    let mut all = shared.clone();
    all.extend(own);
    // It may hold secrets: it is cleared when it goes.
    let text = Secret::new(Value::Object(all).to_string());
    DynamicInput::of_json(operation, text.expose()).map_err(|error| {
        let id = operation.facts().info.id;
        Failure::usage(error.to_string()).help(format!("`annul show {id}` lists its params"))
    })
}

fn json(param: &Param, text: &str) -> Result<Value, Failure> {
    if holds_secret(&param.field.shape) {
        let said = format!(
            "`{}` holds a secret, which no command line should",
            param.key
        );
        return Err(Failure::usage(said).help("give it in a JSON line of --targets"));
    }
    serde_json::from_str(text)
        .map_err(|error| Failure::usage(format!("`{}` is no JSON: {error}", param.key)))
}

fn wrong(param: &Param) -> Failure {
    let failure = Failure::usage(format!("the value of `{}` is of another type", param.key));
    match param.field.shape.sort {
        Sort::Object(_) | Sort::Map(_) => failure.help(format!("give it as {}:=JSON", param.key)),
        _ => failure,
    }
}

fn of_text(shape: &Shape, text: &str) -> Option<Value> {
    match &shape.sort {
        Sort::Text | Sort::Words { .. } => Some(Value::String(text.to_owned())),
        Sort::Integer => text.parse::<i64>().ok().map(Value::from),
        Sort::Number => serde_json::from_str(text).ok().filter(Value::is_number),
        // Seconds are a number; every other way of writing a time is a text.
        Sort::Time(_) => {
            let seconds = serde_json::from_str(text).ok().filter(Value::is_number);
            seconds.or_else(|| Some(Value::String(text.to_owned())))
        }
        Sort::Boolean => text.parse::<bool>().ok().map(Value::Bool),
        Sort::Any => Some(serde_json::from_str(text).unwrap_or_else(|_| text.into())),
        Sort::List(item) => Some(Value::Array(vec![of_text(item, text)?])),
        Sort::Object(_) | Sort::Map(_) => None,
    }
}

fn holds_secret(shape: &Shape) -> bool {
    shape.secret
        || match &shape.sort {
            Sort::List(item) | Sort::Map(item) => holds_secret(item),
            Sort::Object(fields) => fields.iter().any(|field| holds_secret(&field.shape)),
            _ => false,
        }
}
