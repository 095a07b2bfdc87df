//! Inputs of examples: values of params, and the constraints that they break.

use annul_runtime::dynamic::GivenParam;

use crate::diagnostic::{Diagnostic, Sink, Span, rule, suggest};
use crate::ir::{Literal, Location, Operation, Param, Type};
use crate::spec::operation as raw;
use crate::spec::read::Named;
use crate::spec::yaml::Node;

use super::Judge;
use crate::check::literal::{describe, literal};
use crate::check::source::unknown;

/// The values of an example, by the keys of params.
pub(super) fn input(
    raw: &raw::Example,
    entries: &[Named<Node>],
    judge: &Judge<'_>,
) -> Vec<(String, Literal)> {
    let Judge {
        operation,
        runs,
        sink,
    } = judge;
    let is_known = |entry: &&Named<Node>| argument(operation, &entry.name.value).is_some();
    for entry in entries.iter().filter(|entry| !is_known(entry)) {
        let names = operation.arguments().map(|param| param.key.as_str());
        unknown(
            &rule::EXAMPLE_INPUT,
            "param",
            &entry.name.value,
            entry.name.span,
            names,
            sink,
        );
    }
    let mut is_input = entries.iter().all(|entry| is_known(&entry));
    let mut broken = Vec::new();
    for param in operation.arguments() {
        let entry = entries.iter().find(|entry| entry.name.value == param.key);
        let node = entry.and_then(|entry| entry.value.as_ref());
        let value = node.map(literal);
        if let (Some(node), Some(value)) = (node, &value)
            && !is_written_right(param, value)
        {
            is_input = false;
            another_type(&param.key, param, (node.span, value), sink);
            continue;
        }
        let json = value.as_ref().map(Literal::to_json);
        let Some(given) = runs.read_param(&param.key, json.as_deref()) else {
            continue;
        };
        let names = names(param, &given);
        let said = |name: &String| raw.violates.iter().any(|said| said.value == *name);
        if let (Some(wrong), Some(node), Some(value)) = (names.wrong_type, node, &value) {
            if said(&wrong) {
                broken.push(wrong);
            } else {
                is_input = false;
                let name = wrong.trim_end_matches(".type");
                another_type(name, param, (node.span, value), sink);
            }
        }
        broken.extend(names.broken);
    }
    // What is no input at all breaks no constraints.
    if is_input {
        compare(raw, &broken, sink);
    }
    let values = entries.iter().filter(is_known);
    values
        .filter_map(|entry| Some((entry.name.value.clone(), literal(entry.value.as_ref()?))))
        .collect()
}

fn argument<'a>(operation: &'a Operation, key: &str) -> Option<&'a Param> {
    operation.arguments().find(|param| param.key == key)
}

/// Whether a value can stand where its param stands as it is written: outside of bodies everything is a text, so
/// what is to be a text must be written as one.
fn is_written_right(param: &Param, value: &Literal) -> bool {
    let is_text = |ty: &Type| matches!(ty, Type::String | Type::Enum(_));
    match (param.location, &param.member.ty, value) {
        (Location::Body, ..) | (_, _, Literal::Text(_)) => true,
        (_, _, Literal::Null | Literal::Map(_)) => false,
        (_, Type::List(item), Literal::List(values)) => {
            let mut values = values.iter();
            !is_text(&item.ty) || values.all(|value| matches!(value, Literal::Text(_)))
        }
        (_, ty, _) => !is_text(ty),
    }
}

fn another_type(name: &str, param: &Param, (span, value): (Span, &Literal), sink: &Sink) {
    let takes = if name == param.key {
        describe(&param.member.ty)
    } else {
        "a value of another type"
    };
    let message = format!("`{name}` takes {takes}, not this");
    let found = Diagnostic::error(&rule::EXAMPLE_INPUT, span, message);
    let shows = format!("add `violates: ['{name}.type']` if the example shows that");
    let help = match (param.location, &param.member.ty, value) {
        (Location::Body, _, Literal::Null) => {
            format!("leave it out, write `nullable: true` at the param, or {shows}")
        }
        (_, _, Literal::Null) => "leave it out: only bodies hold a null".to_owned(),
        (_, Type::String, Literal::Bool(_) | Literal::Integer(_) | Literal::Number(_))
            if name == param.key =>
        {
            "put it in quotes".to_owned()
        }
        (Location::Body, ..) => format!("correct it, or {shows}"),
        _ => rule::EXAMPLE_INPUT.help.to_owned(),
    };
    sink.push(found.help(help));
}

/// What a value breaks, in the words of `violates`.
struct Names {
    broken: Vec<String>,
    wrong_type: Option<String>,
}

fn names(param: &Param, given: &GivenParam) -> Names {
    let at = |place: &str, rule: &str| {
        let inside = place.strip_prefix(&*param.member.wire).unwrap_or_default();
        format!("{}{}.{rule}", param.key, inside.replace("[]", ""))
    };
    let mut broken: Vec<String> = Vec::new();
    for violation in &given.violations {
        let (constraint, _) = violation
            .rule
            .id()
            .split_once('.')
            .unwrap_or((violation.rule.id(), ""));
        let name = at(violation.place.name, constraint);
        if !broken.contains(&name) {
            broken.push(name);
        }
    }
    let wrong_type = given.wrong_type.as_ref();
    Names {
        broken,
        wrong_type: wrong_type.map(|found| at(found.place.name, "type")),
    }
}

/// Holds what an input breaks against what its example says.
fn compare(raw: &raw::Example, found: &[String], sink: &Sink) {
    for name in &raw.violates {
        if !found.contains(&name.value) {
            let message = format!("the input does not break `{}`", name.value);
            let found = suggest::listing(found.iter().map(String::as_str));
            sink.push(
                Diagnostic::error(&rule::EXAMPLE_VIOLATIONS, name.span, message)
                    .help(format!("it breaks {found}")),
            );
        }
    }
    let said = |name: &&String| raw.violates.iter().any(|said| said.value == **name);
    for name in found.iter().filter(|name| !said(name)) {
        let message = format!("the input breaks `{name}`, which the example does not say");
        sink.push(
            Diagnostic::error(&rule::EXAMPLE_VIOLATIONS, raw.title.span, message)
                .help(format!("add `violates: [{name}]`, or correct the input")),
        );
    }
}
