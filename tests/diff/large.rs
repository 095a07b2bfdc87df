//! A report of a thousand changed operations: two screens, the ten worst by name, and a count of the rest.

use annul_codegen::diff::{Finding, Places, Report, Severity, print};

use crate::support::{self, Case};

/// Two screens, and not large ones.
const TWO_SCREENS: usize = 80;

fn shown(case: &Case, report: &Report, verbose: bool) -> String {
    let places = Places::new(&case.old.sources, &case.new.sources, ["old/", "new/"]);
    let style = support::style(&places);
    let rust = false;
    print::human(
        report,
        &print::Style {
            verbose,
            rust,
            fail_on: Some(Severity::Breaking),
            ..style
        },
    )
}

/// The findings of these cases, in so many operations, the worst first as in any report.
fn in_operations(cases: &[&Case], count: usize) -> Report {
    let mut report = cases[0].report.clone();
    report.findings.clear();
    report.items.clear();
    for number in 0..count {
        let findings = &cases[number % cases.len()].report.findings;
        report
            .findings
            .extend(findings.iter().cloned().map(|found| Finding {
                operation: Some(format!("CancelJob{number}")),
                ..found
            }));
    }
    report
        .findings
        .sort_by_key(|found| std::cmp::Reverse(found.severity));
    report
}

#[test]
fn what_is_alike_is_told_once_with_its_places() {
    let case = support::case("param-added-required");
    let report = in_operations(&[case], 1_000);
    let text = shown(case, &report, false);
    assert!(text.lines().count() <= 30, "{text}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for number in 0..10 {
        assert!(
            text.contains(&format!("acme.jobs.CancelJob{number} ")),
            "{text}"
        );
    }
    assert!(text.contains("and 990 more"), "{text}");
    assert_eq!(text.matches("param-added-required").count(), 1, "{text}");
}

#[test]
fn a_thousand_changes_of_all_sorts_fit_two_screens() {
    let cases: Vec<&Case> = support::cases().collect();
    let report = in_operations(&cases, 1_000);
    let text = shown(cases[0], &report, false);
    assert!(
        text.lines().count() <= TWO_SCREENS,
        "{}\n{text}",
        text.lines().count()
    );
    let mut seen = std::collections::BTreeSet::new();
    let worst = report
        .findings
        .iter()
        .filter(|found| seen.insert(found.rule.id));
    for found in worst.take(10) {
        assert!(text.contains(found.rule.id), "{}\n{text}", found.rule.id);
    }
    let all = shown(cases[0], &report, true);
    assert!(all.lines().count() > 5_000, "{}", all.lines().count());
}

#[test]
fn what_changes_nothing_for_anyone_is_told_when_asked_for() {
    let case = support::case("spec-formatting-only");
    assert_eq!(case.report.idle(), case.report.findings.len());
    let text = shown(case, &case.report, false);
    assert!(!text.contains("spec-formatting-only"), "{text}");
    assert!(
        text.contains("1 without effect; --verbose shows them"),
        "{text}"
    );
    assert!(shown(case, &case.report, true).contains("spec-formatting-only"));
}
