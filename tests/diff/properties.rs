//! What holds for every diff, whatever the specs say.

use std::collections::BTreeMap;

use annul_codegen::diff::{Bump, Change, Finding, Severity};
use annul_codegen::source::Sources;
use annul_tests::catalogue;

use serde_yaml::Value;

use crate::support::{self, Case, Side};

#[test]
fn nothing_differs_from_itself() {
    for Case { id, old, new, .. } in support::cases() {
        assert!(support::report(old, old).is_empty(), "{id}");
        assert!(support::report(new, new).is_empty(), "{id}");
    }
}

/// Words that change places when the sides do.
const OPPOSITES: &[(&str, &str)] = &[
    ("narrowed", "widened"),
    ("added", "removed"),
    ("raised", "lowered"),
    ("became-required", "became-optional"),
    ("null-allowed", "null-refused"),
    ("opened", "closed"),
    ("became-error", "became-success"),
];

#[test]
fn sides_swap_with_their_words() {
    for case in support::cases() {
        let (id, there) = (&case.id, &case.report);
        let back = support::report(&case.new, &case.old);
        for (word, opposite) in OPPOSITES {
            for (word, opposite) in [(word, opposite), (opposite, word)] {
                let counterpart = id.replace(word, opposite);
                if counterpart == *id || annul_codegen::diff::rule::find(&counterpart).is_none() {
                    continue;
                }
                let has = |findings: &[Finding], id: &str| {
                    findings.iter().any(|found| found.rule.id == id)
                };
                assert!(has(&there.findings, id), "{id}");
                assert!(
                    has(&back.findings, &counterpart),
                    "{id} is no {counterpart} on the way back"
                );
            }
        }
    }
}

#[test]
fn order_of_files_and_keys_changes_nothing() {
    order_changes_nothing(7);
}

#[test]
#[ignore = "takes a while: tests/ci/diff.sh runs it"]
fn order_of_files_and_keys_changes_nothing_in_any_case() {
    order_changes_nothing(1);
}

/// Holds each case of so many against itself in another order.
fn order_changes_nothing(of: usize) {
    let mut known = BTreeMap::new();
    for Case { id, old, new, .. } in support::cases().step_by(of) {
        let mut shuffled = |side: &str| -> Side {
            let texts = support::texts(id, side).into_iter().rev();
            let texts = texts.map(|(path, text)| {
                let other = known.entry(text).or_insert_with_key(|text| shuffled(text));
                (path, other.clone())
            });
            support::catalogue(id, texts.collect())
        };
        let (was, is) = (shuffled("old"), shuffled("new"));
        let ids = |old: &Side, new: &Side| -> Vec<String> {
            let report = support::report(old, new);
            let findings = report
                .findings
                .iter()
                .filter(|found| found.rule.id != "spec-formatting-only");
            findings.map(|found| found.fingerprint.clone()).collect()
        };
        assert_eq!(ids(old, new), ids(&was, &is), "{id}");
    }
}

/// Keys below which order means something: that of arguments, of fields, of constants, of phases.
const ORDERED: &[&str] = &[
    "params", "body", "headers", "members", "errors", "values", "states",
];

/// The same file written by another hand: keys the other way round, none of them in the flow style of before.
fn shuffled(text: &str) -> String {
    fn turned(value: Value, is_ordered: bool) -> Value {
        match value {
            Value::Mapping(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let below = key.as_str().is_some_and(|key| ORDERED.contains(&key));
                    (key, turned(value, below))
                });
                let mut entries: Vec<_> = entries.collect();
                if !is_ordered {
                    entries.reverse();
                }
                Value::Mapping(entries.into_iter().collect())
            }
            Value::Sequence(items) => {
                Value::Sequence(items.into_iter().map(|item| turned(item, false)).collect())
            }
            other => other,
        }
    }
    let value: Value = serde_yaml::from_str(text).expect("YAML");
    support::written(&turned(value, false))
}

/// A checkout on Windows: every line of every file ends otherwise.
#[test]
fn how_lines_end_changes_nothing() {
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    let texts = |end: &str| -> Vec<(String, String)> {
        let text = |id| {
            let lines: Vec<&str> = sources.text(id).lines().collect();
            lines.join(end) + end
        };
        let path = |id| sources.relative_path(id).to_owned();
        sources.ids().map(|id| (path(id), text(id))).collect()
    };
    let (unix, windows) = (
        support::catalogue("unix", texts("\n")),
        support::catalogue("windows", texts("\r\n")),
    );
    for report in [
        support::report(&unix, &windows),
        support::report(&windows, &unix),
    ] {
        assert!(report.is_empty(), "{:#?}", report.findings);
    }
}

#[test]
fn the_worst_comes_first() {
    for Case { id, report, .. } in support::cases() {
        let severities = report.findings.iter().map(|found| found.severity);
        assert!(severities.is_sorted_by(|a, b| a >= b), "{id}");
    }
}

#[test]
fn what_hurts_comes_with_advice() {
    for Case { id, report, .. } in support::cases() {
        for found in &report.findings {
            let hurts = found.severity >= Severity::Dangerous;
            assert_eq!(
                hurts,
                hurts && found.advice().is_some(),
                "{id}: {}",
                found.rule.id
            );
        }
    }
}

#[test]
fn verdicts_on_rust_are_those_of_the_items_that_change() {
    for case in support::cases() {
        let (id, back) = (&case.id, support::report(&case.new, &case.old));
        for report in [&case.report, &back] {
            let told = report.verdicts();
            let worst = |pick: fn(&Change) -> Bump| {
                let items = report.items.iter().map(pick);
                items.max().unwrap_or(Bump::None)
            };
            let same = |told: Bump, items: Bump| {
                (told == Bump::Major) == (items == Bump::Major)
                    && (told >= items || items <= Bump::Patch)
            };
            assert!(
                same(told.callers, worst(|item| item.callers))
                    && same(told.handlers, worst(|item| item.handlers)),
                "{id}: {told:?} {:#?}",
                report.items
            );
        }
    }
}
