//! `annul completions` and `annul man`: what a shell and a reader of manuals need to know of the command.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::console::Console;
use crate::exit::{Exit, Failure};

/// Print a script that completes the command in a shell
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Write manual pages, one for each command
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The folder that they are written to, such as ~/.local/share/man/man1
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Prints the script.
pub(crate) fn completions(
    options: &Completions,
    mut command: Command,
    console: &Console,
) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "annul", &mut script);
    console.write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Holds)
}

/// Writes the pages.
pub(crate) fn man(options: &Man, command: Command) -> Result<Exit, Failure> {
    let folder = &options.folder;
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command, folder))
        .map_err(|error| {
            Failure::while_doing(format!("cannot write to `{}`", folder.display()), &error)
        })?;
    Ok(Exit::Holds)
}
