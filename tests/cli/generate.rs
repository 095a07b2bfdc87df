//! `annul generate`: what it writes, leaves, removes and refuses to touch.

use std::fs;

use crate::home::{Home, OPERATION, snapshot};

const OUT: &str = "generated/src";
const TYPES: &str = "generated/src/acme/jobs/cancel_job/types.rs";

#[test]
fn a_newcomer_sees_what_was_read_and_written() {
    let home = Home::with_specs();
    let first = home.annul(&["generate"]).ends_with(0);
    snapshot("generate", &first.shown());
    let listed = home.read("generated/src/annul.lock");
    for path in home.files(OUT).keys().filter(|path| *path != "annul.lock") {
        assert!(
            listed.lines().any(|line| line == path),
            "{path} is not listed"
        );
    }
}

#[test]
fn what_is_as_it_should_be_is_not_touched() {
    let home = Home::with_specs();
    home.annul(&["generate"]).ends_with(0);
    let modified = || {
        fs::metadata(home.path(TYPES))
            .and_then(|file| file.modified())
            .expect("a file")
    };
    let (before, files) = (modified(), home.files(OUT));
    let again = home.annul(&["generate"]).ends_with(0);
    assert!(again.stderr.contains("up to date"), "{}", again.stderr);
    assert_eq!((modified(), home.files(OUT)), (before, files));
}

#[test]
fn check_shows_a_diff_and_writes_nothing() {
    let home = Home::with_specs();
    home.annul(&["generate"]).ends_with(0);
    home.annul(&["generate", "--check"]).ends_with(0);
    home.edit(OPERATION, "Cancels a job.", "Stops a job.");
    let before = home.files(OUT);
    let stale = home.annul(&["generate", "--check"]).ends_with(1);
    assert!(
        stale
            .stdout
            .contains("-/// Cancels a job.\n+/// Stops a job.\n"),
        "{}",
        stale.stdout
    );
    assert!(
        stale.stderr.contains("run `annul generate`"),
        "{}",
        stale.stderr
    );
    assert_eq!(home.files(OUT), before);
}

#[test]
fn check_misses_neither_absent_nor_edited_nor_superfluous_files() {
    let home = Home::with_specs();
    home.annul(&["generate", "--check"]).ends_with(1);
    home.annul(&["generate"]).ends_with(0);
    fs::remove_file(home.path(TYPES)).expect("it was written");
    home.annul(&["generate", "--check"]).ends_with(1);
    home.annul(&["generate"]).ends_with(0);
    let text = home.read(TYPES);
    home.write(TYPES, &format!("{text}// by hand\n"));
    home.annul(&["generate", "--check"]).ends_with(1);
    home.annul(&["generate"]).ends_with(0);
    assert_eq!(home.read(TYPES), text);
    fs::remove_file(home.path(OPERATION)).expect("a spec");
    home.annul(&["generate", "--check"]).ends_with(1);
}

#[test]
fn a_dry_run_lists_and_writes_nothing() {
    let home = Home::with_specs();
    let run = home.annul(&["generate", "--dry-run"]).ends_with(0);
    assert!(
        run.stdout.contains(&format!("write {TYPES}\n")),
        "{}",
        run.stdout
    );
    assert!(home.files(OUT).is_empty());
    home.annul(&["generate"]).ends_with(0);
    fs::remove_file(home.path(OPERATION)).expect("a spec");
    let run = home.annul(&["generate", "--dry-run"]).ends_with(0);
    assert!(
        run.stdout.contains(&format!("remove {TYPES}\n")),
        "{}",
        run.stdout
    );
    assert!(home.path(TYPES).exists());
}

