//! Every format of every case: JSON and SARIF by their schemas, annotations by the lines they name, Markdown by its mark.

use std::fs;

use annul_codegen::diff::{Places, Report, Severity, print, schema};
use annul_tests::catalogue;
use jsonschema::Validator;
use serde_json::Value;

use crate::support::{self, Case};

/// What a validator has to say about a text.
fn problems(validator: &Validator, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).expect("JSON");
    let problems = validator.iter_errors(&value);
    problems
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .collect()
}

fn with_style<T>(case: &Case, use_it: impl Fn(&print::Style<'_>, &Report) -> T) -> T {
    let places = Places::new(&case.old.sources, &case.new.sources, ["old/", "new/"]);
    use_it(&support::style(&places), &case.report)
}

#[test]
fn json_follows_its_schema() {
    let validator = jsonschema::validator_for(&schema::schema()).expect("a schema");
    for case in support::cases() {
        let id = &case.id;
        let wrong = with_style(case, |style, report| {
            problems(&validator, &print::json(report, style))
        });
        assert!(wrong.is_empty(), "{id}: {wrong:?}");
    }
}

#[test]
fn sarif_follows_the_schema_of_its_makers() {
    let file = catalogue::root().join("tests/fixtures/sarif/sarif-2.1.0.schema.json");
    let text = fs::read_to_string(file).expect("the schema is checked in");
    // A bracket of one of its patterns has no partner, which ECMA-262 does not allow where letters are of Unicode.
    let text = text.replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let bad = r#"{ "version": "2.1.0", "runs": [{ "tool": {} }] }"#;
    assert!(
        !problems(&validator, bad).is_empty(),
        "the schema refuses nothing"
    );
    for case in support::cases() {
        let id = &case.id;
        let (wrong, results, count) = with_style(case, |style, report| {
            let text = print::sarif(report, style);
            let value: Value = serde_json::from_str(&text).expect("JSON");
            let results = value["runs"][0]["results"].as_array().map(Vec::len);
            (problems(&validator, &text), results, report.findings.len())
        });
        assert!(wrong.is_empty(), "{id}: {wrong:?}");
        assert_eq!(results, Some(count), "{id}");
    }
}

#[test]
fn annotations_name_lines_of_the_new_side() {
    for case in support::cases() {
        let id = &case.id;
        with_style(case, |style, report| {
            let told = report
                .findings
                .iter()
                .filter(|found| found.severity > Severity::DocsOnly && found.has_effect())
                .count();
            let text = print::github(report, style);
            assert_eq!(text.lines().count(), told, "{id}");
            for line in text.lines() {
                let (command, message) = line[2..].split_once("::").expect("a command");
                assert!(!message.is_empty(), "{id}: {line}");
                let file = property(command, "file=");
                let Some(file) = file.and_then(|file| file.strip_prefix("new/")) else {
                    // Of a whole service that is gone nothing is left to point at.
                    assert!(id == "svc-removed", "{id}: {line}");
                    continue;
                };
                let number: usize = property(command, "line=")
                    .and_then(|number| number.parse().ok())
                    .expect("a line");
                let source = case
                    .new
                    .sources
                    .ids()
                    .find(|source| case.new.sources.path(*source) == file);
                let source = source.unwrap_or_else(|| panic!("{id}: no {file}"));
                let lines = case.new.sources.text(source).lines().count();
                assert!((1..=lines).contains(&number), "{id}: {line}");
            }
        });
    }
}

fn property<'l>(command: &'l str, key: &str) -> Option<&'l str> {
    let (_, rest) = command.split_once(key)?;
    rest.split(',').next()
}

#[test]
fn markdown_is_marked_and_cannot_be_broken_out_of() {
    for case in support::cases() {
        let id = &case.id;
        let text = with_style(case, |style, report| print::markdown(report, style));
        assert!(text.starts_with("<!-- annul-diff -->\n"), "{id}");
        assert_eq!(text.matches("<!--").count(), 1, "{id}");
        assert_eq!(
            text.matches("<details>").count(),
            text.matches("</details>").count(),
            "{id}"
        );
    }
}

#[test]
fn a_comment_has_an_end() {
    let mut all = support::case("op-docs-changed").report.clone();
    for _ in 0..10 {
        for case in support::cases() {
            all.findings.extend(case.report.findings.iter().cloned());
            all.items.extend(case.report.items.iter().cloned());
        }
    }
    let case = support::case("op-docs-changed");
    let places = Places::new(&case.old.sources, &case.new.sources, ["old/", "new/"]);
    let text = print::markdown(&all, &support::style(&places));
    // GitHub takes no comment of more characters than these.
    assert!(text.chars().count() < 65_536, "{}", text.chars().count());
    assert!(
        text.contains("more that can hurt") && text.contains("\n- and "),
        "{text}"
    );
}
