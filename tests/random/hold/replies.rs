//! Every cell of the reply table and every error arrives, and reads as the spec says.

use annul_codegen::ir::{
    Cell, CellReading, DecidesFirst, Error, ErrorPlace, Literal, Located, Member, ReadingKind,
    ResponseBody, Sends, Type,
};
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::time::TimeFormat;
use annul_runtime::wire::{HttpResponse, Operation as _};
use annul_runtime::{OperationError as _, Reading};
use serde_json::{Map, Value};

use super::{Subject, reply};
use crate::draw::Draw;
use crate::values;

/// What a client reads a reply as.
pub(super) fn reading(
    operation: DynamicOperation,
    reply: &HttpResponse,
) -> (Option<Reading>, Option<&'static str>) {
    match operation.response(reply) {
        Ok(output) => (Some(operation.reading(&output)), None),
        Err(error) => (error.reading(), error.info().map(|info| info.name)),
    }
}

pub(super) fn check(subject: &Subject<'_>, draw: &mut Draw, faults: &mut Vec<String>) {
    for (cell, reply) in cells(subject, draw) {
        let (found, error) = reading(subject.dynamic, &reply);
        // What tells nothing is an error without a reading of its own.
        let found = found.unwrap_or(Reading::Unknown);
        if found != cell.reading || error.is_some() {
            faults.push(format!(
                "{:?} with {:?} reads as {found} ({error:?}), and its cell is {}: {:?}",
                reply.status(),
                cell.values,
                cell.reading,
                reply.body()
            ));
        }
    }
    let service = subject.service;
    let common = service.errors.iter().map(|error| (error, false));
    let own = subject.ir.errors.iter().map(|error| (error, true));
    for (error, _) in own.chain(common) {
        for reply in of_error(subject, error, draw) {
            let (found, name) = reading(subject.dynamic, &reply);
            let expected = as_the_table_says(subject, error).with_phase(None);
            if name != Some(error.name.as_str()) || found != Some(expected) {
                faults.push(format!(
                    "{:?} {:?} reads as {found:?} ({name:?}), and is {} ({expected})",
                    reply.status(),
                    reply.body(),
                    error.name
                ));
            }
        }
    }
}

/// What an error reads as: its kind, unless a row says that it is an outcome.
fn as_the_table_says(subject: &Subject<'_>, error: &Error) -> ReadingKind {
    let replies = subject.ir.cancel.replies.iter();
    let mut rows = replies
        .filter(|reply| matches!(&reply.sends, Sends::Error { name, .. } if *name == error.name));
    rows.next()
        .map_or(error.kind.into(), |reply| reply.reads_as)
}

/// Replies of all sorts: cells, errors, and what nobody expects.
pub(crate) fn replies(subject: &Subject<'_>, draw: &mut Draw) -> Vec<HttpResponse> {
    let cells = cells(subject, draw).into_iter().map(|(_, reply)| reply);
    let mut all: Vec<HttpResponse> = cells.collect();
    // A large table has more cells than a comparison needs.
    while all.len() > 12 {
        all.swap_remove(draw.below(all.len()));
    }
    for error in subject.service.errors.iter().chain(&subject.ir.errors) {
        all.extend(of_error(subject, error, draw));
    }
    for status in [200, 204, 302, 404, 500] {
        for body in ["", "{}", "null", "<html>", "{\"code\":null,\"message\":1}"] {
            all.push(reply(
                status,
                &[("content-type", "application/json")],
                body.into(),
            ));
        }
    }
    all
}

/// A reply of each cell of the table.
pub(crate) fn cells<'s>(
    subject: &Subject<'s>,
    draw: &mut Draw,
) -> Vec<(&'s CellReading, HttpResponse)> {
    let operation = subject.ir;
    let success = &operation.cancel.success;
    let members = operation.response.members();
    let paths: Vec<&str> = success.paths().collect();
    let one = |cell: &'s CellReading| {
        let body = match &operation.response.body {
            ResponseBody::Empty => Vec::new(),
            ResponseBody::Any => b"{\"x\":1}".to_vec(),
            ResponseBody::Text => b"done".to_vec(),
            ResponseBody::Members(_) => {
                let mut body = values::object(members, draw);
                for (path, value) in paths.iter().zip(&cell.values) {
                    put(&mut body, members, path, value, draw);
                }
                body.to_string().into_bytes()
            }
        };
        (cell, reply(cell.status, &[], body))
    };
    success.cells.iter().map(one).collect()
}

