//! Params, headers and members of bodies: where they are, what they must keep to, and their Rust fields.

use annul_codegen::ir::{Fill, Member, ResponseBody, Type};
use annul_codegen::rust::{Field, Travels};

use super::super::Subject;
use super::super::member_words::{param_words, type_word, words};
use super::super::values::{clauses, plain};
use super::super::words::{from, request_body};
use super::LABEL;
use crate::page::Page;

/// What a caller says.
pub(super) fn params(page: &mut Page, subject: Subject<'_>) {
    let operation = subject.operation;
    page.heading("Params");
    for param in &operation.params {
        page.item(2, &param.key, &param_words(param));
        if param.member.wire != param.key {
            page.field(4, LABEL, "on the wire", &param.member.wire);
        }
        match (&param.constant, param.fill) {
            (Some(value), _) => page.field(4, LABEL, "always", &plain(value)),
            (None, Some(Fill::Token)) => {
                page.field(
                    4,
                    LABEL,
                    "if not given",
                    "the client puts a fresh token for each call there",
                );
            }
            (None, Some(Fill::RequestId)) => {
                page.field(
                    4,
                    LABEL,
                    "if not given",
                    "the client puts a fresh request id for each try there",
                );
            }
            (None, None) => {}
        }
        if param.is_csv {
            page.field(
                4,
                LABEL,
                "style",
                "one value, with commas between the items",
            );
        }
        member(page, &param.member, subject.rust.field(&param.key));
    }
    page.field(2, LABEL, "request body", &request_body(operation));
}

/// What a success says.
pub(super) fn response(page: &mut Page, subject: Subject<'_>) {
    let operation = subject.operation;
    let response = &operation.response;
    page.heading("Response");
    let statuses: Vec<String> = response.statuses.iter().map(u16::to_string).collect();
    let others = if statuses.len() > 1 {
        "; the first is sent, all are read"
    } else {
        ""
    };
    let body = match &response.body {
        ResponseBody::Empty => "no body",
        ResponseBody::Any => "no body, or any JSON",
        ResponseBody::Text => "no body, or any text",
        ResponseBody::Members(_) => "an object",
    };
    let text = format!(
        "{}{others}; {body}{}",
        statuses.join(", "),
        from(&response.sources)
    );
    page.field(2, LABEL, "status", &text);
    page.maybe_prose(2, response.docs.as_deref());
    for field in &subject.rust.output.fields {
        let place = match field.travels {
            Travels::Header => "as a header",
            Travels::Body | Travels::Sent | Travels::Param(_) => "in the body",
        };
        let words = format!("{place}, {}", words(field.member));
        page.item(2, &field.member.wire, &words);
        member(page, field.member, Some(field));
    }
}

/// What is known of a member, below its name.
fn member(page: &mut Page, member: &Member, field: Option<&Field<'_>>) {
    if let Some(docs) = &member.docs {
        page.prose(4, &format!("{docs}{}", from(&member.sources)));
    } else if !member.sources.is_empty() {
        page.prose(4, from(&member.sources).trim_start());
    }
    if let Some(found) = &member.deprecated {
        page.field(4, LABEL, "deprecated", &found.note);
    }
    if let Some(value) = &member.default {
        page.field(4, LABEL, "default", &plain(value));
    }
    if let Some(value) = &member.filler {
        page.field(4, LABEL, "filler", &plain(value));
    }
    for clause in clauses(&member.constraints) {
        page.field(
            4,
            LABEL,
            clause.rule,
            &format!("{}{}", clause.text, from(clause.sources)),
        );
    }
    inner(page, &member.ty);
    if let Some(field) = field {
        page.field(
            4,
            LABEL,
            "Rust field",
            &format!("{}: {}", field.name, field.written()),
        );
    }
}

/// What named types hold: the words of an enum, the members of an object.
fn inner(page: &mut Page, ty: &Type) {
    match ty {
        Type::Enum(found) => {
            let words: Vec<&str> = found.words().collect();
            let more = if found.open {
                "; other words may come"
            } else {
                "; no other word"
            };
            page.field(4, LABEL, "words", &format!("{}{more}", words.join(", ")));
        }
        Type::Object(members) => {
            let members = members.iter();
            let members = members.map(|member| format!("{} ({})", member.wire, words(member)));
            page.field(4, LABEL, "members", &members.collect::<Vec<_>>().join("; "));
        }
        Type::List(item) | Type::Map(item) => {
            page.field(4, LABEL, "of", type_word(&item.ty));
            for clause in clauses(&item.constraints) {
                page.field(
                    4,
                    LABEL,
                    &format!("each {}", clause.rule),
                    &format!("{}{}", clause.text, from(clause.sources)),
                );
            }
            inner(page, &item.ty);
        }
        _ => {}
    }
}
