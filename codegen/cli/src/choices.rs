//! The generator's options as flags: one for each record of its table, so that they are named and explained once.

use std::path::Path;

use annul_codegen::options::{Choice, FILE, OptionError, Settings, TABLE, Takes, Value};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::exit::Failure;

/// Options that have a shorter flag of their own, or mean nothing on a command line.
const ELSEWHERE: [&str; 6] = [
    "specs",
    "operations",
    "out_dir",
    "include_file",
    "emit_rerun_if_changed",
    "cache",
];

/// What was typed, by option.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    typed: Vec<(&'static Choice, Vec<String>)>,
}

impl Choices {
    /// The values, by names of options.
    pub(crate) fn values(&self) -> Result<Vec<(&'static str, Value)>, Failure> {
        let value =
            |(choice, words): &(&'static Choice, Vec<String>)| match choice.takes.parse(words) {
                Ok(value) => Ok((choice.name, value)),
                Err(reason) => Err(Failure::usage(format!("--{}: {reason}", choice.flag))),
            };
        self.typed.iter().map(value).collect()
    }

    /// The flags as they were typed, each a word and its value.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (String, &str)> {
        self.typed.iter().flat_map(|(choice, words)| {
            let flag = format!("--{}", choice.flag);
            words.iter().map(move |word| (flag.clone(), word.as_str()))
        })
    }
}

impl FromArgMatches for Choices {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut choices = Self::default();
        choices.update_from_arg_matches(matches)?;
        Ok(choices)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.typed = flags()
            .filter_map(|choice| {
                let words = matches.get_many::<String>(choice.name)?;
                Some((choice, words.cloned().collect()))
            })
            .collect();
        Ok(())
    }
}

impl Args for Choices {
    fn augment_args(command: Command) -> Command {
        command.args(flags().map(arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// `start`, what `annul.toml` says, if there is one, and over it what was typed.
pub(crate) fn resolve(
    start: &Settings,
    typed: &[(&'static str, Value)],
) -> Result<Settings, Failure> {
    Settings::resolve(start, Path::new(FILE), typed).map_err(|error| match &error {
        OptionError::Io { .. } => Failure::files(&error),
        _ => Failure::usage(error.to_string()),
    })
}

fn flags() -> impl Iterator<Item = &'static Choice> {
    TABLE
        .iter()
        .filter(|choice| !ELSEWHERE.contains(&choice.name))
}

fn arg(choice: &'static Choice) -> Arg {
    let arg = Arg::new(choice.name)
        .long(choice.flag)
        .help(format!("{} [default: {}]", choice.summary, choice.default))
        .help_heading("Options that annul.toml can set too");
    match choice.takes {
        Takes::Flag => arg
            .value_name("BOOL")
            .value_parser(PossibleValuesParser::new(["true", "false"]))
            .hide_possible_values(true),
        Takes::Text(name) => arg.value_name(name),
        Takes::List(name) | Takes::Pairs(name) => arg.value_name(name).action(ArgAction::Append),
    }
}
