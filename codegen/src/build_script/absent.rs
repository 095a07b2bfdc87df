//! Lets cargo notice a file that is not there yet.
//!
//! To watch the file itself will not do: cargo takes a missing file for a change, in every build. Nor will its folder:
//! cargo looks at all below a folder, and each build writes below the folder of a package. But cargo passes over links
//! that lead nowhere, so what it watches is a folder of ours that holds nothing but a link to the missing file.

use std::path::{Path, PathBuf};

/// A folder in `out_dir` that changes as soon as there is a `file`; none where links cannot be made.
#[cfg(unix)]
pub(super) fn watch(file: &Path, out_dir: &Path) -> Option<PathBuf> {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    let target = std::path::absolute(file).ok()?;
    let folder = out_dir.join("annul-watch");
    fs::create_dir_all(&folder).ok()?;
    let link = folder.join(file.file_name()?);
    // Made anew each time: a file that is moved here with an old date is then as new as its link.
    let _ = fs::remove_file(&link);
    std::os::unix::fs::symlink(target, link).ok()?;
    // To cargo a change is what is younger than this run, and the folder just became so.
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(24 * 60 * 60);
    File::open(&folder).ok()?.set_modified(long_ago).ok()?;
    Some(folder)
}

/// None: links are for administrators here.
#[cfg(not(unix))]
pub(super) fn watch(_: &Path, _: &Path) -> Option<PathBuf> {
    None
}