#[test]
fn what_has_no_spec_any_more_goes_with_its_folders() {
    let home = Home::with_specs();
    home.annul(&["generate"]).ends_with(0);
    home.write("generated/src/acme/jobs/notes.txt", "mine");
    fs::remove_file(home.path(OPERATION)).expect("a spec");
    home.annul(&["generate"]).ends_with(0);
    assert!(!home.path("generated/src/acme/jobs/cancel_job").exists());
    // The folder stays for the sake of a file that is not ours.
    assert_eq!(home.read("generated/src/acme/jobs/notes.txt"), "mine");
}

#[test]
fn a_file_of_somebody_else_is_never_overwritten() {
    let home = Home::with_specs();
    home.write("generated/src/lib.rs", "//! By hand.\n");
    let refused = home.annul(&["generate"]).ends_with(4);
    assert!(
        refused.stderr.contains("was not written by annul"),
        "{}",
        refused.stderr
    );
    assert_eq!(home.files(OUT).len(), 1, "nothing else was written either");
    assert_eq!(home.read("generated/src/lib.rs"), "//! By hand.\n");
}

#[test]
fn a_lock_file_that_leads_elsewhere_removes_nothing() {
    let home = Home::with_specs();
    home.write("treasure.txt", "mine");
    home.write("generated/src/annul.lock", "../../treasure.txt\n");
    let refused = home.annul(&["generate"]).ends_with(4);
    assert!(
        refused.stderr.contains("not a file of its folder"),
        "{}",
        refused.stderr
    );
    assert_eq!(home.read("treasure.txt"), "mine");
}

#[cfg(unix)]
#[test]
fn a_lock_file_that_leads_through_a_link_removes_nothing() {
    let home = Home::with_specs();
    home.annul(&["generate"]).ends_with(0);
    home.write("elsewhere/treasure.txt", "mine");
    std::os::unix::fs::symlink(home.path("elsewhere"), home.path("generated/src/old"))
        .expect("a link");
    let lock = home.read("generated/src/annul.lock") + "old/treasure.txt\n";
    home.write("generated/src/annul.lock", &lock);
    home.annul(&["generate"]).ends_with(0);
    assert_eq!(home.read("elsewhere/treasure.txt"), "mine");
    assert!(!home.read("generated/src/annul.lock").contains("treasure"));
}

#[test]
fn only_some_operations_of_one_catalogue() {
    let home = Home::with_specs();
    let step = home
        .read(OPERATION)
        .replace("CancelJob", "CancelStep")
        .replace("/jobs/", "/steps/");
    home.write("specs/acme/jobs/cancel-step.yaml", &step);
    home.annul(&["generate", "--only", "acme.jobs.CancelStep"])
        .ends_with(0);
    assert!(
        home.path("generated/src/acme/jobs/cancel_step/mod.rs")
            .exists()
    );
    assert!(!home.path("generated/src/acme/jobs/cancel_job").exists());
    home.annul(&["generate", "--only", "acme.jobs"])
        .ends_with(0);
    assert!(home.path(TYPES).exists());
    let refused = home
        .annul(&["generate", "--only", "acme.jobs.CancelJbo"])
        .ends_with(2);
    assert!(
        refused.stderr.contains("acme.jobs.CancelJob"),
        "{}",
        refused.stderr
    );
}

#[test]
fn another_output_folder_and_root() {
    let home = Home::with_specs();
    home.annul(&["generate", "--out", "src/cancel", "--root", "mod.rs"])
        .ends_with(0);
    assert!(home.path("src/cancel/mod.rs").exists() && !home.path("generated").exists());
}

#[test]
fn specs_that_do_not_hold_give_nothing() {
    let home = Home::with_specs();
    home.edit(OPERATION, "in: path", "in: paht");
    let refused = home.annul(&["generate"]).ends_with(3);
    assert!(
        refused.stderr.contains("did you mean `path`?"),
        "{}",
        refused.stderr
    );
    assert!(home.files(OUT).is_empty());
    let nowhere = home.annul(&["generate", "nowhere"]).ends_with(4);
    assert!(
        nowhere.stderr.contains("cannot open `nowhere`"),
        "{}",
        nowhere.stderr
    );
}
