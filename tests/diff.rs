//! Each rule of `annul diff` finds what it is for and tells it like a reviewer needs it; and what must hold for all of them.

#[path = "diff/changes.rs"]
mod changes;
#[path = "diff/complete.rs"]
mod complete;
#[path = "diff/edits.rs"]
mod edits;
#[path = "diff/folders.rs"]
mod folders;
#[path = "diff/formats.rs"]
mod formats;
#[path = "diff/large.rs"]
mod large;
#[path = "diff/properties.rs"]
mod properties;
#[path = "diff/rust.rs"]
mod rust;
#[path = "diff/support.rs"]
mod support;
#[path = "diff/witnesses.rs"]
mod witnesses;

use annul_codegen::diff::{rule, unexpressed};

/// A net under all other rules: a case for it would be a hole in them.
const WITHOUT_CASE: &[&str] = &["gen-api-changed"];

#[test]
fn rules_and_cases_are_in_step() {
    let cases = support::ids();
    let rules: Vec<&str> = rule::all().iter().map(|rule| rule.id).collect();
    let missing: Vec<&&str> = rules
        .iter()
        .filter(|id| !cases.contains(&(**id).to_owned()) && !WITHOUT_CASE.contains(id))
        .collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
    let unknown: Vec<&String> = cases
        .iter()
        .filter(|id| !rules.contains(&id.as_str()))
        .collect();
    assert!(unknown.is_empty(), "cases without a rule: {unknown:?}");
    for found in unexpressed::ALL {
        assert!(
            rule::find(found.id).is_none(),
            "{} is expressed after all",
            found.id
        );
    }
}

#[test]
fn each_rule_finds_its_case_and_reads_as_reviewed() {
    let (mut wrong, mut reports) = (Vec::new(), Vec::new());
    for case in support::all() {
        let case = match case {
            Ok(case) => case,
            Err(problem) => {
                wrong.push(problem.clone());
                continue;
            }
        };
        let (id, found) = (&case.id, &case.report.findings);
        let found: Vec<&str> = found.iter().map(|found| found.rule.id).collect();
        if !found.contains(&id.as_str()) || found.contains(&"gen-api-changed") {
            wrong.push(format!("{id} gives {found:?}"));
        }
        reports.push((id, support::shown(&case.old, &case.new, &case.report)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (id, report) in reports {
        support::snapshot("diff", id, &report);
    }
}

#[test]
fn no_snapshot_outlives_its_case() {
    for kind in ["diff", "diff-changes", "diff-edits"] {
        let names = |folder: &str, ending: &str| -> std::collections::BTreeSet<String> {
            let folder = annul_tests::catalogue::root()
                .join("tests")
                .join(folder)
                .join(kind);
            let entries = std::fs::read_dir(folder).expect("a readable folder");
            entries
                .map(|entry| entry.expect("a readable folder").file_name())
                .map(|name| name.to_string_lossy().trim_end_matches(ending).to_owned())
                .collect()
        };
        assert_eq!(
            names("cases", ".yaml"),
            names("snapshots", ".snap"),
            "{kind}"
        );
    }
}
