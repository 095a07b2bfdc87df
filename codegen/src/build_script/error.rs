//! Why a build script cannot go on; shown in full by `Debug` too, because that is how `main` and `unwrap` show it.

use std::error::Error as StdError;
use std::fmt;
use std::io::ErrorKind;
use std::path::PathBuf;

use crate::diagnostic::print::Summary;
use crate::options::OptionError;
use crate::source::SourceError;
use crate::write::WriteError;

/// The result of a run.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// More paths than this tell a reader nothing new.
const MAX_PATHS: usize = 10;

/// Why there are no bindings.
#[non_exhaustive]
pub enum Error {
    /// An option cannot be used.
    Options(OptionError),
    /// Specs cannot be read.
    Read(SourceError),
    /// Specs are not valid; what was found was shown.
    Specs(Summary),
    /// Bindings cannot be written.
    Write(WriteError),
    /// What is checked in is not what would be generated.
    Stale(Stale),
    /// Neither `out_dir` nor the variable `OUT_DIR` is set.
    NoOutDir,
    /// There is nothing to compare in `OUT_DIR`.
    NothingToCheck,
}

/// What differs in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Stale {
    /// The folder.
    pub out_dir: PathBuf,
    /// Files that differ or are missing.
    pub differing: Vec<String>,
    /// Files that would be removed.
    pub superfluous: Vec<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Options(error) => error.fmt(f),
            Self::Read(error) => {
                error.fmt(f)?;
                if is_missing(error) {
                    f.write_str(" (paths begin at the folder of Cargo.toml; `annul new` writes a first spec)")?;
                }
                Ok(())
            }
            Self::Specs(summary) => write!(f, "the specs are not valid: {summary}"),
            Self::Write(error) => error.fmt(f),
            Self::Stale(stale) => stale.fmt(f),
            Self::NoOutDir => f.write_str(
                "cargo sets OUT_DIR for build scripts only; elsewhere say where to write with `out_dir`",
            ),
            Self::NothingToCheck => f.write_str(
                "code in OUT_DIR is made anew by each build; `check` compares a folder that `out_dir` names",
            ),
        }
    }
}

/// Whether specs were looked for where there is nothing.
fn is_missing(error: &SourceError) -> bool {
    match error {
        SourceError::Io { error, .. } => error.kind() == ErrorKind::NotFound,
        SourceError::Empty { .. } => true,
        _ => false,
    }
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is stale: ", self.out_dir.display())?;
        let mut paths: Vec<String> = self.differing.clone();
        let superfluous = self.superfluous.iter();
        paths.extend(superfluous.map(|path| format!("{path} (to be removed)")));
        let shown = paths.iter().take(MAX_PATHS).cloned().collect::<Vec<_>>();
        f.write_str(&shown.join(", "))?;
        if let more @ 1.. = paths.len().saturating_sub(MAX_PATHS) {
            write!(f, " and {more} more")?;
        }
        f.write_str("; generate anew, with the build script or `annul generate`")
    }
}

impl fmt::Debug for Error {
    /// The message and its causes, a line each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, "\n  because: {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // The messages of these are shown as our own, so the cause is theirs.
        match self {
            Self::Options(error) => error.source(),
            Self::Read(error) => error.source(),
            Self::Write(error) => error.source(),
            _ => None,
        }
    }
}

impl From<OptionError> for Error {
    fn from(error: OptionError) -> Self {
        Self::Options(error)
    }
}

impl From<SourceError> for Error {
    fn from(error: SourceError) -> Self {
        Self::Read(error)
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
