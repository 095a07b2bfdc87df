//! Where a cache lies, what it is about, and when there is none.

use std::env;
use std::fmt::Debug;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The cache of runs that write to `out`, in the user's folder of caches; `ANNUL_CACHE_DIR` is another one.
///
/// None under CI, which reads everything, where no such folder is known, and where it lies in the output or the specs.
#[must_use]
pub fn cache(out: &Path, specs: &[PathBuf]) -> Option<PathBuf> {
    let folder = match env::var_os("ANNUL_CACHE_DIR").filter(|dir| !dir.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => user_folder()?.join("annul"),
    };
    let mut hasher = DefaultHasher::new();
    resolved(out).hash(&mut hasher);
    let file = folder.join(format!("{:016x}.cache", hasher.finish()));
    allowed(&file, out, specs)
}

/// The cache of a build script, in the folder that cargo gives it.
pub(crate) fn cache_of_build(out: &Path, specs: &[PathBuf]) -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("OUT_DIR")?);
    allowed(&folder.join("annul.cache"), out, specs)
}

fn allowed(file: &Path, out: &Path, specs: &[PathBuf]) -> Option<PathBuf> {
    let file = std::path::absolute(file).ok()?;
    let folder = resolved(file.parent()?);
    let mut kept_clean = specs.iter().map(PathBuf::as_path).chain([out]);
    let is_inside = kept_clean.any(|place| folder.starts_with(resolved(place)));
    (!is_inside && !is_ci()).then_some(file)
}

/// Whether this runs under CI, as all of its vendors say it.
fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

fn user_folder() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from);
    let found = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Caches"))
    } else {
        let home = || named("HOME").map(|home| home.join(".cache"));
        let said = named("XDG_CACHE_HOME").filter(|path| path.is_absolute());
        said.or_else(home)
    };
    found.filter(|path| path.is_absolute())
}

/// The path without links, as far down as it exists.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut below = Vec::new();
    let mut upper = path.as_path();
    loop {
        if let Ok(found) = fs::canonicalize(upper) {
            return below
                .iter()
                .rev()
                .fold(found, |found, name| found.join(name));
        }
        match (upper.parent(), upper.file_name()) {
            (Some(parent), Some(name)) => {
                below.push(name.to_owned());
                upper = parent;
            }
            _ => return path,
        }
    }
}

/// What a run is about besides the content of specs: this very generator, and everything that it was asked for.
/// None if the generator cannot be told from another.
pub(super) fn identity(asked: impl Debug, out: &Path) -> Option<String> {
    let program = env::current_exe().ok()?;
    let metadata = fs::metadata(&program).ok()?;
    let built = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let here = env::current_dir().ok()?;
    let (version, size) = (env!("CARGO_PKG_VERSION"), metadata.len());
    let places = [program, here, resolved(out)];
    Some(format!("{version} {size} {built:?} {places:?} {asked:?}"))
}
