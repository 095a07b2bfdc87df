//! Specs that `annul new` writes, in a crate whose build script reads them.

use std::fs;
use std::process::Command;

use annul_tests::command;

use super::User;

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn a_new_spec_builds_once_its_blanks_are_filled_in() {
    let user = User::new("template");
    // A service of its own, and one more operation of the service that is there.
    let written = new(&user, "acme.archive.CancelExport");
    assert_eq!(
        written,
        [
            "specs/acme/archive/service.yaml",
            "specs/acme/archive/cancel-export.yaml"
        ]
    );
    let added = new(&user, "acme.reports.PauseRun");
    assert_eq!(added, ["specs/acme/reports/pause-run.yaml"]);

    let talk = user.fail();
    let blank =
        "specs/acme/archive/service.yaml:9:7: error[empty-text]: this is empty; it takes a text";
    assert!(talk.contains(blank), "{talk}");

    for path in written.iter().chain(&added) {
        let template = user.read(path);
        // One gateway serves both services, so their paths differ.
        let path_of_its_own = format!("/{}/", path.rsplit('/').nth(1).expect("a folder"));
        user.write(
            path,
            &command::filled_in(&template).replace("/runs/", &path_of_its_own),
        );
    }
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n\npub use acme::archive::cancel_export::CancelExportInput;\npub use acme::reports::pause_run::PauseRunHandler;\n",
    );
    user.assert_rebuilt();
    user.assert_fresh();
}

/// Runs `annul new`; gives the files that it says it wrote.
fn new(user: &User, id: &str) -> Vec<String> {
    let run = Command::new(command::annul())
        .args(["new", id])
        .current_dir(user.path(""))
        .output()
        .expect("annul runs");
    assert!(run.status.success(), "{run:?}");
    let written = String::from_utf8(run.stdout).expect("a text");
    let written: Vec<String> = written.lines().map(str::to_owned).collect();
    assert!(
        written
            .iter()
            .all(|path| fs::exists(user.path(path)).is_ok_and(|there| there))
    );
    written
}
