//! No snapshot outlives its case, and no case is without one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use annul_tests::{cases, catalogue};

#[test]
fn snapshots_and_cases_are_one_to_one() {
    let folder = catalogue::root().join("tests/snapshots");
    for kind in ["accept", "reject"] {
        let cases: BTreeSet<String> = cases::all(kind).into_iter().map(|case| case.name).collect();
        let mut snapshots = BTreeSet::new();
        collect(&folder.join(kind), &folder.join(kind), &mut snapshots);
        let orphans: Vec<_> = snapshots.difference(&cases).collect();
        assert!(
            orphans.is_empty(),
            "tests/snapshots/{kind} has no case for {orphans:?}: remove them"
        );
        let bare: Vec<_> = cases.difference(&snapshots).collect();
        assert!(
            bare.is_empty(),
            "no snapshot for {bare:?}: run `INSTA_UPDATE=always cargo test -p annul-tests`"
        );
    }
}

#[test]
fn no_snapshot_waits_for_its_review() {
    let mut pending = BTreeSet::new();
    let folder = catalogue::root().join("tests/snapshots");
    find(&folder, &mut pending);
    assert!(pending.is_empty(), "to be reviewed: {pending:?}");
}

fn collect(root: &Path, folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("tests/snapshots can be read") {
        let path = entry.expect("tests/snapshots can be read").path();
        if path.is_dir() {
            collect(root, &path, names);
            continue;
        }
        let below = path.strip_prefix(root).expect("below the folder");
        let below = below.to_string_lossy().replace('\\', "/");
        names.extend(below.strip_suffix(".snap").map(str::to_owned));
    }
}

fn find(folder: &Path, pending: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("tests/snapshots can be read") {
        let path = entry.expect("tests/snapshots can be read").path();
        if path.is_dir() {
            find(&path, pending);
        } else if path.extension().is_none_or(|extension| extension != "snap") {
            pending.insert(path.display().to_string());
        }
    }
}
