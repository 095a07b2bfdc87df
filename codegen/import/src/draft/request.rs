//! What is to be drafted, and what comes of it.

use std::fmt;

use crate::model::Model;
use crate::profile::Profile;

use super::notes::Notes;

/// What is to be drafted.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The model.
    pub model: &'a Model,
    /// What the services of its provider share.
    pub profile: Option<&'a Profile>,
    /// The provider, as specs call it.
    pub provider: &'a str,
    /// The operations, by the names that specs have for them.
    pub operations: &'a [String],
    /// The day on which the model was read, as `2026-11-21`.
    pub retrieved: &'a str,
    /// Whether all of an output is kept, and not only what its meaning needs.
    pub is_full: bool,
    /// Params that name the target; without any, each required id does.
    pub target: &'a [String],
    /// The provider's file where the drafts go, if there is one.
    pub provider_file: Option<&'a str>,
    /// The service's file where the drafts go, if there is one.
    pub service_file: Option<&'a str>,
}

/// A file to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its path below the folder of specs, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// What became of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// It is drafted; what the checker still finds, which is nothing unless an importer is wrong.
    Drafted {
        /// Findings of the checker, in a line each.
        findings: Vec<String>,
    },
    /// Specs cannot say it, or nobody may guess it.
    Refused {
        /// Why.
        reason: String,
    },
}

/// What an import tells about one operation.
#[derive(Clone, Debug)]
pub struct Report {
    /// The operation.
    pub operation: String,
    /// The file, if one is drafted.
    pub path: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What was taken, assumed and left out.
    pub notes: Notes,
}

/// Drafts of specs.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The files, the provider's and the service's first.
    pub files: Vec<File>,
    /// What to know about each operation that was asked for.
    pub reports: Vec<Report>,
    /// What to know about the service.
    pub service: Notes,
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drafted { findings } if findings.is_empty() => out.write_str("drafted"),
            Self::Drafted { findings } => write!(
                out,
                "drafted, and `annul check` finds: {}",
                findings.join("; ")
            ),
            Self::Refused { reason } => write!(out, "refused: {reason}"),
        }
    }
}
