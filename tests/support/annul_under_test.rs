//! The command `annul` as tests run it: with every feature, those that need a network included.

use std::process::ExitCode;

fn main() -> ExitCode {
    annul_cli::main()
}
