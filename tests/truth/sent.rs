//! What a server may send: its answer in each case, each cell of its table, and each of its errors.

use std::collections::BTreeMap;

use annul_codegen::ir::{Codec, Error, ErrorPlace, Member};
use annul_runtime::dynamic::DynamicInput;
use annul_runtime::wire::{CancelOperation as _, HttpResponse, Operation as _};
use annul_runtime::{Refusal, RefusalKind};
use serde_json::Value;

use crate::draw::Draw;
use crate::hold::{self, Subject};
use crate::values;

/// What a server answers in each case.
pub(crate) fn answers(server: &Subject<'_>, draw: &mut Draw) -> BTreeMap<String, HttpResponse> {
    let mut all = BTreeMap::new();
    let operation = server.dynamic;
    let input: Option<DynamicInput> = hold::inputs(server, draw).into_iter().next();
    let Some(input) = input.filter(|_| !server.ir.is_client_only) else {
        return all;
    };
    for disposition in hold::dispositions() {
        let answer = operation.answer(disposition, &input);
        all.insert(
            format!("{disposition:?}"),
            operation.encode_response(&answer, Some("request-1")),
        );
    }
    for kind in RefusalKind::ALL {
        let answer = operation.refuse(&Refusal::new(*kind), Some(&input));
        all.insert(
            kind.to_string(),
            operation.encode_response(&answer, Some("request-1")),
        );
    }
    all
}

/// Replies that a server may send, and whether ours would: each cell of its table, and each of its errors.
pub(crate) fn replies(server: &Subject<'_>, draw: &mut Draw) -> Vec<(HttpResponse, bool)> {
    let answers = answers(server, draw).into_values();
    let mut all: Vec<(HttpResponse, bool)> = answers.map(|reply| (reply, true)).collect();
    if server.service.protocol.codec() != Codec::Json {
        return all;
    }
    for round in 0..4 {
        for (_, mut reply) in hold::cells(server, draw) {
            if round == 0 {
                fill(&mut reply, server, draw);
            }
            headers(&mut reply, &server.ir.response.headers, draw);
            all.push((reply, true));
        }
        for error in server.service.errors.iter().chain(&server.ir.errors) {
            let codes = error
                .codes
                .iter()
                .map(Some)
                .chain(error.codes.is_empty().then_some(None));
            for (at, code) in codes.enumerate() {
                for status in error.status.all() {
                    let is_usual = at == 0 && status == error.status.sent;
                    let code = code.map(String::as_str);
                    all.push((of_error(server, error, (status, code), draw), is_usual));
                }
            }
        }
    }
    all
}

/// An error under one of its statuses, with one of its codes.
fn of_error(
    server: &Subject<'_>,
    error: &Error,
    (status, code): (u16, Option<&str>),
    draw: &mut Draw,
) -> HttpResponse {
    let identity = &server.service.error_identity;
    let mut body = values::object(error.members(server.service), draw);
    let map = body.as_object_mut().expect("an object");
    let places = identity.code.iter().chain(&identity.message);
    for name in places.filter_map(ErrorPlace::member) {
        map.remove(name);
    }
    let mut reply = HttpResponse::default();
    *reply.status_mut() = status.try_into().expect("a status");
    match (code, identity.code.first()) {
        (Some(code), Some(ErrorPlace::Header(name))) => put(&mut reply, name, code),
        (Some(code), Some(ErrorPlace::Body(name))) => {
            map.insert(name.clone(), Value::from(code));
        }
        _ => {}
    }
    headers(&mut reply, &error.headers, draw);
    *reply.body_mut() = body.to_string().into_bytes().into();
    reply
}

/// Puts all into a success that may stand in it, and decides nothing.
fn fill(reply: &mut HttpResponse, server: &Subject<'_>, draw: &mut Draw) {
    let Ok(Value::Object(mut map)) = serde_json::from_slice(reply.body()) else {
        return;
    };
    let success = &server.ir.cancel.success;
    let decides = |name: &str| {
        success
            .paths()
            .any(|path| path.split('.').next() == Some(name))
    };
    for member in server.ir.response.members() {
        if !map.contains_key(&member.wire) && !decides(&member.wire) {
            map.insert(member.wire.clone(), values::valid(member, draw));
        }
    }
    *reply.body_mut() = Value::Object(map).to_string().into_bytes().into();
}

/// Adds the headers that a reply may have.
fn headers(reply: &mut HttpResponse, members: &[Member], draw: &mut Draw) {
    for member in members {
        if !member.required && draw.chance(50) {
            continue;
        }
        let texts = (0..8).map(|_| match values::valid(member, draw) {
            Value::String(text) => text,
            other => other.to_string(),
        });
        // What no header can carry is not sent.
        if let Some(text) = texts
            .into_iter()
            .find(|text| !text.is_empty() && text.is_ascii())
        {
            put(reply, &member.wire, &text);
        }
    }
}

fn put(reply: &mut HttpResponse, name: &str, text: &str) {
    let name: http::HeaderName = name.parse().expect("the name of a header");
    if let Ok(value) = text.parse() {
        reply.headers_mut().insert(name, value);
    }
}
