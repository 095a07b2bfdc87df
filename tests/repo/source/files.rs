//! The Rust files of a crate, with the paths at which their modules lie.

use std::fs;
use std::path::Path;

use annul_tests::catalogue;

/// The crates that are looked at: the generator, what emitted code calls, the command, and what reads models.
pub(crate) const CRATES: [&str; 4] = [
    "codegen/src",
    "codegen/runtime/src",
    "codegen/cli/src",
    "codegen/import/src",
];

/// One Rust file.
pub(crate) struct File {
    /// The path below the repository, with `/`.
    pub(crate) path: String,
    /// The path below the root of its crate.
    pub(crate) below: String,
    /// What it says.
    pub(crate) text: String,
}

/// All files of a crate, sorted by path.
pub(crate) fn of(root: &str) -> Vec<File> {
    let mut found = Vec::new();
    gather(root, &catalogue::root().join(root), "", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "{root} has {} Rust files", found.len());
    found
}

fn gather(root: &str, folder: &Path, below: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let entry = entry.expect("a folder of sources");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            gather(root, &path, &format!("{below}{name}/"), found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = format!("{below}{name}");
            found.push(File {
                path: format!("{root}/{below}"),
                below,
                text: fs::read_to_string(&path).expect("Rust is text"),
            });
        }
    }
}
