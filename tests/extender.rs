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

use user::User;

/// The fixture's own tests, as its author runs them.
#[test]
fn the_fixture_passes_its_own_tests() {
    let user = User::new("fixture");
    user.copy("tests");
    user.cargo(&["test", "--quiet"]).ok();
}

/// Its lints, which are the strictest that users have.
#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn the_fixture_is_formatted_and_has_no_lints() {
    let user = User::new("lints");
    user.copy("tests");
    user.cargo(&["fmt", "--check"]).ok();
    user.cargo(&["clippy", "--quiet", "--all-targets"]).ok();
}
