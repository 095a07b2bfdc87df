//! The `annul` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    annul_cli::main()
}
