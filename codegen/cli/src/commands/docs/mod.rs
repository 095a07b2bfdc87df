//! `annul docs`: the documentation site, as static files.

mod frame;
mod guide;
mod home;
mod html;
mod lifecycle;
mod markdown;
mod operation;
mod page;
mod site;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use annul_codegen::write;
use clap::Args;

use crate::catalogue::{self, DEFAULT_SPECS, count};
use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Write the documentation site: guides, the reference, and a page for each operation
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of specs, or one spec
    #[arg(value_name = "SPECS", default_value = DEFAULT_SPECS)]
    specs: PathBuf,

    /// The folder that it is written to; open its index.html in a browser
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &Console) -> Result<Exit, Failure> {
    let catalogue = catalogue::load_near(&options.specs, console)?.catalogue;
    let site = site::site(&catalogue);
    let plan = write::plan(&site, &options.out, false).map_err(|error| Failure::files(&error))?;
    write::apply(&plan, &options.out).map_err(|error| Failure::files(&error))?;
    console.say(&format!(
        "{} in {}: {} written, {} unchanged, {} removed",
        count(site.len(), "file"),
        options.out.display(),
        plan.write.len(),
        plan.unchanged.len(),
        plan.remove.len()
    ));
    Ok(Exit::Holds)
}
