//! The front for build scripts, tried with cargo itself: crates of users, made anew for each test.
//!
//! What takes long is ignored here, and run by `tests/ci/build_script.sh`, which the gate runs.

#[path = "extender/choices.rs"]
mod choices;
#[path = "extender/faults.rs"]
mod faults;
#[path = "extender/features.rs"]
mod features;
#[path = "extender/package.rs"]
mod package;
#[path = "extender/places.rs"]
mod places;
#[cfg(unix)]
#[path = "extender/readme.rs"]
mod readme;
#[path = "extender/rebuilds.rs"]
mod rebuilds;
#[path = "extender/template.rs"]
mod template;
#[path = "extender/user.rs"]
mod user;

use std::collections::BTreeSet;

use user::User;

/// The fixture's own tests, as its author runs them.
#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn the_fixture_passes_its_own_tests() {
    let user = User::new("fixture");
    user.copy("tests");
    user.copy_options();
    let talk = user.cargo(&["test", "--quiet"]).ok();
    // Its options ask for the emitted tests of two operations, four of each.
    let emitted = "running 8 tests";
    assert!(talk.contains(emitted), "{talk}");
}

/// Its lints, which are the strictest that users have.
#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn the_fixture_is_formatted_and_has_no_lints() {
    let user = User::new("lints");
    user.copy("tests");
    user.copy_options();
    user.cargo(&["fmt", "--check"]).ok();
    user.cargo(&["clippy", "--quiet", "--all-targets"]).ok();
}

/// A user builds what the generator and the emitted code need, and nothing of the command line or of any transport.
#[test]
fn a_user_builds_few_crates() {
    let user = User::new("crates");
    let tree = user
        .cargo(&["tree", "--edges=normal,build", "--prefix=none"])
        .ok();
    let crates = tree.lines().filter_map(|line| line.split(' ').next());
    let crates: BTreeSet<&str> = crates.collect();
    for other in [
        "clap",
        "similar",
        "tokio",
        "reqwest",
        "regex",
        "serde_derive",
    ] {
        assert!(!crates.contains(other), "{other} is among {crates:?}");
    }
    assert!(crates.len() <= 40, "{}: {crates:?}", crates.len());
}
