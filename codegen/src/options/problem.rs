//! Why options cannot be used.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why options cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum OptionError {
    /// The file of options could not be read.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file of options says something that cannot be.
    File {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// An option was given a value that it does not take.
    Value {
        /// The option.
        name: String,
        /// What is wrong.
        message: String,
    },
    /// There is no option of this name.
    UnknownOption {
        /// As it was written.
        name: String,
        /// The option that was probably meant.
        meant: Option<&'static str>,
        /// All that there are.
        known: Vec<&'static str>,
    },
    /// An option speaks of something that the specs do not have.
    UnknownName {
        /// The option.
        option: &'static str,
        /// What it speaks of.
        name: String,
        /// What was probably meant.
        meant: Option<String>,
        /// What can be named.
        expected: &'static str,
    },
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, .. } => write!(f, "cannot read `{}`", path.display()),
            Self::File {
                path,
                line,
                column,
                message,
            } => write!(f, "{}:{line}:{column}: {message}", path.display()),
            Self::Value { name, message } => write!(f, "option `{name}`: {message}"),
            Self::UnknownOption { name, meant, known } => {
                write!(f, "there is no option `{name}`")?;
                if let Some(meant) = meant {
                    return write!(f, "; did you mean `{meant}`?");
                }
                write!(f, "; there are {}", known.join(", "))
            }
            Self::UnknownName {
                option,
                name,
                meant,
                expected,
            } => {
                write!(f, "option `{option}`: the specs have no `{name}`")?;
                match meant {
                    Some(meant) => write!(f, "; did you mean `{meant}`?"),
                    None => write!(f, "; name {expected}"),
                }
            }
        }
    }
}

impl std::error::Error for OptionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
