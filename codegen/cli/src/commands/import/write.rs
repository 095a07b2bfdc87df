//! The files of an import: what is there already, and what is written beside it; nothing is overwritten.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use annul_import::draft::File;

use crate::console::Console;
use crate::exit::Failure;

/// What lies where drafts go.
pub(super) struct Around {
    /// The provider's file.
    pub(super) provider: Option<String>,
    /// The service's file.
    pub(super) service: Option<String>,
}

/// Reads what lies where drafts go.
pub(super) fn around(out: &Path, provider: &str, service: &str) -> Result<Around, Failure> {
    let folder = out.join(provider);
    Ok(Around {
        provider: text(&folder.join("provider.yaml"))?,
        service: text(&folder.join(service).join("service.yaml"))?,
    })
}

fn text(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let doing = format!("cannot read {}", path.display());
            Err(Failure::while_doing(doing, &error))
        }
    }
}

/// Writes what is not there; gives the paths that were written.
pub(super) fn files(out: &Path, files: &[File], console: &Console) -> Result<Vec<String>, Failure> {
    let mut written = Vec::new();
    for file in files {
        let path = out.join(&file.path);
        let shown = path.display().to_string();
        let failure = |error| Failure::while_doing(format!("cannot write {shown}"), &error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failure)?;
        }
        let stream = OpenOptions::new().write(true).create_new(true).open(&path);
        match stream {
            Ok(mut stream) => {
                stream.write_all(file.text.as_bytes()).map_err(failure)?;
                written.push(shown);
            }
            // What a person may have changed stays.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                console.say(&format!("{shown} is there already, and stays as it is"));
            }
            Err(error) => return Err(failure(error)),
        }
    }
    Ok(written)
}
