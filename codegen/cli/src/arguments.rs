//! The command line as a whole: its commands, what they have in common, and the top of the help text.

use clap::{Parser, Subcommand};

#[cfg(not(feature = "live"))]
use crate::commands::absent;
#[cfg(feature = "docs")]
use crate::commands::docs;
#[cfg(feature = "live")]
use crate::commands::{call, serve, shell, test};
use crate::commands::{
    check, diff, explain, fmt, generate, import, list, new, schema, show, verify,
};
use crate::console::Color;

/// What is true of every command, below the list of commands.
const CONVENTIONS: &str = "\
Data goes to standard output, talk to standard error. Colours are for terminals only, and NO_COLOR
switches them off.

Exit codes:
  0  success: everything is valid, fresh or done
  1  something was found: a finding of `check` or `diff`, generated files that are stale, specs
     that `fmt --check` would lay out otherwise, what `import` refuses, what a model contradicts,
     what a server does otherwise than its spec says
  2  the command line is wrong
  3  the specs are not valid, so there is nothing to generate, list, show or lay out
  4  a file could not be read or written, or a server that `test` is to try does not answer
  5  a target that `call` was to stop, or that `test` has started, may be running
  6  whether a target that `call` was to stop has stopped is unknown

Begin with `annul check` and `annul generate`; `annul show OPERATION` prints one of them.";

/// Generates typed cancel operations from their specs, and answers questions about them.
#[derive(Debug, Parser)]
#[command(
    name = "annul",
    bin_name = "annul",
    version,
    after_help = CONVENTIONS,
    max_term_width = 100,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands, in the order in which a newcomer meets them.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Generate(generate::Options),
    Check(check::Options),
    Diff(diff::Options),
    List(list::Options),
    Show(show::Options),
    Explain(explain::Options),
    Schema(schema::Options),
    Fmt(fmt::Options),
    New(new::Options),
    Import(import::Options),
    Verify(verify::Options),
    #[cfg(feature = "docs")]
    Docs(docs::Options),
    #[cfg(not(feature = "docs"))]
    Docs(absent::Docs),
    #[cfg(feature = "live")]
    Call(Box<call::Options>),
    #[cfg(not(feature = "live"))]
    Call(absent::Call),
    #[cfg(feature = "live")]
    Serve(serve::Options),
    #[cfg(not(feature = "live"))]
    Serve(absent::Serve),
    #[cfg(feature = "live")]
    Test(test::Options),
    #[cfg(not(feature = "live"))]
    Test(absent::Test),
    #[cfg(feature = "live")]
    Completions(shell::Completions),
    #[cfg(not(feature = "live"))]
    Completions(absent::Completions),
    #[cfg(feature = "live")]
    Man(shell::Man),
    #[cfg(not(feature = "live"))]
    Man(absent::Man),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn help_fits_into_100_columns() {
        let mut root = Arguments::command();
        root.build();
        let mut pages = vec![root.render_long_help().to_string()];
        for command in root.get_subcommands_mut() {
            pages.push(command.render_long_help().to_string());
            pages.push(command.render_help().to_string());
        }
        for page in pages {
            let wide = page.lines().find(|line| line.chars().count() > 100);
            assert_eq!(wide, None, "{page}");
        }
    }
}
