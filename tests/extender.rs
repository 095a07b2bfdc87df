//! The front for build scripts, tried with cargo itself: crates of users, made anew for each test.

#[path = "extender/choices.rs"]
mod choices;
#[path = "extender/faults.rs"]
mod faults;
#[path = "extender/places.rs"]
mod places;
#[path = "extender/rebuilds.rs"]
mod rebuilds;
#[path = "extender/user.rs"]
mod user;

use user::User;

/// The fixture's own tests, with its lints, as its author runs them.
#[test]
fn the_fixture_passes_its_own_tests() {
    let user = User::new("fixture");
    user.copy("tests");
    let built = user.cargo(&["test", "--quiet"]);
    assert!(built.is_ok, "{}", built.talk);
    let linted = user.cargo(&["clippy", "--quiet", "--all-targets"]);
    assert!(linted.is_ok, "{}", linted.talk);
}
