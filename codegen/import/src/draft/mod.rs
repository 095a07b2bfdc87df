//! A model and a profile to drafts of specs, in the layout of `annul fmt` and held against the checker.

mod errors;
mod home;
mod meaning;
mod mend;
mod notes;
mod observe;
mod operation;
mod params;
mod parts;
mod request;
mod response;
mod service;
mod table;
mod types;

use annul_codegen::format;
use serde_json::Value;

use crate::model::{Model, Operation};
use crate::names;
use crate::profile::Profile;
use crate::words::verb;

pub use notes::Notes;
pub use request::{Draft, File, Outcome, Report, Request};

use home::Home;
use mend::Tree;

/// The operations of a model that are like a cancel by their names.
pub fn cancels(model: &Model) -> impl Iterator<Item = &Operation> {
    let operations = model.operations.iter();
    operations.filter(|operation| verb::is_cancel(operation.in_model()))
}

/// Drafts specs of operations.
#[must_use]
pub fn draft(request: &Request<'_>) -> Draft {
    let mut draft = Draft {
        files: Vec::new(),
        reports: Vec::new(),
        service: Notes::default(),
    };
    let mut chosen = Vec::new();
    for name in request.operations {
        match request.model.operation(name) {
            Some(operation) => chosen.push(operation),
            None => refuse(
                &mut draft,
                name,
                "the model has no such operation",
                Notes::default(),
            ),
        }
    }
    let protocol = match service::protocol(request.model) {
        Ok(protocol) => protocol,
        Err(reason) => {
            for operation in chosen {
                refuse(&mut draft, &operation.name, &reason, Notes::default());
            }
            return draft;
        }
    };
    let chosen = with_one_host(chosen, &mut draft);
    let provider_text = request
        .provider_file
        .or_else(|| request.profile.and_then(Profile::provider_file));
    let provider_tree = provider_text.and_then(|text| serde_yaml::from_str::<Value>(text).ok());
    let parts = service::Parts {
        model: request.model,
        profile: request.profile,
        provider_file: provider_tree.as_ref(),
        provider: request.provider,
        protocol,
        operations: &chosen,
        retrieved: request.retrieved,
    };
    let known = request
        .service_file
        .and_then(|text| serde_yaml::from_str::<Value>(text).ok());
    let service_tree = known.unwrap_or_else(|| service::service(&parts, &mut draft.service).into());
    let home = Home::of(&service_tree, provider_tree.as_ref());
    let source = home
        .source
        .clone()
        .unwrap_or_else(|| service::source(request.model, request.profile));
    let of_operation = operation::Parts {
        model: request.model,
        profile: request.profile,
        home: &home,
        protocol: home.protocol.unwrap_or(protocol),
        source: &source,
        is_full: request.is_full,
        target: request.target,
    };
    let folder = format!("{}/{}", request.provider, request.model.service.name);
    let mut around = Vec::new();
    if let Some(text) = provider_text {
        around.push(Tree {
            path: format!("{}/provider.yaml", request.provider),
            content: Value::Null,
            text: Some(text.to_owned()),
        });
    }
    let mut service = Tree {
        path: format!("{folder}/service.yaml"),
        content: service_tree,
        text: request.service_file.map(str::to_owned),
    };
    let drafted = each(&of_operation, &chosen, &around, &mut service, &mut draft);
    if drafted.is_empty() {
        return draft;
    }
    if let (None, Some(text)) = (request.provider_file, provider_text) {
        let path = format!("{}/provider.yaml", request.provider);
        draft.files.push(File {
            path,
            text: text.to_owned(),
        });
    }
    if request.service_file.is_none() {
        draft.files.push(printed(&service, "service"));
    }
    let drafted = drafted.iter().map(|tree| printed(tree, "operation"));
    draft.files.extend(drafted);
    draft
}

/// The files of operations, each held by the checker beside the service and what is around that.
fn each(
    parts: &operation::Parts<'_>,
    chosen: &[&Operation],
    around: &[Tree],
    service: &mut Tree,
    draft: &mut Draft,
) -> Vec<Tree> {
    let folder = service.path.trim_end_matches("/service.yaml").to_owned();
    let mut drafted = Vec::new();
    for operation in chosen {
        let mut notes = Notes::default();
        let map = match operation::operation(parts, operation, &mut notes) {
            Ok(map) => map,
            Err(reason) => {
                refuse(draft, &operation.name, &reason, notes);
                continue;
            }
        };
        let path = format!("{folder}/{}.yaml", names::stem(&operation.name));
        let mut trees = around.to_vec();
        trees.push(service.clone());
        trees.push(Tree {
            path: path.clone(),
            content: map.into(),
            text: None,
        });
        let found = mend::mend(&mut trees);
        drafted.extend(trees.pop());
        if let Some(mended) = trees.pop() {
            *service = mended;
        }
        let line = |(_, finding): &(String, annul_codegen::diagnostic::Diagnostic)| {
            format!("{}: {}", finding.rule.id, finding.message)
        };
        let findings = found.iter().map(line).collect();
        draft.reports.push(Report {
            operation: operation.name.clone(),
            path: Some(path),
            outcome: Outcome::Drafted { findings },
            notes,
        });
    }
    drafted
}

fn refuse(draft: &mut Draft, operation: &str, reason: &str, notes: Notes) {
    draft.reports.push(Report {
        operation: operation.to_owned(),
        path: None,
        outcome: Outcome::Refused {
            reason: reason.to_owned(),
        },
        notes,
    });
}

/// A service has one host in a spec, so all of its operations have the host of the first.
fn with_one_host<'m>(chosen: Vec<&'m Operation>, draft: &mut Draft) -> Vec<&'m Operation> {
    let mut kept: Vec<&Operation> = Vec::new();
    for operation in chosen {
        let prefix = operation.host_prefix.as_deref().unwrap_or_default();
        let first = kept
            .first()
            .map(|first| first.host_prefix.as_deref().unwrap_or_default());
        if prefix.contains('{') {
            let reason = "a part of its host is a param";
            refuse(draft, &operation.name, reason, Notes::default());
        } else if first.is_some_and(|first| first != prefix) {
            let reason =
                format!("its host begins with `{prefix}`, and that of the service does not");
            refuse(draft, &operation.name, &reason, Notes::default());
        } else {
            kept.push(operation);
        }
    }
    kept
}

/// A draft in the layout of all specs, with the line by which editors find its schema.
fn printed(tree: &Tree, kind: &str) -> File {
    let head = format!("# yaml-language-server: $schema=../../{kind}.schema.json\n");
    let plain = format!("{head}{}", plain(&tree.content));
    let text = format::draft(&tree.path, &plain).unwrap_or(plain);
    File {
        path: tree.path.clone(),
        text,
    }
}

/// Sections that stand apart.
const APART: &[&str] = &[
    "sources", "path", "params", "response", "bodies", "errors", "cancel", "examples", "quirks",
];

/// A tree as YAML that the printer reads: a line for each section.
fn plain(content: &Value) -> String {
    let sections = content.as_object().into_iter().flatten();
    let section = |(key, value): (&String, &Value)| {
        let gap = if APART.contains(&key.as_str()) {
            "\n"
        } else {
            ""
        };
        format!("{gap}{key}: {value}\n")
    };
    sections.map(section).collect()
}
