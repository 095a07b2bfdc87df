//! `annul diff`: what changed between two states of the specs, who breaks by it, and in which order to roll it out.

mod catalogues;
mod driver;
mod git;
mod side;

use std::path::PathBuf;

use annul_codegen::diff::{self, Places, Policy, Report, Severity, accept, print};
use annul_codegen::run;
use clap::{Args, ValueEnum};

use crate::console::Console;
use crate::day;
use crate::exit::{Exit, Failure};
use crate::progress::Progress;
use side::Side;

/// Compare two states of the specs: who breaks, in which order to roll out, what Rust users notice
///
/// OLD and NEW are folders of specs, spec files, or git revisions: `main` is the folder `specs` of that
/// revision, `HEAD~3:specs/aws` another folder of it. Without NEW it is the working tree, without both
/// the working tree is compared with HEAD. `main...` is where this branch left `main`, and `main...feature`
/// what `feature` has changed since. A name that is a file and a revision is taken for the file.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The old side: a folder, a file, or a git revision
    #[arg(value_name = "OLD")]
    old: Option<String>,

    /// The new side, likewise
    #[arg(value_name = "NEW")]
    new: Option<String>,

    /// How the report is written to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// Findings of this weight or more end the command with exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Breaking)]
    fail_on: FailOn,

    /// Also list the generated Rust items that change
    #[arg(long)]
    rust: bool,

    /// All of every finding, with fingerprints, and what the verdicts assume
    #[arg(long, short)]
    verbose: bool,

    /// A file of accepted findings; what it does not need any more is an error
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,

    /// Judge for callers that check ids of the service before sending, as `Checks::Strict` does
    #[arg(long)]
    strict_callers: bool,

    /// The seven arguments with which git calls a diff driver; the exit code is always 0
    #[arg(long, num_args = 7..=9, value_name = "ARG", allow_hyphen_values = true, conflicts_with_all = ["old", "new"])]
    git_driver: Option<Vec<String>>,
}

/// How the report is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For a terminal, in one screen
    Human,
    /// For the comment of a pull request
    Markdown,
    /// One JSON object, versioned; see `annul schema diff`
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// What fails the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum FailOn {
    /// Something that worked fails, or Rust code does not compile
    Breaking,
    /// Something may fail
    Dangerous,
    /// Anything but words
    Safe,
    /// Anything
    DocsOnly,
    /// Nothing
    Never,
}

impl FailOn {
    fn least(self) -> Option<Severity> {
        match self {
            Self::Breaking => Some(Severity::Breaking),
            Self::Dangerous => Some(Severity::Dangerous),
            Self::Safe => Some(Severity::Safe),
            Self::DocsOnly => Some(Severity::DocsOnly),
            Self::Never => None,
        }
    }
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    if let Some(arguments) = &options.git_driver {
        let compared = driver::sides(arguments).and_then(|sides| compare(options, sides, console));
        // Whatever a driver ends with but 0, git takes for a crash and stops.
        if let Err(failure) = compared {
            let file = arguments.first().map_or("", String::as_str);
            console.write(&format!("{file}: not compared: {}\n", failure.message))?;
        }
        return Ok(Exit::Holds);
    }
    let sides = side::both(options.old.as_deref(), options.new.as_deref(), console)?;
    compare(options, sides, console)
}

fn compare(
    options: &Options,
    (mut old, mut new): (Side, Side),
    console: &Console,
) -> Result<Exit, Failure> {
    let equal = side::without_equal(&mut old, &mut new);
    let mut policy = Policy::default();
    policy.strict_callers = options.strict_callers;
    let mut report = compared(&old, &new, policy, console)?;
    report.compared += equal;
    report.note_formatting(&old.sources, &new.sources);
    if let Some(path) = &options.accept {
        accepted(path, &mut report)?;
    }
    let fail_on = options.fail_on.least();
    console.write(&text(options, &report, &old, &new, fail_on))?;
    let fails = print::failing(&report, fail_on) > 0;
    Ok(if fails { Exit::Found } else { Exit::Holds })
}

/// A folder at a time; where a side does not hold, all at once, so that everything wrong with it is told.
fn compared(old: &Side, new: &Side, policy: Policy, console: &Console) -> Result<Report, Failure> {
    let progress = Progress::new("comparing");
    let told = |done, all| progress.told(done, all);
    let report = run::diff(&old.sources, &new.sources, &policy, &told);
    drop(progress);
    if let Some(report) = report {
        return Ok(report);
    }
    let (was, is) = catalogues::both(old, new, console)?;
    let mut report = diff::diff(&was.catalogue, &is.catalogue, &policy);
    let found = (&old.sources, was.findings.as_slice());
    let found_now = (&new.sources, is.findings.as_slice());
    report.note_examples(found, found_now, &is.catalogue);
    Ok(report)
}

fn text(
    options: &Options,
    report: &Report,
    old: &Side,
    new: &Side,
    fail_on: Option<Severity>,
) -> String {
    // Code hosts look for files from the root of the repository, people from where they stand.
    let is_for_hosts = matches!(options.format, Format::Sarif | Format::Github);
    let [(old_prefix, old_begins), (new_prefix, new_begins)] = [old, new].map(|side| {
        let from_root = side.from_root.as_ref().filter(|_| is_for_hosts);
        from_root.map_or((side.prefix.as_str(), ""), |(way, begins)| (way, begins))
    });
    let places = Places::new(&old.sources, &new.sources, [old_prefix, new_prefix])
        .in_place_of([old_begins, new_begins]);
    let style = print::Style {
        old: &old.name,
        new: &new.name,
        places: &places,
        verbose: options.verbose,
        rust: options.rust,
        fail_on,
    };
    match options.format {
        Format::Human => print::human(report, &style),
        Format::Markdown => print::markdown(report, &style),
        Format::Json => print::json(report, &style),
        Format::Sarif => print::sarif(report, &style),
        Format::Github => print::github(report, &style),
    }
}

fn accepted(path: &std::path::Path, report: &mut Report) -> Result<(), Failure> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::while_doing(format!("cannot read `{name}`"), &error))?;
    let wrong = |problems: Vec<String>| {
        let mut failure = Failure::usage(format!("the acceptance file `{name}` does not fit"));
        failure.causes = problems;
        failure.help("each entry has `finding`, `reason`, `because`, `date`, and maybe `until`")
    };
    let entries = accept::read(&name, &text).map_err(wrong)?;
    accept::apply(report, &entries, &name, &day::today()).map_err(wrong)
}
