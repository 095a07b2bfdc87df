//! The response against the output of a model.

use annul_codegen::ir::{self, ResponseBody};

use crate::limits::MAX_DEPTH;
use crate::model::{Kind, Member, Model, Operation, Place};

use super::difference::Found;
use super::members;
use super::way::Way;

/// Compares what a success says.
pub(super) fn compare(
    model: &Model,
    of_model: &Operation,
    service: &ir::Service,
    operation: &ir::Operation,
    found: &mut Found,
) {
    let outer = model.members(of_model.output.as_ref());
    let payload = outer.iter().find(|member| member.place == Place::Payload);
    let is_in_body = service.protocol.binding().has_only_body();
    let body: Vec<Member> = match payload {
        Some(payload) => match model.shape(&payload.shape).map(|shape| &shape.kind) {
            Some(Kind::Structure(inner)) => inner.clone(),
            _ => return,
        },
        None => outer
            .iter()
            .filter(|member| member.place == Place::Body || is_in_body)
            .cloned()
            .collect(),
    };
    let way = |key: &str| Way {
        model,
        about: format!("response.{key}"),
    };
    match &operation.response.body {
        ResponseBody::Members(own) => members::inside(&way("body"), own, &body, MAX_DEPTH, found),
        ResponseBody::Empty | ResponseBody::Any | ResponseBody::Text => {
            for member in &body {
                found.more(
                    format!("response.body.{}", member.wire),
                    "the model has this member",
                );
            }
        }
    }
    let headers: Vec<Member> = outer
        .iter()
        .filter(|member| member.place == Place::Header && !is_in_body)
        .cloned()
        .collect();
    let own = &operation.response.headers;
    let (known, others): (Vec<_>, Vec<_>) = own.iter().cloned().partition(|own| {
        headers
            .iter()
            .any(|theirs| theirs.wire.eq_ignore_ascii_case(&own.wire))
    });
    members::inside(&way("headers"), &known, &headers, MAX_DEPTH, found);
    for header in others {
        // Headers that all operations have stand in no model.
        found.silent(
            format!("response.headers.{}", header.wire),
            "the model says nothing of it",
        );
    }
}
