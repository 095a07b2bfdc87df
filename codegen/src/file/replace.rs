//! Writes a file beside its place and renames it, so that no reader sees half of it, and cleans up after runs that were killed.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// What names of half-written files begin with; readers of specs pass over what begins with a dot.
const BEGINNING: &str = ".annul-";
/// And what they end with.
const END: &str = ".tmp";

/// A run that still lives has written a file sooner than this.
const LONG: Duration = Duration::from_secs(60);
/// A run whose process is gone wrote nothing after it; clocks of file systems may be a little behind.
const SHORT: Duration = Duration::from_secs(2);

/// What could not be done, and to what.
#[derive(Debug)]
pub struct Failed {
    /// A verb: `write`.
    pub doing: &'static str,
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

/// Replaces `file`: written first in `beside`, a folder of the same file system, and renamed when it is whole.
///
/// # Errors
///
/// What could not be done. Nothing half-written is left, and the file is as it was.
pub fn replace(
    file: &Path,
    text: &str,
    permissions: Option<Permissions>,
    beside: &Path,
) -> Result<(), Failed> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let whole = beside.join(format!("{BEGINNING}{}-{count}{END}", process::id()));
    let written = write(&whole, text, permissions).map_err(|source| Failed {
        doing: "write",
        path: file.to_owned(),
        source,
    });
    let done = written.and_then(|()| {
        fs::rename(&whole, file).map_err(|source| Failed {
            doing: "replace",
            path: file.to_owned(),
            source,
        })
    });
    if done.is_err() {
        // The first error is the one to tell; a file that is left is only untidy.
        let _ = fs::remove_file(&whole);
    }
    done
}

fn write(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    // Only what is new: a link of this name leads nowhere.
    let fresh = || OpenOptions::new().write(true).create_new(true).open(path);
    let mut stream = match fresh() {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            // Left by a run whose process had the same number.
            fs::remove_file(path)?;
            fresh()?
        }
        opened => opened?,
    };
    stream.write_all(text.as_bytes())?;
    match permissions {
        Some(permissions) => stream.set_permissions(permissions),
        None => Ok(()),
    }
}

/// Removes from `folder` what runs left behind that were killed, or had no room on the disk; what a living run writes stays.
pub fn clean(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(process_of) else {
            continue;
        };
        let age = entry
            .metadata()
            .ok()
            .filter(fs::Metadata::is_file)
            .and_then(|found| found.modified().ok())
            .and_then(|written| SystemTime::now().duration_since(written).ok());
        let is_left = |age| age > LONG || (age > SHORT && is_gone(process));
        if age.is_some_and(is_left) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The process that wrote a file of this name, if it is the name of one that is half written.
fn process_of(name: &str) -> Option<u32> {
    let (process, count) = name
        .strip_prefix(BEGINNING)?
        .strip_suffix(END)?
        .split_once('-')?;
    count.parse::<u64>().ok()?;
    process.parse().ok()
}

/// Whether it is known that no such process runs.
fn is_gone(process: u32) -> bool {
    let all = Path::new("/proc");
    all.join("self").exists() && !all.join(process.to_string()).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_half_written_files_are_taken_for_them() {
        assert_eq!(process_of(".annul-12-0.tmp"), Some(12));
        for other in [
            "annul-12-0.tmp",
            ".annul-12.tmp",
            ".annul-12-0.rs",
            ".annul--0.tmp",
            ".annul-x-0.tmp",
            ".annul-12-x.tmp",
        ] {
            assert_eq!(process_of(other), None, "{other}");
        }
    }
}
