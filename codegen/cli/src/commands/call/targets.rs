//! What is to be cancelled: the target of the command line, or the lines of a file.

use std::collections::HashSet;

use annul_runtime::Target;
use annul_runtime::dynamic::{DynamicInput, DynamicOperation};
use annul_runtime::wire::{CancelOperation as _, Operation as _};
use serde_json::{Value, json};

use super::given::{self, Given};
use super::options::Options;
use crate::exit::Failure;
use crate::limited;

/// How large a list of targets may be.
const LARGEST: u64 = 64 * 1024 * 1024;

/// One target.
pub(super) struct Wanted {
    /// The line that names it, if there is one.
    pub(super) line: Option<String>,
    /// What is sent.
    pub(super) input: DynamicInput,
    /// What it is called in reports.
    pub(super) target: Target<'static>,
}

/// The targets, each once, in their order.
pub(super) fn read(operation: DynamicOperation, options: &Options) -> Result<Vec<Wanted>, Failure> {
    let shared = given::words(operation, options.params.iter().map(String::as_str))?;
    let Some(path) = &options.targets else {
        return wanted(operation, &shared, &Given::new(), None);
    };
    let text = limited::file_or_input(path, LARGEST).and_then(limited::text);
    let text = text.map_err(|error| {
        Failure::while_doing(format!("cannot read `{}`", path.display()), &error)
    })?;
    let lines = of_lines(operation, &shared, &text)?;
    if lines.is_empty() {
        return Err(Failure::usage(format!(
            "`{}` names no target",
            path.display()
        )));
    }
    Ok(lines)
}

fn of_lines(
    operation: DynamicOperation,
    shared: &Given,
    text: &str,
) -> Result<Vec<Wanted>, Failure> {
    let mut all = Vec::new();
    let mut known = HashSet::new();
    let lines = text.lines().enumerate();
    let lines = lines.map(|(index, line)| (index + 1, line.trim()));
    for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let own = own(operation, shared, line);
        let found = own.and_then(|own| wanted(operation, shared, &own, Some(line)));
        let found = found.map_err(|mut failure| {
            failure.message = format!("line {number} of the targets: {}", failure.message);
            failure
        })?;
        let is_new = |one: &Wanted| known.insert(one.target.clone());
        all.extend(found.into_iter().filter(is_new));
    }
    Ok(all)
}

/// What a line gives.
fn own(operation: DynamicOperation, shared: &Given, line: &str) -> Result<Given, Failure> {
    if line.starts_with('{') {
        let object: Given = serde_json::from_str(line)
            .map_err(|error| Failure::usage(format!("it is no JSON object: {error}")))?;
        for name in object.keys() {
            given::param(operation, name)?;
        }
        return Ok(object);
    }
    let name = line.split('=').next().unwrap_or_default();
    let name = name.strip_suffix(':').unwrap_or(name);
    let is_word = line.contains('=') && operation.facts().param(name).is_some();
    if is_word {
        return given::words(operation, line.split_whitespace());
    }
    // An id alone, where it is plain whose it is.
    let ids = operation.facts().info.cancel.target.iter();
    let mut open = ids.filter(|id| !shared.contains_key(**id));
    match (open.next(), open.next()) {
        (Some(id), None) => given::words(operation, [format!("{id}={line}").as_str()]),
        _ => Err(
            Failure::usage("it is neither NAME=VALUE words nor a JSON object")
                .help("an id alone is enough only where one param names the target"),
        ),
    }
}

/// What one line names: a target, or one for each id of a param that takes several.
fn wanted(
    operation: DynamicOperation,
    shared: &Given,
    own: &Given,
    line: Option<&str>,
) -> Result<Vec<Wanted>, Failure> {
    let input = given::input(operation, shared, own.clone())?;
    let several = operation.targets(&input);
    let each = operation.info().cancel.each.as_ref();
    if let (Some(each), [_, _, ..]) = (each, &*several) {
        let one = |target: &Target<'_>| {
            let mut own = own.clone();
            own.insert(each.param.to_owned(), json!([target.each()]));
            Ok(Wanted {
                line: line.map(|_| Value::Object(own.clone()).to_string()),
                input: given::input(operation, shared, own)?,
                target: target.clone().into_owned(),
            })
        };
        return several.iter().map(one).collect();
    }
    let target = operation.target(&input).into_owned();
    Ok(vec![Wanted {
        line: line.map(str::to_owned),
        input,
        target,
    }])
}

/// The ids of a target as JSON.
pub(super) fn ids(target: &Target<'_>) -> Value {
    let ids = target.ids();
    ids.map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect::<Given>()
        .into()
}
