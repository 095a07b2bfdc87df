//! Why an output folder cannot be read or written.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::file::Failed;

/// Why an output folder could not be read or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The file system refused.
    Io {
        /// What was being done.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that the generator never wrote is where it would write.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A folder on the way to a file is a link, and leads out of the output folder.
    Link {
        /// The link.
        path: PathBuf,
    },
    /// The output folder is one of specs.
    AmongSpecs {
        /// The output folder.
        path: PathBuf,
    },
    /// The lock file names a path that leaves the output folder.
    Lock {
        /// The lock file.
        path: PathBuf,
        /// The line.
        line: String,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, .. } => write!(f, "cannot {doing} {}", path.display()),
            Self::Foreign { path } => write!(
                f,
                "{} was not written by annul and would be overwritten; choose another output folder, or move the file",
                path.display()
            ),
            Self::Link { path } => write!(
                f,
                "{} is a link, and what it leads to is not part of the output folder; remove it, or make a folder of it",
                path.display()
            ),
            Self::AmongSpecs { path } => write!(
                f,
                "{} holds specs, and is no place for what is made of them; choose another output folder",
                path.display()
            ),
            Self::Lock { path, line } => {
                write!(
                    f,
                    "{} names {line:?}, which is not a file of its folder",
                    path.display()
                )
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Foreign { .. }
            | Self::Link { .. }
            | Self::AmongSpecs { .. }
            | Self::Lock { .. } => None,
        }
    }
}

impl From<Failed> for WriteError {
    fn from(failed: Failed) -> Self {
        let Failed {
            doing,
            path,
            source,
        } = failed;
        Self::Io {
            doing,
            path,
            source,
        }
    }
}
