//! A run: options, specs, findings, files; and what is left behind where it fails.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::print::{self, Summary};
use crate::diagnostic::{Diagnostic, Severity};
use crate::options::Settings;
use crate::render::{MARK, Tree};
use crate::run::{self, Request};
use crate::source::Sources;
use crate::write::{self, Plan};

use super::error::{Error, Result, Stale};
use super::{cargo, error};

/// The folder in `OUT_DIR` that is ours; `include_specs!` looks for it.
const FOLDER: &str = "annul";

/// Generates with the settings that `settings` tells.
pub(super) fn compile(settings: impl FnOnce() -> Result<Settings>) -> Result<()> {
    let settings = match settings() {
        Ok(settings) => settings,
        Err(error) => {
            let told = one_line(&error);
            cargo::show("error", &told);
            let usual = Settings::default();
            if let Ok((out, true)) = out_dir(&usual) {
                leave_word(&told, &usual, &out);
            }
            return Err(error);
        }
    };
    let (out, is_ours) = out_dir(&settings)?;
    if let Err(error) = write::stands_apart(&settings.specs, &out) {
        let error = Error::Write(error);
        cargo::show("error", &one_line(&error));
        return Err(error);
    }
    if let Some(done) = quick(&settings, &out) {
        return done;
    }
    let mut told = String::new();
    let result = tree(&settings, &mut told).and_then(|tree| {
        let plan = write::plan(&tree, &out, false)?;
        Ok(write::apply(&plan, &out)?)
    });
    if let Err(error) = &result {
        if told.is_empty() {
            told = one_line(error);
        }
        cargo::show("error", &told);
        // Checked-in code stays as it was: it is the last that held, and the build fails anyway.
        if is_ours {
            leave_word(&told, &settings, &out);
        }
    }
    result
}

/// The run of specs that nothing is to be told of, if they are such; errors are left to the long road, which shows them.
fn quick(settings: &Settings, out: &Path) -> Option<Result<()>> {
    let cache = settings
        .cache
        .then(|| run::cache_of_build(out, &settings.specs))
        .flatten();
    let request = Request {
        specs: &settings.specs,
        options: &settings.options,
        progress: &|_, _| {},
    };
    let mut planned = run::plan(&request, out, cache.as_deref()).ok()??;
    if settings.emit_rerun_if_changed && cargo::is_build_script() {
        let files = planned.survey.files().iter().map(|file| &*file.shown);
        cargo::rerun_if_changed(planned.survey.folders(), files);
    }
    planned.apply(out).ok()?;
    Some(Ok(()))
}

/// Compares.
pub(super) fn check(settings: &Settings) -> Result<()> {
    let Some(out) = settings.out_dir.clone() else {
        return Err(Error::NothingToCheck);
    };
    let plan = write::plan(&tree(settings, &mut String::new())?, &out, false)?;
    if plan.is_fresh() {
        return Ok(());
    }
    let Plan { write, remove, .. } = plan;
    Err(Error::Stale(Stale {
        out_dir: out,
        differing: write.into_iter().map(|(path, _)| path).collect(),
        superfluous: remove,
    }))
}

/// The bindings in memory. What was found goes to standard error, and errors in short form to `told`.
fn tree(settings: &Settings, told: &mut String) -> Result<Tree> {
    let sources = Sources::read_all(&settings.specs)?;
    let mut checked = crate::check_for(&sources, &settings.options);
    if settings.deny_warnings {
        for finding in &mut checked.findings {
            finding.severity = Severity::Error;
        }
    }
    let (errors, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) = checked
        .findings
        .into_iter()
        .partition(|finding| finding.severity == Severity::Error);
    if !warnings.is_empty() {
        cargo::show("warning", &print::short_for_people(&sources, &warnings));
        eprint!("{}", print::human(&sources, &warnings, false));
    }
    let catalogue = match checked.catalogue {
        Some(catalogue) if errors.is_empty() => catalogue,
        _ => {
            eprint!("{}", print::human(&sources, &errors, false));
            *told = print::short_for_people(&sources, &errors);
            return Err(error::Error::Specs(Summary::of(&errors)));
        }
    };
    settings.options.check(&catalogue)?;
    // Said only now: cargo runs a script that failed again in any case, and shows all that it said.
    if settings.emit_rerun_if_changed && cargo::is_build_script() {
        let files = sources.ids().map(|file| sources.path(file));
        cargo::rerun_if_changed(sources.folders(), files);
    }
    Ok(crate::generate(&catalogue, &settings.options))
}

/// Where to write, and whether the folder is cargo's.
fn out_dir(settings: &Settings) -> Result<(PathBuf, bool)> {
    match &settings.out_dir {
        Some(folder) => Ok((folder.clone(), false)),
        None => match cargo::out_dir() {
            Some(folder) => Ok((folder.join(FOLDER), true)),
            None => Err(Error::NoOutDir),
        },
    }
}

/// Leaves a module that says why there are no bindings: editors include it even though the build failed.
fn leave_word(told: &str, settings: &Settings, out: &Path) {
    let text = format!(
        "{MARK} in place of bindings, because the specs are not valid. Do not edit.\n\n::core::compile_error!({:?});\n",
        told.trim_end()
    );
    let tree: Tree = BTreeMap::from([(settings.options.root.clone(), text)]);
    // What keeps this from being written keeps nobody from reading the error itself.
    if let Ok(plan) = write::plan(&tree, out, true) {
        let _ = write::apply(&plan, out);
    }
}

fn one_line(error: &Error) -> String {
    format!("{error:?}")
        .replace('\n', ":")
        .replace(":  because:", ":")
}
