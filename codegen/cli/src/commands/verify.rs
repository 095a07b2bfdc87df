//! `annul verify`: holds specs against vendors' models; what is contradicted is its finding.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use annul_codegen::ir::{Operation, Service};
use annul_import::Error;
use annul_import::model::Model;
use annul_import::verify::{self, Difference, Group};
use clap::{Args, ValueEnum};
use serde_json::json;

use crate::catalogue::{self, DEFAULT_SPECS, count};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::page::Page;

/// Compare specs with a vendor's model: what it contradicts, what it has besides, what it says nothing of
///
/// Only what is contradicted is a finding: a type, a place, a constraint, a status, an error that is missing. A quirk of
/// the spec acknowledges it by naming the fact: `about: [path.target]`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of specs, or one spec
    #[arg(value_name = "PATH", default_value = DEFAULT_SPECS)]
    path: PathBuf,

    /// A model, or a folder of models, as `annul import` takes it
    #[arg(long, value_name = "MODEL")]
    against: PathBuf,

    /// Show only what is contradicted
    #[arg(long, short)]
    quiet: bool,

    /// How differences are written to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How differences are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// Text for people
    Human,
    /// One JSON array
    Json,
    /// Annotations of GitHub Actions, for what is contradicted
    Github,
}

/// One spec that was compared.
struct Compared<'c> {
    service: &'c Service,
    operation: &'c Operation,
    against: String,
    differences: Vec<Difference>,
}

impl Compared<'_> {
    fn open(&self) -> impl Iterator<Item = &Difference> {
        let all = self.differences.iter();
        all.filter(|found| found.group == Group::Contradicted && found.acknowledged.is_none())
    }
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let loaded = catalogue::load(&options.path, console)?;
    let all: Vec<(&Service, &Operation)> = loaded.catalogue.operations().collect();
    let mut compared = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files(options, &loaded.catalogue.services)? {
        let model = match annul_import::read(&path) {
            Ok(model) => model,
            Err(error @ Error::Form { .. }) if options.against.is_dir() => {
                console.say(&format!("passed over: {error}"));
                continue;
            }
            Err(error @ Error::Io { .. }) => return Err(Failure::files(&error)),
            Err(error) => return Err(Failure::broken(error.to_string())),
        };
        for (service, operation) in &all {
            compared.extend(one(&model, service, operation, &mut seen));
        }
    }
    if compared.is_empty() {
        let message = format!(
            "no operation of {} is in a model of {}",
            options.path.display(),
            options.against.display()
        );
        return Err(Failure::usage(message)
            .help("models are found by the names of services and operations"));
    }
    compared.sort_by(|a, b| a.operation.id.cmp(&b.operation.id));
    let text = match options.format {
        Format::Human => human(&compared, options.quiet, console),
        Format::Json => format!("{}\n", json(&compared)),
        Format::Github => github(&compared),
    };
    console.write(&text)?;
    let contradicted: usize = compared.iter().map(|one| one.open().count()).sum();
    let operations = count(compared.len(), "operation");
    let others = all.len() - compared.len();
    let acknowledged = compared.iter().flat_map(|one| &one.differences);
    let acknowledged = acknowledged
        .filter(|it| it.group == Group::Contradicted && it.acknowledged.is_some())
        .count();
    console.say(&format!(
        "{operations} compared, {others} without a model; {contradicted} contradicted, {acknowledged} acknowledged"
    ));
    Ok(if contradicted > 0 {
        Exit::Found
    } else {
        Exit::Holds
    })
}

/// The files of models that may be about these services: of a folder, those that lie in one of their names.
fn files(options: &Options, services: &[Service]) -> Result<Vec<PathBuf>, Failure> {
    let files = annul_import::files(&options.against);
    let files = files.map_err(|error| match error {
        Error::Io { .. } => Failure::files(&error),
        _ => Failure::broken(error.to_string()),
    })?;
    let names: Vec<&str> = services
        .iter()
        .filter_map(|service| service.id.rsplit('.').next())
        .collect();
    let is_near = |path: &Path| {
        let folder = path
            .ancestors()
            .nth(2)
            .and_then(Path::file_name)
            .and_then(|name| name.to_str());
        folder.is_some_and(|folder| names.contains(&folder))
    };
    if files.len() > 1 && files.iter().any(|path| is_near(path)) {
        return Ok(files.into_iter().filter(|path| is_near(path)).collect());
    }
    Ok(files)
}

fn one<'c>(
    model: &Model,
    service: &'c Service,
    operation: &'c Operation,
    seen: &mut BTreeSet<String>,
) -> Option<Compared<'c>> {
    if !verify::is_of(model, service) {
        return None;
    }
    let found = verify::find(model, operation)?;
    if !seen.insert(operation.id.clone()) {
        return None;
    }
    Some(Compared {
        service,
        operation,
        against: model.origin.package.clone(),
        differences: verify::verify(model, found, service, operation),
    })
}

fn human(compared: &[Compared<'_>], is_quiet: bool, console: &Console) -> String {
    let mut page = Page::new(console.data);
    for one in compared {
        let idle = verify::idle(one.operation, &one.differences);
        let shown = one
            .differences
            .iter()
            .filter(|found| !is_quiet || found.group == Group::Contradicted);
        let shown: Vec<&Difference> = shown.collect();
        if shown.is_empty() && (idle.is_empty() || is_quiet) {
            continue;
        }
        page.heading(&format!("{}, against {}", one.operation.id, one.against));
        for found in shown {
            let text = match &found.acknowledged {
                Some(decided) => format!(
                    "{}: {}; acknowledged: {decided}",
                    found.about, found.message
                ),
                None => format!("{}: {}", found.about, found.message),
            };
            page.field(2, 16, found.group.word(), &text);
        }
        for way in idle.iter().filter(|_| !is_quiet) {
            page.field(
                2,
                16,
                "idle quirk",
                &format!("nothing is contradicted at {way}"),
            );
        }
    }
    page.into_text()
}

fn json(compared: &[Compared<'_>]) -> serde_json::Value {
    let difference = |found: &Difference| {
        json!({
            "group": found.group.word(),
            "about": found.about,
            "message": found.message,
            "acknowledged": found.acknowledged,
        })
    };
    let one = |one: &Compared<'_>| {
        json!({
            "operation": one.operation.id,
            "service": one.service.id,
            "file": one.operation.spec_path,
            "against": one.against,
            "differences": one.differences.iter().map(difference).collect::<Vec<_>>(),
        })
    };
    compared.iter().map(one).collect()
}

/// One annotation for each open contradiction.
fn github(compared: &[Compared<'_>]) -> String {
    let escaped = |text: &str| {
        text.replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let lines = compared.iter().flat_map(|one| {
        one.open().map(move |found| {
            let file = escaped(&one.operation.spec_path)
                .replace(',', "%2C")
                .replace(':', "%3A");
            let message = escaped(&format!("{}: {}", found.about, found.message));
            format!(
                "::error file={file},title=contradicted by {}::{message}\n",
                one.against
            )
        })
    });
    lines.collect()
}
