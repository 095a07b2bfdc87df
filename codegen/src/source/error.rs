//! Why a catalogue could not be read.

use std::error::Error;
use std::path::PathBuf;
use std::{fmt, io};

use super::{MAX_FILES, MAX_FOLDER_DEPTH};

/// Why the files of a catalogue could not be read; what is wrong inside a file is a finding instead.
#[derive(Debug)]
#[non_exhaustive]
pub enum SourceError {
    /// The system refused.
    Io {
        /// What was tried: "open", "read", "list".
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The root is a file that is no YAML file, or something that is neither file nor folder.
    NotSpec {
        /// What was given or found.
        path: PathBuf,
    },
    /// A symbolic link leads out of the catalogue, where no reviewer of it would look.
    LeavesRoot {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// A symbolic link leads back to a folder that contains it.
    Loop {
        /// The link.
        path: PathBuf,
    },
    /// More than [`MAX_FILES`] files.
    TooManyFiles {
        /// The catalogue's root.
        root: PathBuf,
    },
    /// Folders nested deeper than [`MAX_FOLDER_DEPTH`].
    TooDeep {
        /// The first folder that is too deep.
        path: PathBuf,
    },
    /// No YAML file at all.
    Empty {
        /// The catalogue's root.
        root: PathBuf,
    },
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, .. } => write!(f, "cannot {action} `{}`", path.display()),
            Self::NotSpec { path } => {
                write!(
                    f,
                    "`{}` is neither a folder nor a .yaml file",
                    path.display()
                )
            }
            Self::LeavesRoot { path, target } => write!(
                f,
                "the link `{}` leads out of the catalogue, to `{}`",
                path.display(),
                target.display()
            ),
            Self::Loop { path } => {
                write!(
                    f,
                    "the link `{}` leads back to a folder that contains it",
                    path.display()
                )
            }
            Self::TooManyFiles { root } => write!(
                f,
                "more than {MAX_FILES} YAML files below `{}`; is it the right folder?",
                root.display()
            ),
            Self::TooDeep { path } => write!(
                f,
                "`{}` is more than {MAX_FOLDER_DEPTH} folders below the root; is it the right root?",
                path.display()
            ),
            Self::Empty { root } => write!(f, "no .yaml file below `{}`", root.display()),
        }
    }
}

impl Error for SourceError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
