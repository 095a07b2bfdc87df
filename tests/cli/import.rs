//! `annul import` and `annul verify`: from a model to drafts, and back from specs to the model.

use std::fs;

use annul_tests::catalogue;

use crate::home::Home;

const SERVICE: &str = "specs/aws/kilns/service.yaml";
const OPERATION: &str = "specs/aws/kilns/stop-firing.yaml";

/// A folder with a model of the cases.
fn home() -> Home {
    let home = Home::empty();
    let model = catalogue::root().join("tests/cases/import/botocore-rest/model.json");
    let text = fs::read_to_string(model).expect("the model can be read");
    home.write("model.json", &text);
    home
}

#[test]
fn a_model_becomes_specs_that_hold() {
    let home = home();
    let list = home.annul(&["import", "model.json", "--list"]).ends_with(0);
    assert!(list.stdout.contains("kilns.StopFiring"), "{}", list.stdout);

    let options = [
        "import",
        "model.json",
        "--operation",
        "StopFiring",
        "--retrieved",
        "2026-11-21",
    ];
    let dry = home
        .annul(&[&options[..], &["--dry-run"]].concat())
        .ends_with(0);
    assert!(
        dry.stdout.contains("operation: StopFiring"),
        "{}",
        dry.stdout
    );
    assert!(!home.path("specs").exists(), "`--dry-run` writes nothing");

    let run = home.annul(&options).ends_with(0);
    assert_eq!(
        run.stdout,
        format!("specs/aws/provider.yaml\n{SERVICE}\n{OPERATION}\n")
    );
    assert!(run.stderr.contains("left out"), "{}", run.stderr);
    home.annul(&["check"]).ends_with(0);
    home.annul(&["fmt", "--check"]).ends_with(0);

    // What a person has changed stays.
    let changed = home
        .read(OPERATION)
        .replacen("Stops a firing.", "Stops the fire.", 1);
    home.write(OPERATION, &changed);
    let again = home.annul(&options).ends_with(0);
    assert_eq!(again.stdout, "");
    assert!(again.stderr.contains("stays as it is"), "{}", again.stderr);
    assert_eq!(home.read(OPERATION), changed);
}

#[test]
fn what_cannot_be_drafted_is_refused_with_its_reason() {
    let home = home();
    let all = home
        .annul(&["import", "model.json", "--all", "--report", "json"])
        .ends_with(1);
    assert_eq!(all.stdout.lines().count(), 2, "{}", all.stdout);
    assert!(
        all.stdout.contains("a part of its host is a param"),
        "{}",
        all.stdout
    );
    let nothing = home.annul(&["import", "model.json"]).ends_with(2);
    assert!(nothing.stderr.contains("--list"), "{}", nothing.stderr);
    let other = home
        .annul(&["import", "model.json", "--all", "--provider", "acme"])
        .ends_with(2);
    assert!(other.stderr.contains("profile"), "{}", other.stderr);
    home.write("bad.json", "{ \"hello\": 1 }");
    let bad = home.annul(&["import", "bad.json", "--all"]).ends_with(3);
    assert!(
        bad.stderr.contains("bad.json, at /: no format"),
        "{}",
        bad.stderr
    );
    home.annul(&["import", "nowhere.json", "--all"])
        .ends_with(4);
}

#[test]
fn a_spec_is_held_against_its_model() {
    let home = home();
    home.annul(&["import", "model.json", "--operation", "StopFiring"])
        .ends_with(0);
    let verify = ["verify", "--against", "model.json"];
    let holds = home.annul(&verify).ends_with(0);
    assert!(holds.stderr.contains("0 contradicted"), "{}", holds.stderr);

    let other = home
        .read("model.json")
        .replacen("\"max\": 900", "\"max\": 600", 1);
    home.write("model.json", &other);
    let found = home.annul(&verify).ends_with(1);
    let fact = "params.graceSeconds.constraints.range";
    assert!(found.stdout.contains(fact), "{}", found.stdout);
    let github = home
        .annul(&[&verify[..], &["--format", "github"]].concat())
        .ends_with(1);
    assert!(
        github.stdout.starts_with("::error file="),
        "{}",
        github.stdout
    );
    let json = home
        .annul(&[&verify[..], &["--format", "json"]].concat())
        .ends_with(1);
    assert!(json.stdout.contains("\"contradicted\""), "{}", json.stdout);

    let quirk = format!("quirks: [{{ says: Odd., decided: It is 900., about: [{fact}] }}]");
    let text = home.read(OPERATION).replacen("quirks: []", &quirk, 1);
    home.write(OPERATION, &text);
    let acknowledged = home.annul(&verify).ends_with(0);
    assert!(
        acknowledged.stdout.contains("acknowledged: It is 900."),
        "{}",
        acknowledged.stdout
    );
}
