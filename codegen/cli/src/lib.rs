//! The `annul` command: reads its arguments, runs one command, ends with that command's exit code.
//!
//! A library, so that another program can be the command too; it has no other function.

mod arguments;
#[cfg(feature = "live")]
mod built_in;
mod choices;
mod commands;

mod catalogue;
mod console;
mod day;
#[cfg(test)]
mod documents;
mod exit;
mod limited;
mod names;
#[cfg(feature = "live")]
mod near;
mod page;
mod progress;
#[cfg(feature = "live")]
mod small_file;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
#[cfg(not(feature = "live"))]
use commands::absent;
#[cfg(feature = "docs")]
use commands::docs;
#[cfg(feature = "live")]
use commands::{call, serve, shell, test};
use commands::{check, diff, explain, fmt, generate, import, list, new, schema, show, verify};
use console::{Color, Console};
use exit::{Exit, Failure};

/// Runs the command that the arguments of this process name; the exit code tells how it ended.
#[must_use]
pub fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => {
            let console = Console::new(arguments.color);
            run(&arguments.command, &console).unwrap_or_else(|failure| console.fail(&failure))
        }
        Err(said) => explain_usage(&said),
    }
    .into()
}

/// Help and version are data that was asked for; anything else is talk about a wrong command line.
fn explain_usage(said: &clap::Error) -> Exit {
    let console = Console::new(Color::Never);
    let text = said.render().to_string();
    if said.use_stderr() {
        console.tell(&text);
        return Exit::Usage;
    }
    match console.write(&text) {
        Ok(()) => Exit::Holds,
        Err(failure) => console.fail(&failure),
    }
}

fn run(command: &Command, console: &Console) -> Result<Exit, Failure> {
    match command {
        Command::Generate(options) => generate::run(options, console),
        Command::Check(options) => check::run(options, console),
        Command::Diff(options) => diff::run(options, console),
        Command::List(options) => list::run(options, console),
        Command::Show(options) => show::run(options, console),
        Command::Explain(options) => explain::run(options, console),
        Command::Schema(options) => schema::run(options, console),
        Command::Fmt(options) => fmt::run(options, console),
        Command::New(options) => new::run(options, console),
        Command::Import(options) => import::run(options, console),
        Command::Verify(options) => verify::run(options, console),
        #[cfg(feature = "docs")]
        Command::Docs(options) => docs::run(options, console),
        #[cfg(not(feature = "docs"))]
        Command::Docs(_) => absent::run("docs"),
        #[cfg(feature = "live")]
        Command::Call(options) => call::run(options, console),
        #[cfg(not(feature = "live"))]
        Command::Call(_) => absent::run("call"),
        #[cfg(feature = "live")]
        Command::Serve(options) => serve::run(options, console),
        #[cfg(not(feature = "live"))]
        Command::Serve(_) => absent::run("serve"),
        #[cfg(feature = "live")]
        Command::Test(options) => test::run(options, console),
        #[cfg(not(feature = "live"))]
        Command::Test(_) => absent::run("test"),
        #[cfg(feature = "live")]
        Command::Completions(options) => shell::completions(
            options,
            <Arguments as clap::CommandFactory>::command(),
            console,
        ),
        #[cfg(not(feature = "live"))]
        Command::Completions(_) => absent::run("completions"),
        #[cfg(feature = "live")]
        Command::Man(options) => {
            shell::man(options, <Arguments as clap::CommandFactory>::command())
        }
        #[cfg(not(feature = "live"))]
        Command::Man(_) => absent::run("man"),
    }
}
