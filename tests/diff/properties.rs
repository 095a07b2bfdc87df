//! What holds for every diff, whatever the specs say.

use annul_codegen::diff::{Bump, Finding, Severity};

use crate::support::{self, Side};

#[test]
fn nothing_differs_from_itself() {
    for id in support::quick_ids() {
        let (old, new) = support::case(&id);
        assert!(support::report(&old, &old).is_empty(), "{id}");
        assert!(support::report(&new, &new).is_empty(), "{id}");
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
    for id in support::quick_ids() {
        let (old, new) = support::case(&id);
        let (there, back) = (support::report(&old, &new), support::report(&new, &old));
        for (word, opposite) in OPPOSITES {
            for (word, opposite) in [(word, opposite), (opposite, word)] {
                let counterpart = id.replace(word, opposite);
                if counterpart == id || annul_codegen::diff::rule::find(&counterpart).is_none() {
                    continue;
                }
                let has = |findings: &[Finding], id: &str| {
                    findings.iter().any(|found| found.rule.id == id)
                };
                assert!(has(&there.findings, &id), "{id}");
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
    for id in support::quick_ids() {
        let (old, new) = support::case(&id);
        let shuffled = |side: &str| -> Side {
            let texts = support::texts(&id, side);
            let texts = texts
                .into_iter()
                .rev()
                .map(|(path, text)| (path, rotated(&text)))
                .collect();
            support::catalogue(&id, texts)
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
        assert_eq!(ids(&old, &new), ids(&was, &is), "{id}");
    }
}

/// The same file with its first top-level key last.
fn rotated(text: &str) -> String {
    let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_key(line))
        .map(|(at, _)| at)
        .collect();
    let [first, second, ..] = starts.as_slice() else {
        return text.to_owned();
    };
    let head = &lines[*first..*second];
    let swapped: Vec<&str> = lines[*second..].iter().chain(head).copied().collect();
    swapped.join("\n") + "\n"
}

#[test]
fn what_hurts_comes_with_advice() {
    for id in support::quick_ids() {
        let (old, new) = support::case(&id);
        for found in &support::report(&old, &new).findings {
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
fn verdicts_on_rust_are_no_milder_than_the_items_that_change() {
    for id in support::quick_ids() {
        let (old, new) = support::case(&id);
        for (old, new) in [(&old, &new), (&new, &old)] {
            let report = support::report(old, new);
            let told = report.verdicts();
            for item in &report.items {
                let covered = |told: Bump, item: Bump| told >= item || item <= Bump::Patch;
                assert!(
                    covered(told.callers, item.callers) && covered(told.handlers, item.handlers),
                    "{id}: {item:?}"
                );
            }
        }
    }
}
