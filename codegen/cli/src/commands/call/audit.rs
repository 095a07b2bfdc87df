//! The file that keeps a line for each cancel: when, who, what, and what became of it. No secret is ever in it.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use annul_runtime::operation::OperationInfo;
use serde_json::json;

use super::connection::Connection;
use super::report;
use super::targets::Wanted;
use super::verdict::Verdict;
use crate::day;
use crate::exit::Failure;

/// The file, open.
pub(super) struct Audit {
    file: File,
    path: PathBuf,
}

impl Audit {
    /// Opens it before anything is sent: what cannot be noted is not done.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let file = OpenOptions::new().create(true).append(true).open(path);
        let file = file.map_err(|error| {
            Failure::while_doing(format!("cannot write to `{}`", path.display()), &error)
        })?;
        Ok(Self {
            file,
            path: path.to_owned(),
        })
    }

    /// Appends a line in one piece, so that lines of several commands do not mix.
    pub(super) fn note(
        &mut self,
        info: &OperationInfo,
        connection: &Connection,
        wanted: &Wanted,
        verdict: &Verdict,
    ) -> Result<(), Failure> {
        let user = ["USER", "USERNAME"]
            .iter()
            .find_map(|name| std::env::var(name).ok());
        let mut line = json!({
            "time": day::now(),
            "user": user,
            "operation": info.id,
            "endpoint": connection.endpoint,
            "region": connection.region,
            "account": connection.account,
        });
        if let (Some(line), Some(more)) = (
            line.as_object_mut(),
            report::one(wanted, verdict).as_object().cloned(),
        ) {
            line.extend(more);
        }
        self.file
            .write_all(format!("{line}\n").as_bytes())
            .map_err(|error| {
                Failure::while_doing(format!("cannot write to `{}`", self.path.display()), &error)
            })
    }
}
