//! What is wrong with a file as a whole, as a finding.

use super::{Diagnostic, rule};
use crate::source::{FileProblem, MAX_FILE_BYTES};

/// The finding about a file that cannot be read as it is.
#[must_use]
pub fn of_file(problem: &FileProblem) -> Diagnostic {
    let (rule, message) = match problem {
        FileProblem::TooLarge { .. } => {
            let most = MAX_FILE_BYTES / 1024;
            let message = format!("the file is larger than {most} KiB");
            (&rule::FILE_TOO_LARGE, message)
        }
        FileProblem::ByteOrderMark { .. } => {
            let message = "the file starts with a byte order mark".to_owned();
            (&rule::FILE_NOT_UTF8, message)
        }
        FileProblem::NotUtf8 { byte, .. } => {
            let message = format!("the file is not UTF-8: byte 0x{byte:02X} begins no character");
            (&rule::FILE_NOT_UTF8, message)
        }
    };
    Diagnostic::error(rule, problem.span(), message)
}
