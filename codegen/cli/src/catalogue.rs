//! Reads the specs that a command works on, and says what to do if they are not there or do not hold.

use std::io::ErrorKind;
use std::path::Path;

use annul_codegen::Checked;
use annul_codegen::diagnostic::Diagnostic;
use annul_codegen::diagnostic::print::{self, Summary};
use annul_codegen::ir::{Catalogue, Operation};
use annul_codegen::options::Options;
use annul_codegen::run::Extent;
use annul_codegen::source::{SourceError, Sources};

use crate::console::Console;
use crate::exit::Failure;

/// Where specs are looked for unless the command line says otherwise.
pub(crate) const DEFAULT_SPECS: &str = "specs";

/// Specs that hold.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The files.
    pub(crate) sources: Sources,
    /// What they say.
    pub(crate) catalogue: Catalogue,
    /// What should be looked at again.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// The files below `path`, or that one file and the service file beside it.
pub(crate) fn read(path: &Path) -> Result<Sources, Failure> {
    read_all(&[path])
}

fn read_all(paths: &[impl AsRef<Path>]) -> Result<Sources, Failure> {
    Sources::read_all(paths).map_err(|error| {
        let failure = Failure::files(&error);
        let missing =
            matches!(&error, SourceError::Io { error, .. } if error.kind() == ErrorKind::NotFound);
        match error {
            SourceError::Io { path, .. } if missing && path == Path::new(DEFAULT_SPECS) => failure.help(
                "run annul in the folder that holds `specs`, name another folder, or begin with \
                 `annul new PROVIDER.SERVICE.OPERATION`",
            ),
            SourceError::Empty { .. } => failure
                .help("`annul new PROVIDER.SERVICE.OPERATION` writes a first spec to fill in"),
            _ => failure,
        }
    })
}

/// Specs that hold; if they do not, everything that was found goes to standard error.
pub(crate) fn load(path: &Path, console: &Console) -> Result<Loaded, Failure> {
    let sources = read(path)?;
    let checked = annul_codegen::check(&sources);
    held(sources, checked, console)
}

/// The same; where nobody named a folder and there is none, of the catalogue that is built in, if one is.
pub(crate) fn load_near(path: &Path, console: &Console) -> Result<Loaded, Failure> {
    #[cfg(feature = "live")]
    if path == Path::new(DEFAULT_SPECS) && !path.exists() {
        return load_or_built_in(&[] as &[&Path], console);
    }
    load(path, console)
}

/// The same of specs that somebody names, or else of the catalogue that is built in.
#[cfg(feature = "live")]
pub(crate) fn load_or_built_in(
    paths: &[impl AsRef<Path>],
    console: &Console,
) -> Result<Loaded, Failure> {
    if !paths.is_empty() {
        let sources = read_all(paths)?;
        let checked = annul_codegen::check(&sources);
        return held(sources, checked, console);
    }
    let texts = crate::built_in::SPECS.iter();
    let texts = texts.map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let sources = Sources::from_texts(texts.collect());
    let checked = annul_codegen::check(&sources);
    held(sources, checked, console)
}

/// The same of specs that lie in several places, for bindings with these options.
pub(crate) fn load_for(
    paths: &[impl AsRef<Path>],
    options: &Options,
    console: &Console,
) -> Result<Loaded, Failure> {
    let sources = read_all(paths)?;
    let checked = annul_codegen::check_for(&sources, options);
    held(sources, checked, console)
}

fn held(sources: Sources, checked: Checked, console: &Console) -> Result<Loaded, Failure> {
    if let Some(catalogue) = checked.catalogue {
        return Ok(Loaded {
            sources,
            catalogue,
            warnings: checked.findings,
        });
    }
    console.tell(&print::human(&sources, &checked.findings, console.talk.on));
    console.say("");
    let summary = Summary::of(&checked.findings);
    Err(
        Failure::broken(format!("the specs are not valid: {summary}"))
            .help("correct them; `annul explain RULE` explains a rule"),
    )
}

/// `1 file`, `2 files`
pub(crate) fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// `5 operations of 2 services`
pub(crate) fn extent(catalogue: &Catalogue) -> String {
    let services = catalogue.services.iter();
    let services = services.filter(|service| !service.operations.is_empty());
    counted(&Extent {
        operations: catalogue.operations().count(),
        services: services.count(),
        ..Extent::default()
    })
}

/// The same of what a run has counted.
pub(crate) fn counted(extent: &Extent) -> String {
    format!(
        "{} of {}",
        count(extent.operations, "operation"),
        count(extent.services, "service")
    )
}

/// What a client calls: the RPC target, or method and path.
pub(crate) fn call(operation: &Operation) -> String {
    let route = &operation.route;
    let path = || format!("{} {}", route.method.as_str(), route.template);
    route.target.clone().unwrap_or_else(path)
}
