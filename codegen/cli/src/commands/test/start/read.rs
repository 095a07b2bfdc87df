//! A start file as it is read: each name in it is one of the catalogue.

use std::path::Path;
use std::time::Duration;

use annul_codegen::check::literal;
use annul_codegen::ir::{Catalogue, Error, Literal, Operation, Service};
use annul_codegen::spec::yaml::{Entry, Node};

use super::step::{self, Step};
use super::{Known, StartFile, language};
use crate::console::Console;
use crate::exit::Failure;
use crate::names;
use crate::small_file::SmallFile;

/// The word for the start file of `annul serve`, which is built in.
pub(in crate::commands::test) const SERVE: &str = "serve";

/// Reads a start file, or the one that is built in.
pub(in crate::commands::test) fn read(
    path: &Path,
    catalogue: &Catalogue,
    console: &Console,
) -> Result<StartFile, Failure> {
    let file = if path.as_os_str() == SERVE {
        let text = include_str!("serve.yaml").to_owned();
        SmallFile::of(
            "the start file of annul serve",
            text,
            &language::FILE,
            console,
        )?
    } else {
        SmallFile::read(path, &language::FILE, console)?
    };
    start_file(&file, catalogue)
}

fn start_file(file: &SmallFile, catalogue: &Catalogue) -> Result<StartFile, Failure> {
    let tree = &file.tree;
    let mut every = match tree.get("every") {
        Some(node) => {
            // A name in it is that of some operation.
            known(node, file, &|_| true, &|_| true)?
        }
        None => Known::default(),
    };
    let mut headers = step::headers(tree, file)?;
    super::over(&mut headers, std::mem::take(&mut every.headers));
    every.headers = headers;
    let entries = tree.get("operations").map_or(&[][..], Node::entries);
    let operations = entries.iter().map(|entry| {
        let found = names::operation(&entry.key.value, catalogue);
        let (service, operation) = found.map_err(|failure| {
            let wrong = file.wrong(entry.key.span, &failure.message);
            match failure.help {
                Some(help) => wrong.help(help),
                None => wrong,
            }
        })?;
        let own = of_operation(&entry.value, file, service, operation)?;
        Ok((operation.id.clone(), own))
    });
    Ok(StartFile {
        alone: tree.boolean("alone").is_some_and(|flag| flag.value),
        settle: tree
            .integer("settle")
            .map(|settle| Duration::from_millis(u64::try_from(settle.value).unwrap_or_default())),
        operations: operations.collect::<Result<_, Failure>>()?,
        every,
    })
}

fn of_operation(
    node: &Node,
    file: &SmallFile,
    service: &Service,
    operation: &Operation,
) -> Result<Known, Failure> {
    let is_param = |name: &str| operation.arguments().any(|param| param.key == name);
    let is_error = |name: &str| declared(service, operation).any(|error| error.name == name);
    known(node, file, &is_param, &is_error)
}

/// All errors that an operation can answer.
pub(in crate::commands::test) fn declared<'a>(
    service: &'a Service,
    operation: &'a Operation,
) -> impl Iterator<Item = &'a Error> {
    operation.errors.iter().chain(&service.errors)
}

fn known(
    node: &Node,
    file: &SmallFile,
    is_param: &dyn Fn(&str) -> bool,
    is_error: &dyn Fn(&str) -> bool,
) -> Result<Known, Failure> {
    let step = |key| match node.get(key) {
        Some(found) => {
            let step = Step::read(found, file)?;
            let ids = found.get("ids").map_or(&[][..], Node::entries);
            check_params(ids, file, is_param)?;
            Ok::<_, Failure>(Some(step))
        }
        None => Ok(None),
    };
    let values = |key| {
        let entries = node.get(key).map_or(&[][..], Node::entries);
        check_params(entries, file, is_param)?;
        let values = entries
            .iter()
            .map(|entry| (entry.key.value.clone(), literal(&entry.value)));
        Ok::<Vec<(String, Literal)>, Failure>(values.collect())
    };
    let phases = node.texts("phases").into_iter().map(|word| {
        let phase = word.value.parse::<annul_runtime::Phase>().ok();
        let ended = phase.filter(|phase| phase.is_terminal());
        ended.ok_or_else(|| file.wrong(word.span, "a target does not end in this phase"))
    });
    let errors = node.texts("errors").into_iter().map(|name| {
        if is_error(&name.value) {
            return Ok(name.value);
        }
        let said = format!("`{}` is no error that the operation declares", name.value);
        Err(file.wrong(name.span, &said))
    });
    let differences = node
        .get("differences")
        .map_or(&[][..], Node::entries)
        .iter();
    let differences = differences.filter_map(|entry| {
        let because = entry.value.as_text()?.value;
        Some((entry.key.value.clone(), because))
    });
    Ok(Known {
        start: step("start")?,
        end: step("end")?,
        provoke: step("provoke")?,
        phases: phases.collect::<Result<_, _>>()?,
        errors: errors.collect::<Result<_, _>>()?,
        params: values("params")?,
        unknown: values("unknown")?,
        headers: step::headers(node, file)?,
        differences: differences.collect(),
        skip: node.text("skip").map(|text| text.value),
    })
}

fn check_params(
    entries: &[Entry],
    file: &SmallFile,
    is_param: &dyn Fn(&str) -> bool,
) -> Result<(), Failure> {
    match entries.iter().find(|entry| !is_param(&entry.key.value)) {
        Some(entry) => {
            let said = format!("the operation has no param `{}`", entry.key.value);
            Err(file.wrong(entry.key.span, &said))
        }
        None => Ok(()),
    }
}
