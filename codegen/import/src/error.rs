//! Why a model cannot be read: the file, the place in it, and what would be accepted.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a model cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder cannot be opened or read.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file is larger than what is read of a model.
    TooLarge {
        /// Which.
        path: PathBuf,
        /// The limit in bytes, after unpacking.
        limit: u64,
    },
    /// A file is neither JSON nor YAML, or nested too deep for a reader.
    Syntax {
        /// Which.
        path: PathBuf,
        /// Line and column, counted from 1, where the reader tells them.
        place: Option<(usize, usize)>,
        /// What is wrong.
        message: String,
    },
    /// Something in a model has another form than its format says.
    Form {
        /// Which file.
        path: PathBuf,
        /// Where in it, as a JSON pointer.
        place: String,
        /// What is wrong, and what would be accepted.
        message: String,
    },
    /// A folder holds no model.
    Empty {
        /// Which.
        path: PathBuf,
    },
}

impl Error {
    /// A file that could not be read.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            error,
        }
    }

    /// Something at a place that has another form.
    pub(crate) fn form(path: &Path, place: &str, message: impl Into<String>) -> Self {
        Self::Form {
            path: path.to_owned(),
            place: if place.is_empty() { "/" } else { place }.to_owned(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, .. } => write!(out, "cannot read {}", path.display()),
            Self::TooLarge { path, limit } => {
                let limit = limit / (1024 * 1024);
                write!(out, "{} is larger than {limit} MiB", path.display())
            }
            Self::Syntax {
                path,
                place: Some((line, column)),
                message,
            } => write!(out, "{}:{line}:{column}: {message}", path.display()),
            Self::Syntax { path, message, .. } => write!(out, "{}: {message}", path.display()),
            Self::Form {
                path,
                place,
                message,
            } => write!(out, "{}, at {place}: {message}", path.display()),
            Self::Empty { path } => write!(out, "no model lies in {}", path.display()),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
