//! Tests of the builder outside of build scripts: what it says, and what it compares.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// The catalogue of this repository: specs that hold.
const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs");

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("annul-build-{}-{name}", std::process::id()));
        fs::create_dir(&path).expect("a new folder");
        Self(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn message(result: Result<()>) -> String {
    format!("{:?}", result.expect_err("it cannot be"))
}

#[test]
fn what_was_written_is_fresh_until_it_differs() {
    let folder = Folder::new("fresh");
    let out = folder.path().join("bindings");
    let builder = configure()
        .specs([SPECS])
        .operations(["athena", "cloudtrail"])
        .out_dir(&out);
    assert!(message(builder.check()).contains("is stale"));
    builder.compile(&[SPECS]).expect("the specs hold");
    builder.check().expect("it was just written");
    let module = out.join("aws/athena/mod.rs");
    let text = fs::read_to_string(&module).expect("it was written");
    fs::write(&module, format!("{text}// edited\n")).expect("writable");
    let stale = message(builder.check());
    assert!(
        stale.contains("is stale: aws/athena/mod.rs; generate anew"),
        "{stale}"
    );
    let fewer = builder.operations(["athena"]).check();
    let removed = "aws/cloudtrail/mod.rs".to_owned();
    assert!(matches!(fewer, Err(Error::Stale(stale)) if stale.superfluous.contains(&removed)));
}

#[test]
fn names_that_no_spec_has_are_errors_with_what_was_meant() {
    let at = |builder: Builder| message(builder.specs([SPECS]).out_dir("nowhere").check());
    assert_eq!(
        at(configure().operations(["reports"])),
        "option `operations`: the specs have no `reports`; name the id of an operation or a service"
    );
    assert_eq!(
        at(configure().operations(["StopCalculationExecution"])),
        "option `operations`: the specs have no `StopCalculationExecution`; did you mean `athena.StopCalculationExecution`?"
    );
    assert_eq!(
        at(configure().derive(
            "athena.StopCalculationExecution.StopCalculationExecutionInptu",
            "Hash"
        )),
        "option `derive`: the specs have no `athena.StopCalculationExecution.StopCalculationExecutionInptu`; \
         did you mean `athena.StopCalculationExecution.StopCalculationExecutionInput`?"
    );
    assert!(
        at(configure().extern_type("athena", "crate::A")).contains("name an id, enum or object")
    );
}

#[test]
fn values_that_cannot_be_used_are_errors_of_the_run() {
    let out = std::env::temp_dir();
    let error = message(configure().type_attribute("*", "Hash").out_dir(out).check());
    assert_eq!(
        error,
        "option `type_attribute`: `*`: `Hash` is not an attribute; write it as in Rust, `#[Hash]`"
    );
}

#[test]
fn a_missing_folder_is_named_with_its_cause() {
    let error = message(
        configure()
            .specs(["no/such/specs"])
            .out_dir("nowhere")
            .check(),
    );
    assert!(
        error.starts_with("cannot open `no/such/specs` (paths begin at"),
        "{error}"
    );
    assert!(error.contains("\n  because: "), "{error}");
    assert_eq!(
        message(configure().check()),
        Error::NothingToCheck.to_string()
    );
}

#[test]
fn each_method_is_an_option() {
    let all = configure()
        .specs([SPECS])
        .operations(["athena"])
        .client(true)
        .server(true)
        .tests(true)
        .out_dir("nowhere")
        .include_file("mod.rs")
        .derive("*", "Hash")
        .type_attribute("*", "#[doc(hidden)]")
        .extern_type("athena.X", "crate::X")
        .service_features(true)
        .wire_mod_attribute("#[cfg(test)]")
        .client_mod_attribute("#[cfg(test)]")
        .server_mod_attribute("#[cfg(test)]")
        .deny_warnings(true)
        .emit_rerun_if_changed(true)
        .cache(true);
    let set: Vec<&str> = all.set.iter().map(|(name, _)| *name).collect();
    let known: Vec<&str> = crate::options::TABLE
        .iter()
        .map(|choice| choice.name)
        .collect();
    assert_eq!(set, known);
    all.settings()
        .expect("each value has the form that its option takes");
}
