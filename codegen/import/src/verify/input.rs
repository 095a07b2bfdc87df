//! Params against the input of a model.

use annul_codegen::ir::{self, Location};

use crate::model::{Member, Model, Operation, Place};

use super::constraints;
use super::difference::Found;
use super::members;
use super::route;
use super::way::Way;

/// The members of an input; those of a payload stand in the body.
fn members(model: &Model, of_model: &Operation) -> Vec<(Member, Place)> {
    let mut found = Vec::new();
    for member in model.members(of_model.input.as_ref()) {
        let inner = model.members(Some(&member.shape));
        if member.place == Place::Payload && !inner.is_empty() {
            found.extend(inner.iter().map(|member| (member.clone(), Place::Body)));
        } else {
            found.push((member.clone(), member.place));
        }
    }
    found
}

/// The labels of a spec's path, each with that of the model: what counts is their order, for they are on no wire.
fn labels(of_model: &Operation, operation: &ir::Operation) -> Vec<(String, String)> {
    let template = &operation.route.template;
    if route::shape(template) != route::shape(&of_model.path) {
        return Vec::new();
    }
    let wire = |key: &str| {
        let param = operation.params.iter().find(|param| param.key == key);
        param.map_or_else(|| key.to_owned(), |param| param.member.wire.clone())
    };
    let own = route::labels(template).map(wire);
    own.zip(route::labels(&of_model.path).map(str::to_owned))
        .collect()
}

fn location(place: Place) -> Option<Location> {
    Some(match place {
        Place::Path => Location::Path,
        Place::Query => Location::Query,
        Place::Header => Location::Header,
        Place::Body => Location::Body,
        Place::Payload | Place::Headers | Place::Status => return None,
    })
}

/// Whether names on the wire are the same: those of headers whatever their case.
fn is_same(own: &str, theirs: &str, place: Option<Location>) -> bool {
    own == theirs || place == Some(Location::Header) && own.eq_ignore_ascii_case(theirs)
}

/// Compares params.
pub(super) fn compare(
    model: &Model,
    of_model: &Operation,
    service: &ir::Service,
    operation: &ir::Operation,
    found: &mut Found,
) {
    let is_in_body = service.protocol.binding().has_only_body();
    let theirs = members(model, of_model);
    let labels = labels(of_model, operation);
    let place_of = |place| {
        if is_in_body {
            Some(Location::Body)
        } else {
            location(place)
        }
    };
    for param in operation
        .params
        .iter()
        .filter(|param| param.constant.is_none())
    {
        let about = format!("params.{}", param.key);
        let label = labels.iter().find(|(own, _)| *own == param.member.wire);
        let label = label.filter(|_| param.location == Location::Path);
        let wire = label.map_or(&param.member.wire, |(_, theirs)| theirs);
        let named =
            |(member, place): &&(Member, Place)| is_same(wire, &member.wire, place_of(*place));
        let here =
            |pair: &&(Member, Place)| place_of(pair.1) == Some(param.location) && named(pair);
        let Some((member, place)) = theirs
            .iter()
            .find(here)
            .or_else(|| theirs.iter().find(named))
        else {
            let is_auth = service
                .auth
                .iter()
                .any(|auth| auth.param.as_ref() == Some(&param.key));
            if is_auth || param.location == Location::Header && !param.member.required {
                found.silent(about, "the model has no such header");
            } else {
                found.contradicted(about, "the model has no such param");
            }
            continue;
        };
        if place_of(*place) != Some(param.location) {
            let own = param.location.as_str();
            let theirs = place_of(*place).map_or("another place", Location::as_str);
            found.contradicted(
                format!("{about}.in"),
                format!("the spec has it in the {own}, the model in the {theirs}"),
            );
        }
        required(param, member, &about, found);
        let way = Way { model, about };
        members::kinds(&way, &param.member, &member.shape, found);
        constraints::compare(&way, &param.member, member, found);
    }
    left_over(&theirs, &labels, operation, found);
    for (key, value) in &of_model.constants {
        let has = |param: &ir::Param| param.member.wire == *key && param.constant.is_some();
        if !is_in_body && !operation.params.iter().any(has) {
            found.contradicted(
                format!("params.{key}"),
                format!("the model always sends {key}={value}"),
            );
        }
    }
}

fn required(param: &ir::Param, member: &Member, about: &str, found: &mut Found) {
    let about = format!("{about}.required");
    match (param.member.required, member.is_required) {
        (false, true) if param.fill.is_none() => {
            found.contradicted(about, "the model requires it, the spec does not");
        }
        (true, false) => found.contradicted(about, "the spec requires it, the model does not"),
        _ => {}
    }
    if member.is_token && param.fill.is_none() && !param.is_target {
        found.more(
            format!("params.{}.fill", param.key),
            "the model marks it as a token",
        );
    }
}

/// What callers of the model can say besides.
fn left_over(
    theirs: &[(Member, Place)],
    labels: &[(String, String)],
    operation: &ir::Operation,
    found: &mut Found,
) {
    for (member, place) in theirs {
        let is_label = labels.iter().any(|(_, label)| *label == member.wire);
        if *place == Place::Path && is_label {
            continue;
        }
        let is_it = |param: &ir::Param| param.member.wire.eq_ignore_ascii_case(&member.wire);
        if operation.params.iter().any(is_it) {
            continue;
        }
        let about = format!("params.{}", member.wire);
        if member.is_required {
            found.contradicted(
                about,
                "the model requires it, and the spec does not have it",
            );
        } else {
            found.more(about, "the model takes it");
        }
    }
}