/// Puts the value of a cell at a path, with the objects around it; takes away what is absent.
fn put(body: &mut Value, members: &[Member], path: &str, cell: &Cell, draw: &mut Draw) {
    let located = Located::find(members, path).expect("a path of the response");
    if *cell == Cell::Absent && located.member().required && !located.member().nullable {
        // What is there has all that always is in it: the object around it is absent.
        let mut inner = located.chain.len() - 1;
        while inner > 0 && located.chain[inner - 1].required {
            inner -= 1;
        }
        if inner > 0 {
            let names = located.chain[..inner]
                .iter()
                .map(|member| member.wire.as_str());
            remove(body, &names.collect::<Vec<_>>());
            return;
        }
    }
    let mut at = body;
    let (last, outer) = located
        .chain
        .split_last()
        .expect("a path leads to something");
    for member in outer {
        let map = at.as_object_mut().expect("an object");
        let is_there = map.get(&member.wire).is_some_and(Value::is_object);
        if !is_there {
            if *cell == Cell::Absent && !member.required {
                return;
            }
            let inner = values::valid(member, draw);
            map.insert(member.wire.clone(), inner);
        }
        at = map.get_mut(&member.wire).expect("it was put there");
    }
    let map = at.as_object_mut().expect("an object");
    match cell {
        Cell::Absent if draw.chance(50) => {
            map.remove(&last.wire);
        }
        Cell::Absent => {
            map.insert(last.wire.clone(), Value::Null);
        }
        Cell::Value(literal) => {
            map.insert(last.wire.clone(), json(literal));
        }
        Cell::Other => {
            map.insert(last.wire.clone(), another(last));
        }
    }
}

/// Takes away what stands at a path of names.
fn remove(body: &mut Value, names: &[&str]) {
    let Some(map) = body.as_object_mut() else {
        return;
    };
    match names {
        [] => {}
        [last] => drop(map.remove(*last)),
        [first, rest @ ..] => {
            if let Some(inner) = map.get_mut(*first) {
                remove(inner, rest);
            }
        }
    }
}

fn json(literal: &Literal) -> Value {
    serde_json::from_str(&literal.to_json()).expect("a literal is JSON")
}

/// A value that no table names.
fn another(member: &Member) -> Value {
    match &member.ty {
        Type::Integer | Type::Number | Type::Time(TimeFormat::EpochSeconds) => Value::from(123_456),
        Type::Time(TimeFormat::Rfc3339) => Value::from("2026-01-02T03:04:05Z"),
        Type::Time(TimeFormat::HttpDate) => Value::from("Fri, 02 Jan 2026 03:04:05 GMT"),
        Type::Boolean => Value::from(true),
        Type::List(_) => Value::Array(Vec::new()),
        Type::Object(_) | Type::Map(_) | Type::Any => Value::Object(Map::new()),
        Type::String | Type::Enum(_) => Value::from("a word that nobody lists"),
    }
}

/// An error under each of its statuses, with each of its codes.
pub(crate) fn of_error(subject: &Subject<'_>, error: &Error, draw: &mut Draw) -> Vec<HttpResponse> {
    let service = subject.service;
    let identity = &service.error_identity;
    let members = error.members(service);
    let mut all = Vec::new();
    let mut codes: Vec<Option<&str>> = error.codes.iter().map(|code| Some(code.as_str())).collect();
    if codes.is_empty() {
        codes.push(None);
    }
    if error.other_codes && identity.by.first() == Some(&DecidesFirst::Status) {
        codes.push(Some("quite-another"));
    }
    for status in error.status.all() {
        for code in &codes {
            let mut body = values::object(members, draw);
            let map = body.as_object_mut().expect("an object");
            let places = identity.code.iter().chain(&identity.message);
            for name in places.filter_map(ErrorPlace::member) {
                map.remove(name);
            }
            let mut headers = Vec::new();
            match (code, identity.code.first()) {
                (Some(code), Some(ErrorPlace::Header(name))) => {
                    headers.push((name.as_str(), *code));
                }
                (Some(code), Some(ErrorPlace::Body(name))) => {
                    map.insert(name.clone(), Value::from(*code));
                }
                _ => {}
            }
            if let Some(message) = identity.message.first().and_then(ErrorPlace::member) {
                map.insert(message.to_owned(), Value::from("It says \"why\"."));
            }
            all.push(reply(status, &headers, body.to_string().into_bytes()));
        }
    }
    all
}
