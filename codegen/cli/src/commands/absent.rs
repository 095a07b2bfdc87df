//! The commands that talk to services, where they were not built in: what they are, and how to get them.

use clap::Args;

use crate::exit::{Exit, Failure};

/// How to get them.
const HELP: &str = "install the command with them: \
                    `cargo install --path codegen/cli --features live`";

/// Cancel what runs, with any operation (not in this build: it lacks the feature `live`)
#[derive(Debug, Args)]
pub(crate) struct Call {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    words: Vec<String>,
}

/// Serve any operations, over targets in memory (not in this build: it lacks the feature `live`)
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    words: Vec<String>,
}

/// Hold a server against its specs (not in this build: it lacks the feature `live`)
#[derive(Debug, Args)]
pub(crate) struct Test {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    words: Vec<String>,
}

/// Print a script that completes the command in a shell (not in this build: it lacks the feature `live`)
#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    words: Vec<String>,
}

/// Write manual pages, one for each command (not in this build: it lacks the feature `live`)
#[derive(Debug, Args)]
pub(crate) struct Man {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    words: Vec<String>,
}

/// Write the documentation site (not in this build: it lacks the feature `docs`)
#[derive(Debug, Args)]
pub(crate) struct Docs {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    words: Vec<String>,
}

/// Says that this build does not have a command.
pub(crate) fn run(command: &str) -> Result<Exit, Failure> {
    Err(Failure::usage(format!("this build of annul has no `{command}`")).help(HELP))
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::exit::Exit;

    #[test]
    fn how_to_get_it_is_said() {
        let failure = run("call").expect_err("it is not here");
        assert_eq!(failure.exit, Exit::Usage);
        assert!(
            failure
                .help
                .is_some_and(|help| help.contains("--features live"))
        );
    }
}
