//! Code of users of generated bindings: it compiles against the old side of a case, and against the new one unless the
//! verdict is major for its author.

use std::fs;
use std::path::PathBuf;

use annul_codegen::diff::Bump;
use annul_tests::cases;

use crate::support;

/// A program beside the two sides of a case.
pub(super) struct Program {
    /// The case, which is called like its rule.
    pub(super) case: String,
    /// What its author wrote.
    pub(super) code: String,
    /// The verdict for its author.
    pub(super) bump: Bump,
}

/// All programs: `caller.rs` of who calls a service, `handler.rs` of who answers in its place.
pub(super) fn all() -> Vec<Program> {
    let mut programs = Vec::new();
    for case in support::cases() {
        let folder = cases::folder().join("diff").join(&case.id);
        let verdicts = case.report.verdicts();
        let entries = fs::read_dir(&folder).expect("a case is a folder");
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
        files.sort();
        for path in files {
            let bump = match path.file_stem().and_then(|author| author.to_str()) {
                Some("caller") => verdicts.callers,
                Some("handler") => verdicts.handlers,
                _ => panic!("{}: nobody writes such programs", path.display()),
            };
            let code = fs::read_to_string(&path).expect("a program is text");
            let case = case.id.clone();
            programs.push(Program { case, code, bump });
        }
    }
    programs
}
