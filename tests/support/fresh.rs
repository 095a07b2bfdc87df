//! Files that are made from others and checked in: a test that finds one stale writes it and fails, in CI it only compares.

use std::fs;
use std::path::Path;

/// Whether tests may write into the repository: not where nobody would see it.
#[must_use]
pub fn may_write() -> bool {
    std::env::var_os("CI").is_none_or(|value| value.is_empty() || value == "false")
}

/// Holds a file against what it should be.
///
/// # Panics
///
/// If it is another text: writes it first, and says which command does the same.
pub fn check(file: &Path, expected: &str, command: &str) {
    let found = fs::read_to_string(file).unwrap_or_default();
    // A checkout with other line ends is not stale.
    if found.replace("\r\n", "\n") == expected {
        return;
    }
    if may_write() {
        fs::write(file, expected).expect("the repository can be written");
        panic!(
            "{} was stale and is now written, as by `{command}`: look at it, and commit it",
            file.display()
        );
    }
    panic!(
        "{} is stale: run `{command}`, and commit what it writes",
        file.display()
    );
}
