//! What stands between a folder and its specs, as a unified diff that `patch -p0` takes.

use std::path::Path;

use annul_codegen::write::{self, Plan};
use similar::TextDiff;

use crate::console::Paint;
use crate::exit::Failure;

/// The name that a diff gives to a file that is not there.
const NOTHING: &str = "/dev/null";

/// All differences, file by file.
pub(super) fn diff(plan: &Plan, out: &Path, paint: Paint) -> Result<String, Failure> {
    let mut text = String::new();
    for (path, new) in &plan.write {
        let file = out.join(path);
        let name = file.display().to_string();
        match read(&file)? {
            Some(old) => text.push_str(&one(&name, &old, &name, new, paint)),
            None => text.push_str(&one(NOTHING, "", &name, new, paint)),
        }
    }
    for path in &plan.remove {
        let file = out.join(path);
        let old = read(&file)?.unwrap_or_default();
        let name = file.display().to_string();
        text.push_str(&one(&name, &old, NOTHING, "", paint));
    }
    Ok(text)
}

fn one(old_name: &str, old: &str, new_name: &str, new: &str, paint: Paint) -> String {
    let text = TextDiff::from_lines(old, new)
        .unified_diff()
        .header(old_name, new_name)
        .to_string();
    if !paint.on {
        return text;
    }
    let line = |line: &str| match line.as_bytes().first() {
        Some(b'+') => paint.good(line),
        Some(b'-') => paint.bad(line),
        Some(b'@') => paint.place(line),
        _ => line.to_owned(),
    };
    text.lines().map(|found| line(found) + "\n").collect()
}

/// A file as the planner compares it: line ends do not count.
fn read(file: &Path) -> Result<Option<String>, Failure> {
    let found = write::read(file).map_err(|error| Failure::files(&error))?;
    Ok(found.map(|text| text.replace("\r\n", "\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_a_new_file_and_one_to_remove() {
        let plain = Paint::default();
        let change = one("a.rs", "one\ntwo\n", "a.rs", "one\n2\n", plain);
        assert_eq!(
            change,
            "--- a.rs\n+++ a.rs\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
        );
        let new = one(NOTHING, "", "b.rs", "one\n", plain);
        assert_eq!(new, "--- /dev/null\n+++ b.rs\n@@ -0,0 +1 @@\n+one\n");
        let gone = one("c.rs", "one\n", NOTHING, "", plain);
        assert_eq!(gone, "--- c.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n");
    }
}
