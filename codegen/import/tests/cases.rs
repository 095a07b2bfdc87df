//! Models to drafts: each case under `tests/cases/import` is a small model, and its drafts are a snapshot; each file
//! under `tests/cases/import-refused` is refused with a place and a message.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use annul_codegen::source::Sources;
use annul_import::Profile;
use annul_import::draft::{self, Draft, Outcome, Request};
use annul_import::model::Model;
use annul_import::verify::{self, Group};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/cases")
        .join(name)
}

fn entries(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).expect("there are cases");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a case").path()).collect();
    paths.sort();
    assert!(paths.len() >= 5, "{name} has few cases");
    paths
}

fn model_of(case: &Path) -> Model {
    let files = annul_import::files(case).expect("a case has a model");
    annul_import::read(&files[0]).expect("the model of a case is one")
}

fn drafted(model: &Model, is_full: bool) -> Draft {
    let profile = Profile::usual(model.origin.format).expect("each format has a profile");
    let operations: Vec<String> = draft::cancels(model)
        .map(|found| found.name.clone())
        .collect();
    draft::draft(&Request {
        model,
        profile: Some(&profile),
        provider: profile.provider().unwrap_or("acme"),
        operations: &operations,
        retrieved: "2026-11-21",
        is_full,
        target: &[],
        provider_file: None,
        service_file: None,
    })
}

fn sources(draft: &Draft) -> Sources {
    let files = draft.files.iter();
    Sources::from_texts(
        files
            .map(|file| (file.path.clone(), file.text.clone()))
            .collect(),
    )
}

#[track_caller]
fn assert_checked(draft: &Draft) {
    let sources = sources(draft);
    let checked = annul_codegen::check(&sources);
    let shown = annul_codegen::diagnostic::print::human(&sources, &checked.findings, false);
    assert!(checked.catalogue.is_some(), "{shown}");
    for report in &draft.reports {
        if let Outcome::Drafted { findings } = &report.outcome {
            assert!(findings.is_empty(), "{findings:?}");
        }
    }
}

