//! What a user sees when something does not hold.

use std::fs;
use std::path::PathBuf;

use super::User;

const SPEC: &str = "specs/acme/reports/cancel-run.yaml";

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn a_fault_has_its_place_an_excerpt_and_a_module_and_is_gone_when_fixed() {
    let user = User::new("faults");
    user.write("src/lib.rs", "//! Bindings.\n\n/// Where they are.\npub const OUT: &str = env!(\"OUT_DIR\");\n\nannul_runtime::include_specs!();\n");
    user.build();
    user.edit(SPEC, "docs: The report.", "dosc: The report.");
    let talk = user.fail();
    let line = "specs/acme/reports/cancel-run.yaml:15:5: error[unknown-key]: unknown key `dosc` in a param";
    assert!(
        talk.contains(&format!("error: extender-faults@0.0.0: {line}\n")),
        "{talk}"
    );
    assert!(
        talk.contains("\n  15 |     dosc: The report.\n     |     ^^^^\n"),
        "{talk}"
    );
    assert!(talk.contains("did you mean `docs`?"), "{talk}");
    assert!(
        talk.contains("Error: the specs are not valid: 1 error in 1 file\n"),
        "{talk}"
    );
    assert!(!talk.contains("panicked"), "{talk}");
    let module = left_behind();
    assert_eq!(module.matches("compile_error!").count(), 1, "{module}");
    assert!(module.contains(line), "{module}");

    user.edit(SPEC, "dosc: The report.", "docs: The report.");
    user.assert_rebuilt();
    user.assert_fresh();
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn options_that_cannot_be_used_fail_with_what_was_meant() {
    let user = User::new("bad-options");
    user.write("annul.toml", "\ndeny_warning = true\n");
    let talk = user.fail();
    let line = "annul.toml:2:1: there is no option `deny_warning`; did you mean `deny_warnings`?";
    assert!(
        talk.contains(&format!("error: extender-bad-options@0.0.0: {line}\n")),
        "{talk}"
    );

    user.write(
        "annul.toml",
        "[derive]\n'acme.reports.CancelRun.CancelRunImput' = 'Hash'\n",
    );
    let talk = user.fail();
    assert!(
        talk.contains("did you mean `acme.reports.CancelRun.CancelRunInput`?"),
        "{talk}"
    );
    user.write("annul.toml", "");
    user.build();
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn code_for_another_format_of_the_runtime_is_one_readable_error() {
    let user = User::new("format");
    user.write("annul.toml", "out_dir = 'src/bindings'\n");
    user.write(
        "src/lib.rs",
        "//! Bindings that are checked in.\n\n/// The bindings.\npub mod bindings;\n",
    );
    user.build();
    // As if a later generator had written them, with all that they call.
    user.write("build.rs", "//! No bindings.\n\nfn main() {}\n");
    user.edit(
        "src/bindings/mod.rs",
        "emitted_format!(1)",
        "emitted_format!(2)",
    );
    let talk = user.fail();
    let said = "error: this code was emitted for format 2 of annul-runtime, and this annul-runtime has format 1: \
                use the same version of annul-codegen (or the `annul` command) and annul-runtime, then generate anew";
    assert!(talk.contains(said), "{talk}");
    let errors = talk.lines().filter(|line| line.starts_with("error"));
    let last = "error: could not compile `extender-format` (lib) due to 1 previous error";
    assert_eq!(errors.skip(1).collect::<Vec<_>>(), [last], "{talk}");
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn a_crate_without_a_build_script_is_told_of_the_variable() {
    let user = User::new("no-script");
    fs::remove_file(user.path("build.rs")).expect("removable");
    let talk = user.fail();
    assert!(talk.contains("OUT_DIR"), "{talk}");
}

/// The module that the failed build left for editors.
fn left_behind() -> String {
    let builds = PathBuf::from(concat!(
        env!("CARGO_TARGET_TMPDIR"),
        "/extender-target/debug/build"
    ));
    let modules = fs::read_dir(builds).expect("a folder").filter_map(|entry| {
        let module = entry.ok()?.path().join("out/annul/mod.rs");
        let text = fs::read_to_string(module).ok()?;
        text.contains("`dosc`").then_some(text)
    });
    modules.last().expect("a module")
}
