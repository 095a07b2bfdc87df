//! The documents that a reader of the repository meets: every Markdown file but those of the tests.

use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::root;

/// Their paths from the root, in order.
pub fn all() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(Path::new(""), false, &mut found);
    for folder in ["codegen", "generated", "specs"] {
        collect(Path::new(folder), true, &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, is_deep: bool, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root().join(folder)).expect("a folder") {
        let entry = entry.expect("the folder can be read");
        let path = folder.join(entry.file_name());
        // Links lead to what is met elsewhere.
        let kind = entry.file_type().expect("it has a type");
        if kind.is_dir() && is_deep {
            collect(&path, true, found);
        } else if kind.is_file() && path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
}
