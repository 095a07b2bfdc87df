//! Edits of the repository's own specs as a reviewer meets them: the report of each has to say on one screen what to do.

use std::fs;

use annul_codegen::diff::{Places, Severity, print};
use annul_codegen::source::Sources;
use annul_tests::{cases, catalogue};

use crate::support;

/// A screen, and not a large one.
const SCREEN: usize = 40;

/// A text in one of the files, and what takes its place.
struct Edit {
    file: String,
    old: String,
    new: String,
}

#[test]
fn each_edit_is_told_on_one_screen() {
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    let text = |id| {
        (
            sources.relative_path(id).to_owned(),
            sources.text(id).to_owned(),
        )
    };
    let specs: Vec<(String, String)> = sources.ids().map(text).collect();
    let old = support::catalogue("the specs", specs.clone());
    let mut reports = Vec::new();
    for (name, edits) in edits() {
        let mut texts = specs.clone();
        for edit in edits {
            let (_, text) = texts
                .iter_mut()
                .find(|(file, _)| *file == edit.file)
                .unwrap_or_else(|| panic!("{name}: no file {}", edit.file));
            assert_eq!(text.matches(&edit.old).count(), 1, "{name}: {:?}", edit.old);
            *text = text.replace(&edit.old, &edit.new);
        }
        let new = support::catalogue(&name, texts);
        let report = support::report(&old, &new);
        assert!(!report.is_empty(), "{name} is not noticed");
        for found in &report.findings {
            let hurts = found.severity >= Severity::Dangerous;
            assert!(
                !hurts || found.advice().is_some(),
                "{name}: {}",
                found.rule.id
            );
        }
        let places = Places::new(&old.sources, &new.sources, ["main:specs/", "specs/"]);
        let style = print::Style {
            old: "main",
            new: "working tree",
            rust: false,
            fail_on: Some(Severity::Breaking),
            ..support::style(&places)
        };
        let shown = print::human(&report, &style);
        assert!(
            shown.lines().count() <= SCREEN,
            "{name} needs more than a screen\n{shown}"
        );
        reports.push((name, shown));
    }
    assert!(reports.len() >= 10, "only {} edits", reports.len());
    // Where things stand changes with each line that somebody adds to a spec.
    let place = regex::Regex::new(r"\.yaml:\d+:\d+").expect("a pattern");
    for (name, report) in reports {
        let report = place.replace_all(&report, ".yaml:…");
        support::snapshot("diff-edits", &name, &report);
    }
}

/// The edits of each file, which are made together.
fn edits() -> Vec<(String, Vec<Edit>)> {
    let entries = fs::read_dir(cases::folder().join("diff-edits")).expect("edits stand there");
    let mut all: Vec<(String, Vec<Edit>)> = entries
        .map(|entry| {
            let path = entry.expect("a readable folder").path();
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).expect("a readable file");
            let list: Vec<std::collections::BTreeMap<String, String>> =
                serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let edits = list.into_iter().map(|mut edit| {
                let mut take =
                    |key: &str| edit.remove(key).unwrap_or_else(|| panic!("{name}: {key}"));
                Edit {
                    file: take("file"),
                    old: take("old"),
                    new: take("new"),
                }
            });
            let edits = edits.collect();
            (name, edits)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}
