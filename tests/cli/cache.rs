//! The cache of `annul generate`: with it, and whatever happens to it, a run comes to the same as without.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::Duration;

use annul_tests::command;

use crate::home::{CACHE, Home, OPERATION};

const OUT: &str = "generated/src";
const TYPES: &str = "generated/src/acme/jobs/cancel_job/types.rs";

/// A home that has generated, long enough ago for the times of files to be trusted.
fn generated() -> Home {
    let home = Home::with_specs();
    home.annul(&["generate"]).ends_with(0);
    thread::sleep(Duration::from_millis(60));
    home.annul(&["generate"]).ends_with(0);
    assert_eq!(home.files(CACHE).len(), 1);
    home
}

/// A run with the cache leaves what a run without one writes.
#[track_caller]
fn is_as_without(home: &Home, arguments: &[&str]) {
    home.annul(&[&["generate"], arguments].concat())
        .ends_with(0);
    let elsewhere = [&["generate", "--no-cache", "--out", "elsewhere"], arguments].concat();
    home.annul(&elsewhere).ends_with(0);
    assert_eq!(home.files(OUT), home.files("elsewhere"));
    home.annul(&[&["generate", "--check"], arguments].concat())
        .ends_with(0);
}

#[test]
fn a_changed_spec_is_read_again() {
    let home = generated();
    // What others know of a spec, and what they do not.
    home.edit(OPERATION, "Cancels a job.", "Stops a job.");
    is_as_without(&home, &[]);
    home.edit(
        OPERATION,
        "required: true",
        "required: true, docs: Which one",
    );
    is_as_without(&home, &[]);
    assert!(home.read(TYPES).contains("Which one"));
}

#[test]
fn a_generated_file_that_was_touched_is_written_again() {
    let home = generated();
    let text = home.read(TYPES);
    home.write(TYPES, &text.replacen("pub struct", "pub  struct", 1));
    is_as_without(&home, &[]);
    fs::remove_file(home.path(TYPES)).expect("a file");
    is_as_without(&home, &[]);
    home.write(
        "generated/src/lib.rs",
        &format!("{}\n", home.read("generated/src/lib.rs")),
    );
    is_as_without(&home, &[]);
    fs::remove_file(home.path("generated/src/annul.lock")).expect("a file");
    is_as_without(&home, &[]);
}

#[test]
fn a_cache_that_is_corrupt_or_gone_is_none() {
    let home = generated();
    let name = home.files(CACHE).into_keys().next().expect("a cache");
    let path = format!("{CACHE}/{name}");
    let whole = home.read(&path);
    for broken in [
        String::new(),
        "annul cache 1\n".to_owned(),
        whole[..whole.len() / 2].to_owned(),
        whole.replace("part ", "part  "),
        whole.replacen('1', "2", 1),
        "\0".repeat(4096),
    ] {
        home.write(&path, &broken);
        home.edit(OPERATION, "Cancels a job.", "Stops a job.");
        is_as_without(&home, &[]);
        home.edit(OPERATION, "Stops a job.", "Cancels a job.");
        is_as_without(&home, &[]);
    }
    fs::remove_dir_all(home.path(CACHE)).expect("a folder");
    is_as_without(&home, &[]);
    // A folder where the file should be: no cache, and no fault.
    fs::remove_file(home.path(&path)).expect("a file");
    fs::create_dir_all(home.path(&path)).expect("a folder");
    is_as_without(&home, &[]);
}

#[test]
fn other_options_are_another_run() {
    let home = generated();
    is_as_without(&home, &["--server", "false"]);
    is_as_without(&home, &["--derive", "*=Hash"]);
    is_as_without(&home, &["--root", "mod.rs"]);
    is_as_without(&home, &[]);
}

#[test]
fn files_that_come_go_or_move_are_noticed() {
    let home = generated();
    let moved = "specs/acme/jobs/cancel-job.yml";
    fs::rename(home.path(OPERATION), home.path(moved)).expect("a file");
    is_as_without(&home, &[]);
    let service = home.read("specs/acme/jobs/service.yaml");
    home.write("specs/acme/more/service.yaml", &service);
    // Two services of one name: nothing is written, and the cache hides nothing of it.
    let before = home.files(OUT);
    home.annul(&["generate"]).ends_with(3);
    assert_eq!(home.files(OUT), before);
    fs::remove_file(home.path("specs/acme/more/service.yaml")).expect("a file");
    is_as_without(&home, &[]);
}

#[test]
fn a_spec_that_holds_no_more_is_told_with_a_cache() {
    let home = generated();
    let before = home.files(OUT);
    home.edit(OPERATION, "summary:", "sumary:");
    home.annul(&["generate"]).ends_with(3);
    assert_eq!(home.files(OUT), before);
}

#[test]
fn a_check_reads_what_looks_untouched() {
    let home = generated();
    let file = home.path(OPERATION);
    let modified = fs::metadata(&file)
        .and_then(|file| file.modified())
        .expect("a file");
    home.edit(OPERATION, "Cancels a job.", "Kancels a job.");
    let opened = fs::File::options()
        .append(true)
        .open(&file)
        .expect("a file");
    opened
        .set_modified(modified)
        .expect("a file whose time can be set");
    home.annul(&["generate", "--check"]).ends_with(1);
    home.annul_with(&["generate"], &[("CI", "true")])
        .ends_with(0);
    assert!(
        home.read(TYPES).contains("Kancels")
            || home.read("generated/src/lib.rs").contains("Kancels")
    );
}

#[test]
fn under_ci_and_without_a_cache_none_is_written() {
    let home = Home::with_specs();
    home.annul(&["generate", "--no-cache"]).ends_with(0);
    home.annul_with(&["generate"], &[("CI", "true")])
        .ends_with(0);
    home.annul(&["generate", "--check"]).ends_with(0);
    home.write("annul.toml", "cache = false\n");
    home.annul(&["generate"]).ends_with(0);
    assert!(home.files(CACHE).is_empty());
}

#[test]
fn no_cache_lies_in_the_output_or_among_the_specs() {
    let home = Home::with_specs();
    for place in [OUT, "specs/acme"] {
        let place = home.path(place).to_string_lossy().into_owned();
        home.annul_with(&["generate"], &[("ANNUL_CACHE_DIR", &place)])
            .ends_with(0);
    }
    for place in [OUT, "specs", CACHE] {
        let files = home.files(place);
        assert!(!files.keys().any(|path| path.contains(".cache")), "{place}");
    }
}

#[test]
fn runs_at_the_same_time_leave_a_whole_cache() {
    let home = generated();
    let start = |home: &Home| {
        Command::new(command::annul())
            .arg("generate")
            .current_dir(home.path(""))
            .env_remove("CI")
            .env("ANNUL_CACHE_DIR", home.path(CACHE))
            .output()
            .expect("annul can be started")
    };
    let docs = [
        "required: true }",
        "required: true, docs: One }",
        "required: true, docs: Two }",
    ];
    for change in docs.windows(2) {
        home.edit(OPERATION, change[0], change[1]);
        thread::scope(|scope| {
            let runs = [(); 4].map(|()| scope.spawn(|| start(&home)));
            for run in runs {
                assert!(run.join().expect("a run").status.success());
            }
        });
        is_as_without(&home, &[]);
    }
    assert_eq!(home.files(CACHE).len(), 1);
}
