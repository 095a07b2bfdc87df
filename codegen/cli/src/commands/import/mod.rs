//! `annul import`: a vendor's model becomes drafts of specs.

mod report;
mod whose;
mod write;

use std::path::{Path, PathBuf};

use annul_import::Error;
use annul_import::draft::{self, Draft, Request};
use annul_import::model::Model;
use clap::{Args, ValueEnum};

use crate::catalogue::{DEFAULT_SPECS, count};
use crate::console::Console;
use crate::day;
use crate::exit::{Exit, Failure};

/// Make drafts of specs from a vendor's model: botocore, Smithy, OpenAPI, Google discovery
///
/// What the model says is taken. What it does not say, and Annul had to assume, begins with `Imported:` in the draft;
/// read those lines against the vendor's documents. Nothing is fetched.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[expect(
    clippy::struct_excessive_bools,
    clippy::doc_markdown,
    reason = "each is a flag of its own, and its help is read in a terminal"
)]
pub(crate) struct Options {
    /// A model: service-2.json of botocore (.gz too), a folder of an installed botocore, Smithy JSON, OpenAPI 3 in YAML or
    /// JSON, a discovery document of Google
    #[arg(value_name = "MODEL")]
    model: PathBuf,

    /// Of a folder with many services, only this one, by the name of its folder
    #[arg(long, value_name = "NAME")]
    service: Option<String>,

    /// Only list the operations that are like a cancel
    #[arg(long, conflicts_with_all = ["operation", "all"])]
    list: bool,

    /// An operation to import; may be given several times
    #[arg(long, value_name = "NAME")]
    operation: Vec<String>,

    /// Import every operation that is like a cancel
    #[arg(long, conflicts_with = "operation")]
    all: bool,

    /// Keep all of an output, and not only what its meaning needs
    #[arg(long)]
    full: bool,

    /// A param that names what is cancelled, where the importer finds none; may be given several times
    #[arg(long, value_name = "PARAM")]
    target: Vec<String>,

    /// What the provider's services share: a profile that Annul has (aws, google, web), or a file
    #[arg(long, value_name = "NAME|FILE")]
    profile: Option<String>,

    /// Who runs the service, where no profile says it
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,

    /// What the model is from, where its place does not tell, such as 'botocore 1.44.5'
    #[arg(long, value_name = "TEXT")]
    package: Option<String>,

    /// The day on which the model was read; today by default
    #[arg(long, value_name = "DATE")]
    retrieved: Option<String>,

    /// The folder of specs
    #[arg(long, value_name = "DIR", default_value = DEFAULT_SPECS)]
    out: PathBuf,

    /// Write nothing: print the drafts
    #[arg(long)]
    dry_run: bool,

    /// How the report is written to standard output
    #[arg(long, value_enum, default_value_t = Report::Human)]
    report: Report,
}

const EXAMPLES: &str = "\
Examples:
  annul import botocore/data/athena --list
  annul import botocore/data/athena --operation StopQueryExecution --dry-run
  annul import models/athena-2017-05-18.json --all --out specs";

/// How the report is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Report {
    /// The files that were written; all else to standard error
    Human,
    /// One JSON object for each operation, on a line
    Json,
}

/// What came of all models.
#[derive(Default)]
struct Tally {
    drafted: usize,
    refused: usize,
    found: usize,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    if !options.list && !options.all && options.operation.is_empty() {
        return Err(Failure::usage("nothing says what to import")
            .help("`--list` shows the operations; then `--operation NAME`, or `--all`"));
    }
    let files = files(options)?;
    let mut tally = Tally::default();
    let mut seen = 0;
    for file in &files {
        let model = annul_import::read(file);
        let mut model = match model {
            Ok(model) => model,
            // Of a folder, what is a model of another kind is passed over, and told.
            Err(error @ Error::Form { .. }) if files.len() > 1 => {
                console.say(&format!("passed over: {error}"));
                continue;
            }
            Err(error) => return Err(failure(&error)),
        };
        seen += 1;
        if let Some(package) = &options.package {
            model.origin.package.clone_from(package);
        }
        if options.list {
            console.write(&report::list(&model, console.data))?;
        } else {
            one(options, &model, &mut tally, console)?;
        }
    }
    if seen == 0 {
        return Err(Failure::usage(
            "none of the files is a model that Annul reads",
        ));
    }
    if options.list {
        return Ok(Exit::Holds);
    }
    let Tally {
        drafted,
        refused,
        found,
    } = tally;
    let drafts = count(drafted, "operation");
    let verb = if options.dry_run {
        "would be drafted"
    } else {
        "drafted"
    };
    console.say(&format!("\n{drafts} {verb}, {refused} refused"));
    if drafted > 0 && !options.dry_run {
        console.say("next: read what begins with `Imported:` against the vendor's documents, then `annul check`");
    }
    Ok(if refused + found > 0 {
        Exit::Found
    } else {
        Exit::Holds
    })
}

/// The files of models, of one service if that is wanted.
fn files(options: &Options) -> Result<Vec<PathBuf>, Failure> {
    let mut files = annul_import::files(&options.model).map_err(|error| failure(&error))?;
    if let Some(service) = &options.service {
        let is_its = |path: &Path| {
            path.iter()
                .any(|part| part.to_str() == Some(service.as_str()))
        };
        files.retain(|path| is_its(path));
        if files.is_empty() {
            let message = format!(
                "no model of `{service}` lies in {}",
                options.model.display()
            );
            return Err(Failure::usage(message));
        }
    }
    Ok(files)
}

fn failure(error: &Error) -> Failure {
    match error {
        Error::Io { .. } => Failure::files(error),
        _ => Failure::broken(error.to_string()),
    }
}

fn one(
    options: &Options,
    model: &Model,
    tally: &mut Tally,
    console: &Console,
) -> Result<(), Failure> {
    let (profile, provider) = whose::of(options, model)?;
    let operations: Vec<String> = if options.all {
        draft::cancels(model)
            .map(|operation| operation.name.clone())
            .collect()
    } else {
        // Of many models, those that have the operation.
        let is_known =
            |name: &&String| options.service.is_some() || model.operation(name).is_some();
        options.operation.iter().filter(is_known).cloned().collect()
    };
    if operations.is_empty() {
        return Ok(());
    }
    let around = write::around(&options.out, &provider, &model.service.name)?;
    let today = day::today();
    let draft = draft::draft(&Request {
        model,
        profile: profile.as_ref(),
        provider: &provider,
        operations: &operations,
        retrieved: options.retrieved.as_deref().unwrap_or(&today),
        is_full: options.full,
        target: &options.target,
        provider_file: around.provider.as_deref(),
        service_file: around.service.as_deref(),
    });
    for report in &draft.reports {
        match &report.outcome {
            draft::Outcome::Drafted { findings } => {
                tally.drafted += 1;
                tally.found += usize::from(!findings.is_empty());
            }
            _ => tally.refused += 1,
        }
    }
    tell(options, model, &draft, console)
}

fn tell(options: &Options, model: &Model, draft: &Draft, console: &Console) -> Result<(), Failure> {
    let written = if options.dry_run {
        Vec::new()
    } else {
        write::files(&options.out, &draft.files, console)?
    };
    match options.report {
        Report::Json => console.write(&report::json(model, draft))?,
        Report::Human => {
            if options.dry_run {
                for file in &draft.files {
                    console.write(&format!("# {}\n{}\n", file.path, file.text))?;
                }
            }
            for path in written {
                console.write(&format!("{path}\n"))?;
            }
        }
    }
    console.tell(&report::human(model, draft, console.talk));
    Ok(())
}
