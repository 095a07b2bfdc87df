//! A model and a profile to drafts of specs, in the layout of `annul fmt` and held against the checker.

mod errors;
mod home;
mod meaning;
mod mend;
mod notes;
mod observe;
mod operation;
mod params;
mod response;
mod service;
mod table;
mod types;

use std::fmt;

use annul_codegen::format;
use serde_json::Value;

use crate::model::{Model, Operation};
use crate::names;
use crate::profile::Profile;
use crate::words::verb;

pub use notes::Notes;

use home::Home;
use mend::Tree;

/// What is to be drafted.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The model.
    pub model: &'a Model,
    /// What the services of its provider share.
    pub profile: Option<&'a Profile>,
    /// The provider, as specs call it.
    pub provider: &'a str,
    /// The operations, by the names that specs have for them.
    pub operations: &'a [String],
    /// The day on which the model was read, as `2026-11-21`.
    pub retrieved: &'a str,
    /// Whether all of an output is kept, and not only what its meaning needs.
    pub is_full: bool,
    /// Params that name the target; without any, each required id does.
    pub target: &'a [String],
    /// The provider's file where the drafts go, if there is one.
    pub provider_file: Option<&'a str>,
    /// The service's file where the drafts go, if there is one.
    pub service_file: Option<&'a str>,
}

/// A file to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its path below the folder of specs, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What became of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// It is drafted; what the checker still finds, which is nothing unless an importer is wrong.
    Drafted {
        /// Findings of the checker, in a line each.
        findings: Vec<String>,
    },
    /// Specs cannot say it, or nobody may guess it.
    Refused {
        /// Why.
        reason: String,
    },
}

/// What an import tells about one operation.
#[derive(Clone, Debug)]
pub struct Report {
    /// The operation.
    pub operation: String,
    /// The file, if one is drafted.
    pub path: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What was taken, assumed and left out.
    pub notes: Notes,
}

/// Drafts of specs.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The files, the provider's and the service's first.
    pub files: Vec<File>,
    /// What to know about each operation that was asked for.
    pub reports: Vec<Report>,
    /// What to know about the service.
    pub service: Notes,
}

/// The operations of a model that are like a cancel by their names.
pub fn cancels(model: &Model) -> impl Iterator<Item = &Operation> {
    let operations = model.operations.iter();
    operations.filter(|operation| verb::is_cancel(operation.in_model()))
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drafted { findings } if findings.is_empty() => out.write_str("drafted"),
            Self::Drafted { findings } => write!(out, "drafted, and `annul check` finds: {}", findings.join("; ")),
            Self::Refused { reason } => write!(out, "refused: {reason}"),
        }
    }
}

/// Drafts specs of operations.
#[must_use]
pub fn draft(request: &Request<'_>) -> Draft {
    let mut draft = Draft { files: Vec::new(), reports: Vec::new(), service: Notes::default() };
    let mut chosen = Vec::new();
    for name in request.operations {
        match request.model.operation(name) {
            Some(operation) => chosen.push(operation),
            None => refuse(&mut draft, name, "the model has no such operation", Notes::default()),
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
    let provider_text = request.provider_file.or_else(|| request.profile.and_then(Profile::provider_file));
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
    let known = request.service_file.and_then(|text| serde_yaml::from_str::<Value>(text).ok());
    let service_tree = known.unwrap_or_else(|| service::service(&parts, &mut draft.service).into());
    let home = Home::of(&service_tree, provider_tree.as_ref());
    let source = home.source.clone().unwrap_or_else(|| service::source(request.model, request.profile));
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
    let mut drafted = Vec::new();
    for operation in &chosen {
        let mut notes = Notes::default();
        match operation::operation(&of_operation, operation, &mut notes) {
            Err(reason) => refuse(&mut draft, &operation.name, &reason, notes),
            Ok(map) => {
                let path = format!("{folder}/{}.yaml", names::stem(&operation.name));
                let mut trees = around.clone();
                trees.push(service.clone());
                trees.push(Tree { path: path.clone(), content: map.into(), text: None });
                let found = mend::mend(&mut trees);
                let own = trees.pop();
                service = trees.pop().unwrap_or(service);
                drafted.extend(own);
                let line = |(_, finding): &(String, _)| {
                    let finding: &annul_codegen::diagnostic::Diagnostic = finding;
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
        }
    }
    if drafted.is_empty() {
        return draft;
    }
    if let (None, Some(text)) = (request.provider_file, provider_text) {
        let path = format!("{}/provider.yaml", request.provider);
        draft.files.push(File { path, text: text.to_owned() });
    }
    if request.service_file.is_none() {
        draft.files.push(printed(&service, "service"));
    }
    draft.files.extend(drafted.iter().map(|tree| printed(tree, "operation")));
    draft
}

fn refuse(draft: &mut Draft, operation: &str, reason: &str, notes: Notes) {
    draft.reports.push(Report {
        operation: operation.to_owned(),
        path: None,
        outcome: Outcome::Refused { reason: reason.to_owned() },
        notes,
    });
}

/// A service has one host in a spec, so all of its operations have the host of the first.
fn with_one_host<'m>(chosen: Vec<&'m Operation>, draft: &mut Draft) -> Vec<&'m Operation> {
    let mut kept: Vec<&Operation> = Vec::new();
    for operation in chosen {
        let prefix = operation.host_prefix.as_deref().unwrap_or_default();
        let first = kept.first().map(|first| first.host_prefix.as_deref().unwrap_or_default());
        if prefix.contains('{') {
            let reason = "a part of its host is a param";
            refuse(draft, &operation.name, reason, Notes::default());
        } else if first.is_some_and(|first| first != prefix) {
            let reason = format!("its host begins with `{prefix}`, and that of the service does not");
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
    File { path: tree.path.clone(), text }
}

/// Sections that stand apart.
const APART: &[&str] = &["sources", "path", "params", "response", "bodies", "errors", "cancel", "examples", "quirks"];

/// A tree as YAML that the printer reads: a line for each section.
fn plain(content: &Value) -> String {
    let sections = content.as_object().into_iter().flatten();
    let section = |(key, value): (&String, &Value)| {
        let gap = if APART.contains(&key.as_str()) { "\n" } else { "" };
        format!("{gap}{key}: {value}\n")
    };
    sections.map(section).collect()
}
