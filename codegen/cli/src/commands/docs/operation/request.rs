//! What is sent: method and path, authentication, params with their constraints.

use annul_codegen::ir::{Fill, Member, Param, Type};

use super::super::html::{code, definitions, list, prose, table, text};
use crate::catalogue;
use crate::commands::show::Subject;
use crate::commands::show::member_words::{param_words, type_word};
use crate::commands::show::values::{clauses, plain};
use crate::commands::show::words::{auth, request_body};

/// The section.
pub(super) fn request(subject: Subject<'_>) -> String {
    let Subject {
        service, operation, ..
    } = subject;
    let route = &operation.route;
    let mut facts = vec![("Call".to_owned(), code(&catalogue::call(operation)))];
    if route.target.is_some() {
        let http = format!("{} {}", route.method.as_str(), route.template);
        facts.push(("HTTP".to_owned(), code(&http)));
    }
    facts.push(("Protocol".to_owned(), code(service.protocol.as_str())));
    let schemes: Vec<String> = service
        .auth
        .iter()
        .map(|found| text(&auth(found)))
        .collect();
    facts.push(("Authentication".to_owned(), schemes.join(", or ")));
    facts.push(("Body".to_owned(), prose(&request_body(operation))));
    let hosts: Vec<String> = service
        .endpoints
        .partitions
        .iter()
        .map(|partition| code(&partition.plain))
        .collect();
    if hosts.is_empty() {
        facts.push(("Host".to_owned(), "you say where the service is".to_owned()));
    } else {
        facts.push(("Host".to_owned(), hosts.join(", ")));
    }
    let rows = operation
        .params
        .iter()
        .map(|param| vec![code(&param.key), text(&param_words(param)), said(param)]);
    definitions(facts) + &table(&["Param", "What it is", "Valid values"], rows)
}

/// What is said of a param: its text, its value if it is constant, its constraints.
fn said(param: &Param) -> String {
    let member = &param.member;
    let mut said = Vec::new();
    said.extend(member.docs.as_deref().map(prose));
    match (&param.constant, param.fill) {
        (Some(value), _) => said.push(format!("Always {}.", code(&plain(value)))),
        (None, Some(Fill::Token)) => {
            said.push("The client fills in a new token for each call if you give none.".to_owned());
        }
        (None, Some(Fill::RequestId)) => {
            said.push("The client fills in a new id for each attempt if you give none.".to_owned());
        }
        (None, None) => {}
    }
    if let Some(value) = &member.default {
        said.push(format!("Default: {}.", code(&plain(value))));
    }
    let constraints: Vec<String> = constraints(member);
    let constraints = if constraints.is_empty() {
        String::new()
    } else {
        list(constraints)
    };
    said.join(" ") + &constraints
}

/// Constraints and the words of an enum, an item each.
fn constraints(member: &Member) -> Vec<String> {
    let own = clauses(&member.constraints);
    let mut items: Vec<String> = own
        .iter()
        .map(|clause| format!("{}: {}", clause.rule, code(&clause.text)))
        .collect();
    match &member.ty {
        Type::Enum(found) => {
            let words: Vec<String> = found.words().map(code).collect();
            let more = if found.open { ", or another word" } else { "" };
            items.push(format!("{}{more}", words.join(", ")));
        }
        Type::List(item) | Type::Map(item) => {
            items.push(format!("of {}", text(type_word(&item.ty))));
            items.extend(
                constraints(item)
                    .into_iter()
                    .map(|each| format!("each {each}")),
            );
        }
        Type::Object(members) => {
            let members = members
                .iter()
                .map(|member| format!("{} ({})", code(&member.wire), text(type_word(&member.ty))));
            items.extend(members);
        }
        _ => {}
    }
    items
}
