//! The service that a new operation belongs to: what its file already declares and answers.

use std::path::{Path, PathBuf};

use annul_codegen::diagnostic::Sink;
use annul_codegen::ir::{Binding, DispositionKind, Protocol, ReadingKind, RefusalKind};
use annul_codegen::source::{SourceError, Sources};
use annul_codegen::spec::service::Service;
use annul_codegen::spec::shared;
use annul_codegen::spec::{self, File};

use crate::exit::Failure;

/// A service file that was found, and its folder.
#[derive(Debug)]
pub(super) struct Known {
    /// Where its operations go.
    pub(super) folder: PathBuf,
    /// What it says.
    pub(super) home: Home,
}

/// What an operation has around it.
#[derive(Clone, Debug)]
pub(super) struct Home {
    /// How operations travel.
    pub(super) protocol: Protocol,
    /// Whether a reply's code tells its error first.
    pub(super) by_code: bool,
    /// The only shared body, if there is just one.
    pub(super) body: Option<String>,
    /// Headers that carry a token, which each operation declares.
    pub(super) token_headers: Vec<String>,
    /// The names of its sources.
    pub(super) sources: Vec<String>,
    /// Errors that are declared.
    pub(super) errors: Vec<Declared>,
    /// Rows that are answered.
    pub(super) rows: Vec<Row>,
}

/// An error that is declared.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// Its name.
    pub(super) name: String,
    /// What it means.
    pub(super) kind: RefusalKind,
    /// Its statuses.
    pub(super) statuses: Vec<i64>,
    /// Its codes.
    pub(super) codes: Vec<String>,
    /// Whether it takes any code of its statuses.
    pub(super) any_code: bool,
}

/// A row of the reply table that answers with an error.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// When.
    pub(super) word: DispositionKind,
    /// With which error; none for a success.
    pub(super) error: Option<String>,
    /// What is left of the difference.
    pub(super) reads_as: Option<ReadingKind>,
}

/// The service with this id in the folder, if there is one.
pub(super) fn find(specs: &Path, id: &str) -> Result<Option<Known>, Failure> {
    let sources = match Sources::read(specs) {
        Ok(sources) => sources,
        Err(SourceError::Empty { .. }) => return Ok(None),
        // A first spec may well begin its folder.
        Err(_) if !specs.exists() => return Ok(None),
        Err(error) => return Err(Failure::files(&error)),
    };
    let services = sources.ids();
    for file in services.filter(|file| spec::is_service_file(sources.relative_path(*file))) {
        match spec::read(&sources, file, &Sink::new()).map(|parsed| parsed.file) {
            Some(File::Service(service)) if service.service.value == id => {
                let relative = Path::new(sources.relative_path(file));
                let folder = relative.parent().unwrap_or(Path::new(""));
                return Ok(Some(Known {
                    folder: specs.join(folder),
                    home: Home::of(&service).ok_or_else(|| broken(sources.path(file)))?,
                }));
            }
            None if names(sources.text(file), id) => return Err(broken(sources.path(file))),
            _ => {}
        }
    }
    Ok(None)
}

/// Whether a service file that cannot be read is the one of this service, as one that is not filled in yet.
fn names(text: &str, id: &str) -> bool {
    let value = text.lines().find_map(|line| line.strip_prefix("service:"));
    value.is_some_and(|value| value.trim().trim_matches(['"', '\'']) == id)
}

fn broken(path: &str) -> Failure {
    Failure::broken(format!("the service file {path} is not valid yet")).help(format!(
        "fill it in first; `annul check {path}` reports what is left to do"
    ))
}

impl Home {
    fn of(service: &Service) -> Option<Self> {
        let protocol = service.protocol.value.parse::<Protocol>().ok()?;
        let first = service.error_identity.as_ref();
        let first = first.and_then(|identity| identity.by.first());
        let by_code = first.map_or(protocol.binding() == Binding::AwsTarget, |word| {
            word.value == "code"
        });
        let body = match service.bodies.as_slice() {
            [only] => Some(only.name.value.clone()),
            _ => None,
        };
        let tokens = (service.auth.iter()).filter(|auth| auth.scheme.value == "token_header");
        let tokens = tokens.filter_map(|auth| Some(auth.param.as_ref()?.value.clone()));
        let sources = service.sources.iter();
        let errors = service.errors.iter();
        let errors =
            errors.map(|named| declared(&named.name.value, named.value.as_ref()?, by_code));
        let rows = service.replies.iter();
        let rows = rows.filter_map(|named| row(&named.name.value, named.value.as_ref()?));
        Some(Self {
            protocol,
            by_code,
            body,
            token_headers: tokens.collect(),
            sources: sources.map(|named| named.name.value.clone()).collect(),
            errors: errors.collect::<Option<_>>()?,
            rows: rows.collect(),
        })
    }
}

fn declared(name: &str, error: &shared::Error, by_code: bool) -> Option<Declared> {
    let statuses = [&error.status.documented, &error.status.modelled];
    let mut codes: Vec<String> = error.codes.iter().map(|code| code.value.clone()).collect();
    let flag = error.other_codes.as_ref().is_some_and(|flag| flag.value);
    let any_code = !by_code && (codes.is_empty() || flag);
    if codes.is_empty() && by_code {
        codes.push(name.to_owned());
    }
    Some(Declared {
        name: name.to_owned(),
        kind: error.kind.value.parse().ok()?,
        statuses: statuses
            .into_iter()
            .flatten()
            .map(|status| status.value)
            .collect(),
        codes,
        any_code,
    })
}

fn row(word: &str, row: &shared::Row) -> Option<Row> {
    let reads_as = row.reads_as.as_ref();
    Some(Row {
        word: word.parse().ok()?,
        error: row.error.as_ref().map(|name| name.value.clone()),
        reads_as: reads_as.and_then(|word| word.value.parse().ok()),
    })
}
