//! What a build script says to cargo, and how it knows that it is one.

use std::env;
use std::path::{Path, PathBuf};

use crate::options::FILE;

use super::absent;

/// The folder of cargo's for what a build script writes; programs that cargo runs may see it too.
pub(super) fn out_dir() -> Option<PathBuf> {
    env::var_os("OUT_DIR").map(PathBuf::from)
}

/// Whether this process is a build script: cargo sets these for build scripts, and for nothing else that it runs.
pub(super) fn is_build_script() -> bool {
    ["OUT_DIR", "TARGET", "HOST", "NUM_JOBS"]
        .iter()
        .all(|name| env::var_os(name).is_some())
}

/// Says what was read: the options (or that there are none yet), every folder (a new file in it is a change) and every file.
pub(super) fn rerun_if_changed<'a>(folders: &[PathBuf], files: impl Iterator<Item = &'a str>) {
    let options = Path::new(FILE);
    if options.exists() {
        println!("cargo::rerun-if-changed={FILE}");
    } else if let Some(folder) = out_dir().and_then(|out| absent::watch(options, &out)) {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    let folders = folders.iter().map(|folder| folder.display().to_string());
    for path in folders.chain(files.map(str::to_owned)) {
        // The rest of such a name would be another instruction to cargo.
        if !path.contains(['\n', '\r']) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
}

/// Shows lines as errors or warnings of the build; outside of build scripts there is nobody to read them.
pub(super) fn show(word: &str, lines: &str) {
    if is_build_script() {
        for line in lines.lines() {
            println!("cargo::{word}={line}");
        }
    }
}
