//! The file with the lines of targets that are not known to have stopped.

use std::path::Path;

use annul_codegen::write;

use super::targets::Wanted;
use super::verdict::Verdict;
use crate::exit::Failure;

/// Writes all lines, before anything is sent: if the command is killed, they are left.
pub(super) fn begin(path: &Path, wanted: &[Wanted]) -> Result<(), Failure> {
    write(path, wanted.iter())
}

/// Writes the lines of what is not known to have stopped.
pub(super) fn end(path: &Path, wanted: &[Wanted], verdicts: &[Verdict]) -> Result<(), Failure> {
    let all = wanted.iter().zip(verdicts);
    let left = all.filter(|(_, verdict)| !verdict.is_stopped());
    write(path, left.map(|(wanted, _)| wanted))
}

fn write<'w>(path: &Path, left: impl Iterator<Item = &'w Wanted>) -> Result<(), Failure> {
    let lines = left.filter_map(|wanted| wanted.line.as_deref());
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    write::replace(path, &text).map_err(|error| Failure::files(&error))
}
