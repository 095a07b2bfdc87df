//! A change of the specs is a reason to build, and nothing else is.

use std::fs;

use super::User;

const SPEC: &str = "specs/acme/reports/stop-batch.yaml";

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn changing_adding_renaming_and_removing_a_spec_rebuilds() {
    let user = User::new("rebuilds");
    user.build();
    user.assert_fresh();

    // Changed.
    user.edit(SPEC, "The number of the batch.", "Which batch.");
    user.assert_rebuilt();
    user.assert_fresh();

    // Added: nothing that was read before has changed.
    let second = user
        .read(SPEC)
        .replace("StopBatch", "HaltBatch")
        .replace(":stop'", ":halt'");
    user.write("specs/acme/reports/halt-batch.yaml", &second);
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n\npub use acme::reports::halt_batch;\n",
    );
    user.assert_rebuilt();
    user.assert_fresh();

    // Renamed: the file's own time stays as it was.
    user.rename(
        "specs/acme/reports/halt-batch.yaml",
        "specs/acme/reports/end-batch.yaml",
    );
    let talk = user.fail();
    assert!(
        talk.contains("end-batch.yaml:1:12: error[file-name]"),
        "{talk}"
    );
    user.edit("specs/acme/reports/end-batch.yaml", "HaltBatch", "EndBatch");
    user.edit("src/lib.rs", "halt_batch", "end_batch");
    user.assert_rebuilt();

    // Removed.
    fs::remove_file(user.path("specs/acme/reports/end-batch.yaml")).expect("removable");
    let talk = user.fail();
    assert!(
        talk.contains("unresolved import `acme::reports::end_batch`"),
        "{talk}"
    );
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n",
    );
    user.assert_rebuilt();
    user.assert_fresh();
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn what_is_no_spec_is_no_reason() {
    let user = User::new("no-reason");
    user.build();
    user.write("README.md", "Beside the specs.\n");
    user.write("benches/none.txt", "Beside the specs too.\n");
    user.assert_fresh();
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn the_first_file_of_options_is_seen() {
    let user = User::new("first-options");
    user.build();
    user.assert_fresh();
    user.write("annul.toml", "operations = ['acme.reports.StopBatch']\n");
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n\npub use acme::reports::stop_batch;\n",
    );
    user.assert_rebuilt();
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n\npub use acme::reports::cancel_run;\n",
    );
    let talk = user.fail();
    assert!(
        talk.contains("no `cancel_run` in `acme::reports`"),
        "{talk}"
    );

    // Without it all operations are back; and it is seen when it comes with an old date.
    user.rename("annul.toml", "../annul.toml");
    user.assert_rebuilt();
    user.assert_fresh();
    user.rename("../annul.toml", "annul.toml");
    let talk = user.fail();
    assert!(
        talk.contains("no `cancel_run` in `acme::reports`"),
        "{talk}"
    );
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn new_folders_and_options_are_seen() {
    let user = User::new("new-folders");
    user.write("annul.toml", "operations = ['acme.reports']\n");
    user.build();
    let service = user
        .read("specs/acme/reports/service.yaml")
        .replace("service: acme.reports", "service: acme.archive");
    user.write("specs/acme/archive/service.yaml", &service);
    user.assert_rebuilt();
    let batch = user.read(SPEC).replace("/v1/batches", "/v1/archives");
    user.write("specs/acme/archive/stop-batch.yaml", &batch);
    user.assert_rebuilt();
    user.edit(
        "annul.toml",
        "'acme.reports'",
        "'acme.reports', 'acme.archive'",
    );
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n\npub use acme::archive::stop_batch;\n",
    );
    user.assert_rebuilt();
    user.assert_fresh();
}
