//! The `annul` command: reads its arguments, runs one command, ends with that command's exit code.

mod arguments;
mod choices;
mod commands;

mod catalogue;
mod console;
mod day;
mod exit;
mod names;
mod page;
mod progress;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use commands::{check, diff, explain, fmt, generate, import, list, new, schema, show, verify};
use console::{Color, Console};
use exit::{Exit, Failure};

fn main() -> ExitCode {
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
    }
}
