//! The printer of specs: a file as its author wrote it, in the one layout that the language's tables give it.
//!
//! Keys of a section stand in the order of its table, names that the author chose keep theirs. What fits on a line
//! stands there; what takes fewer lines between braces than as a block stands between braces; tables are blocks. Each
//! comment stays with what it stands above or beside. The text is read again before it is handed out: it means what the
//! file means, and has all of its comments.

mod comment;
mod fold;
mod layout;
mod part;
mod same;
mod scalar;
mod table;

use crate::diagnostic::{self, Diagnostic, FileId, Severity, Sink};
use crate::source::Sources;
use crate::spec::{self, shape, yaml};

/// Lines are at most so many characters long, where what stands on them can be broken.
pub const WIDTH: usize = 120;

/// Why a file has no layout.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refusal {
    /// Something is wrong with its form; warnings are not among it.
    Form(Vec<Diagnostic>),
    /// It would not mean the same, or lack a comment: what the printer cannot write.
    Changed,
}

/// The text of a file in its layout.
///
/// # Errors
///
/// If something is wrong with its form, or if the printer cannot write what it means.
pub fn file(sources: &Sources, file: FileId) -> Result<String, Refusal> {
    let sink = Sink::new();
    for problem in sources.problems() {
        if problem.span().file == file {
            sink.push(diagnostic::of_file(problem));
        }
    }
    let read = spec::read(sources, file, &sink);
    let mut found = sink.into_sorted();
    found.retain(|found| found.severity == Severity::Error);
    match read {
        Some(_) if found.is_empty() => {
            draft(sources.path(file), sources.text(file)).ok_or(Refusal::Changed)
        }
        _ => Err(Refusal::Form(found)),
    }
}

/// The text of a file that need not be complete, such as one with blanks to fill in; `None` if it is no YAML.
#[must_use]
pub fn draft(path: &str, text: &str) -> Option<String> {
    let tree = parsed(path, text)?;
    printed(path, text, &tree)
}

fn printed(path: &str, text: &str, tree: &yaml::Node) -> Option<String> {
    let shape = shape::of_file(path);
    let comments = comment::all(text, tree);
    let printed = layout::file(&part::File::new(text, tree, shape, &comments));
    let again = parsed(path, &printed)?;
    let is_same = same::means(tree, &again, shape)
        && same::comments(text, &comments, &printed, &comment::all(&printed, &again));
    is_same.then_some(printed)
}

fn parsed(path: &str, text: &str) -> Option<yaml::Node> {
    let sources = Sources::from_texts(vec![(path.to_owned(), text.to_owned())]);
    let sink = Sink::new();
    let tree = yaml::parse(&sources, FileId(0), &sink)?;
    (sink.error_count() == 0).then_some(tree)
}