#[test]
fn models_become_drafts_that_hold() {
    for case in entries("import") {
        let model = model_of(&case);
        let draft = drafted(&model, false);
        assert_checked(&draft);
        assert_checked(&drafted(&model, true));
        let mut text = String::new();
        for report in &draft.reports {
            let _ = writeln!(text, "{}: {}", report.operation, report.outcome);
            let notes = &report.notes;
            for (label, texts) in [("assumed", &notes.assumed), ("left out", &notes.left_out)] {
                for note in texts {
                    let _ = writeln!(text, "  {label}: {note}");
                }
            }
        }
        for file in draft
            .files
            .iter()
            .filter(|file| !file.path.ends_with("provider.yaml"))
        {
            let _ = write!(text, "\n# {}\n{}", file.path, file.text);
        }
        let name = case
            .file_name()
            .expect("a case has a name")
            .to_string_lossy()
            .into_owned();
        insta::with_settings!({
            snapshot_path => "../../../tests/snapshots/import",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

#[test]
fn a_draft_contradicts_its_model_in_nothing() {
    for case in entries("import") {
        let model = model_of(&case);
        let draft = drafted(&model, true);
        let catalogue = annul_codegen::check(&sources(&draft))
            .catalogue
            .expect("drafts hold");
        let mut seen = 0;
        for (service, operation) in catalogue.operations() {
            assert!(verify::is_of(&model, service), "{}", service.id);
            let found = verify::find(&model, operation).expect("the draft is of the model");
            let differences = verify::verify(&model, found, service, operation);
            let contradicted = differences
                .iter()
                .filter(|found| found.group == Group::Contradicted);
            let contradicted: Vec<_> = contradicted.collect();
            assert!(
                contradicted.is_empty(),
                "{}: {contradicted:?}",
                operation.id
            );
            seen += 1;
        }
        assert!(seen > 0);
    }
}

#[test]
fn what_changes_in_a_model_is_contradicted() {
    let case = folder("import/botocore-rest");
    let model = model_of(&case);
    let draft = drafted(&model, true);
    let catalogue = annul_codegen::check(&sources(&draft))
        .catalogue
        .expect("drafts hold");
    let (service, operation) = catalogue.operations().next().expect("there is a draft");
    let text = fs::read_to_string(case.join("model.json")).expect("the model can be read");
    let changes = [
        (
            "\"max\": 900",
            "\"max\": 600",
            "params.graceSeconds.constraints.range",
        ),
        ("[a-z]{4}", "[a-z]{5}", "params.kilnId.constraints"),
        (
            "\"responseCode\": 202",
            "\"responseCode\": 200",
            "response.status",
        ),
        (
            "\"method\": \"DELETE\"",
            "\"method\": \"POST\"",
            "path.method",
        ),
        (
            "\"httpStatusCode\": 404",
            "\"httpStatusCode\": 410",
            "errors.ResourceNotFoundException.status",
        ),
        (
            "\"locationName\": \"graceSeconds\"",
            "\"locationName\": \"grace\"",
            "params.graceSeconds",
        ),
        (
            "\"Flag\": { \"type\": \"boolean\"",
            "\"Flag\": { \"type\": \"string\"",
            "params.x-kiln-dry-run.type",
        ),
        ("\"kiln\"", "\"kilns\"", "auth.signing_name"),
        (
            "\"STOPPED\"",
            "\"HALTED\"",
            "response.body.status.values.STOPPED",
        ),
        (
            "\"errors\": [",
            "\"errors\": [{ \"shape\": \"Firing\" }, ",
            "errors.Firing",
        ),
    ];
    let temporary = tempfile::tempdir().expect("a temporary folder");
    for (old, new, about) in changes {
        assert!(text.contains(old), "{old}");
        let path = temporary.path().join("model.json");
        fs::write(&path, text.replace(old, new)).expect("a file can be written");
        let changed = annul_import::read(&path).expect("it is a model still");
        let found = verify::find(&changed, operation).expect("the operation is there still");
        let differences = verify::verify(&changed, found, service, operation);
        let is_it = |found: &&verify::Difference| {
            found.group == Group::Contradicted && found.about == about
        };
        assert!(
            differences.iter().any(|found| is_it(&found)),
            "{about}: {differences:?}"
        );
    }
}

#[test]
fn bad_models_are_refused_with_their_places() {
    let mut text = String::new();
    for path in entries("import-refused") {
        let error = annul_import::read(&path)
            .expect_err("it is no model")
            .to_string();
        let shown = error.replace(&path.display().to_string(), "MODEL");
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy();
        let _ = writeln!(text, "{name}: {shown}");
    }
    insta::with_settings!({
        snapshot_path => "../../../tests/snapshots/import",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("refused", text);
    });
}

#[test]
fn a_model_that_is_cut_anywhere_never_panics() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    for case in entries("import") {
        let path = annul_import::files(&case)
            .expect("a case has a model")
            .remove(0);
        let text = fs::read_to_string(&path).expect("models of cases are texts");
        let copy = temporary
            .path()
            .join(path.file_name().expect("a file has a name"));
        // Every shape and every member is once of another kind, or gone.
        let words = [
            "\"shape\"",
            "\"type\"",
            "\"members\"",
            "\"target\"",
            "\"$ref\"",
            "schema:",
            "\"http\"",
            "{ ",
            "[",
            "404",
        ];
        for word in words {
            for (index, _) in text.match_indices(word).step_by(3) {
                let mut other = text.clone();
                other.replace_range(
                    index..index + word.len(),
                    if word.starts_with('"') {
                        "\"gone\""
                    } else {
                        ""
                    },
                );
                fs::write(&copy, &other).expect("a file can be written");
                if let Ok(model) = annul_import::read(&copy)
                    && Profile::usual(model.origin.format).is_some()
                {
                    let _ = drafted(&model, true);
                }
            }
        }
    }
}

#[test]
fn the_provider_file_is_that_of_the_catalogue() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("it is there");
    let copy = "profiles/aws/provider.yaml";
    assert_eq!(
        read(copy),
        read("../../specs/aws/provider.yaml"),
        "copy specs/aws/provider.yaml to codegen/import/{copy}"
    );
}
