//! The guide for extenders, followed to the letter.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::User;
use super::user::REPOSITORY;

/// What stands before the path of a file of the fixture that the guide shows.
const EXCERPT: &str = "<!-- excerpt: tests/fixtures/extender/";

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn its_steps_lead_from_nothing_to_a_test_that_cancels_something() {
    let guide = format!("{REPOSITORY}/codegen/cli/site/guide/extenders.md");
    let section = &fs::read_to_string(guide).expect("a text");

    // Outside of any workspace: `cargo new` would join it.
    let home = tempfile::tempdir().expect("a temporary folder");
    symlink(REPOSITORY, home.path().join("annul")).expect("a link");
    let (commands, _) = after(section, "```console\n")
        .split_once("```")
        .expect("a fence");
    let commands: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.strip_prefix("$ "))
        .collect();
    shell(&User::at(home.path().to_owned()), &commands.join(" && "));

    let user = User::at(home.path().join("reports"));
    for file in ["build.rs", "src/lib.rs", "tests/cancel.rs"] {
        let excerpt = after(section, &format!("{EXCERPT}{file} -->\n```rust,ignore\n"));
        let (text, _) = excerpt.split_once("```").expect("a fence");
        user.write(file, text);
    }
    let (copy, _) = after(section, "which the test\nbelow uses: `")
        .split_once('`')
        .expect("a command");
    shell(&user, copy);
    // The same versions as in the workspace: they are there without a network.
    fs::copy(format!("{REPOSITORY}/Cargo.lock"), user.path("Cargo.lock")).expect("a lock file");
    let talk = user.cargo(&["test"]).ok();
    assert!(talk.contains("test a_run_is_cancelled ... ok"), "{talk}");
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    let (_, after) = text
        .split_once(mark)
        .unwrap_or_else(|| panic!("the guide has no {mark:?}"));
    after
}

#[track_caller]
fn shell(user: &User, script: &str) {
    user.run(Command::new("sh").args(["-ec", script])).ok();
}
