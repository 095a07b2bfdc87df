//! The file of one operation: its sections, put together; or why it is refused.

use annul_codegen::ir::{Binding, Protocol};
use serde_json::{Map, Value, json};

use crate::model::{Model, Operation};
use crate::profile::Profile;
use crate::words::prose;

use super::errors::Errors;
use super::home::Home;
use super::meaning;
use super::notes::Notes;
use super::{params, parts, response};

/// What an operation's file is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    /// The model.
    pub(super) model: &'a Model,
    /// What its provider's services share.
    pub(super) profile: Option<&'a Profile>,
    /// What it has around it.
    pub(super) home: &'a Home,
    /// How it travels.
    pub(super) protocol: Protocol,
    /// The source to name.
    pub(super) source: &'a str,
    /// Whether all of the output is kept.
    pub(super) is_full: bool,
    /// Params that name the target, as the user says.
    pub(super) target: &'a [String],
}

/// The file of an operation.
pub(super) fn operation(
    parts: &Parts<'_>,
    operation: &Operation,
    notes: &mut Notes,
) -> Result<Map<String, Value>, String> {
    let Parts {
        model,
        profile,
        home,
        protocol,
        source,
        ..
    } = *parts;
    let params = params::params(model, operation, protocol, parts.target, notes)?;
    let response = response::response(model, operation, protocol, parts.is_full, notes);
    let errors = Errors {
        model,
        profile,
        protocol,
        source,
    }
    .own(operation, home, notes);
    let cancel = meaning::cancel(
        &parts::Parts {
            model,
            operation,
            params: &params,
            response: &response,
            errors: &errors,
            home,
            source,
        },
        notes,
    )?;
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        map.insert(key.to_owned(), value);
    };
    put("operation", operation.name.clone().into());
    let docs = operation.docs.as_deref();
    let summary = docs.and_then(prose::sentence);
    let usual = || format!("{} of {}.", operation.name, model.service.title);
    put("summary", summary.clone().unwrap_or_else(usual).into());
    let all = docs.and_then(prose::text);
    let rest = all.zip(summary).and_then(|(all, summary)| {
        let rest = all.strip_prefix(&summary)?.trim();
        (!rest.is_empty()).then(|| rest.to_owned())
    });
    if let Some(rest) = rest {
        put("docs", rest.into());
    }
    if let Some(note) = operation.deprecated.as_deref().and_then(prose::text) {
        put("deprecated", json!({ "note": note }));
    }
    put("sources", json!({}));
    put("default_source", source.into());
    put("path", path(model, operation, protocol).into());
    notes.taken.insert(
        0,
        format!(
            "{} params, {} errors of its own",
            params.map.len(),
            errors.len()
        ),
    );
    put("params", params.map.into());
    put("response", response.map.into());
    put("errors", errors.into());
    put("cancel", cancel.into());
    put("examples", json!([]));
    put("quirks", json!([]));
    Ok(map)
}

fn path(model: &Model, operation: &Operation, protocol: Protocol) -> Map<String, Value> {
    let binding = protocol.binding();
    let mut map = Map::new();
    let has_one = binding.has_one_path();
    let is_post = binding.has_only_body();
    map.insert(
        "method".to_owned(),
        if is_post { "POST" } else { &operation.method }.into(),
    );
    map.insert(
        "template".to_owned(),
        if has_one { "/" } else { &operation.path }.into(),
    );
    if binding == Binding::AwsTarget {
        let prefix = model.service.target_prefix.as_deref().unwrap_or_default();
        map.insert(
            "target".to_owned(),
            format!("{prefix}.{}", operation.in_model()).into(),
        );
    }
    map
}
