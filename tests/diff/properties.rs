//! What holds for every diff, whatever the specs say.

use annul_codegen::diff::{Finding, print};

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

/// Patterns and lengths as vendors write them.
const TEXTS: &[(&str, Option<u32>, Option<u32>)] = &[
    ("[a-zA-Z0-9]+", Some(1), Some(64)),
    ("[A-Z0-9]+", None, Some(36)),
    ("[a-f0-9-]{36}", None, None),
    ("[a-f0-9\\-]+", Some(36), Some(36)),
    ("\\d{12}|[a-z]{3}", None, Some(12)),
    ("op-[a-z]+", Some(4), None),
    ("(?:ab|a)*c?", None, Some(9)),
    ("[^/]{1,8}", None, None),
    ("arn:(?:aws|acme):[a-z]+:.*", None, Some(40)),
];

#[test]
fn every_witness_holds() {
    let side = |(pattern, min, max): &(&str, Option<u32>, Option<u32>)| {
        let bound = |key: &str, bound: &Option<u32>| {
            bound.map_or(String::new(), |bound| format!("{key}: {bound}, "))
        };
        let length = match (min, max) {
            (None, None) => String::new(),
            _ => format!(
                "length: {{ {}{}unit: chars }}, ",
                bound("min", min),
                bound("max", max)
            ),
        };
        let text = format!(
            "params:\n  jobId: {{ in: path, type: string, origin: service, required: true }}\n  \
             reason: {{ in: query, type: string, origin: caller, required: false, constraints: {{ {length}pattern: \
             {{ regex: '{pattern}', dialect: ecma262, match: whole }} }} }}\n"
        );
        let base = |file: &str| annul_tests::cases::base(file);
        let over = annul_tests::cases::lay_over(text.as_bytes(), &base("cancel-job.yaml"));
        support::catalogue(
            pattern,
            vec![
                ("acme/jobs/service.yaml".to_owned(), base("service.yaml")),
                (
                    "acme/jobs/cancel-job.yaml".to_owned(),
                    String::from_utf8(over).expect("text"),
                ),
            ],
        )
    };
    let accepts = |(pattern, min, max): &(&str, Option<u32>, Option<u32>), text: &str| {
        // The same rules by another engine.
        let pattern = pattern.replace("\\d", "[0-9]");
        let regex = regex::Regex::new(&format!("\\A(?:{pattern})\\z")).expect("a pattern");
        let length = u32::try_from(text.chars().count()).expect("short");
        regex.is_match(text)
            && min.is_none_or(|min| length >= min)
            && max.is_none_or(|max| length <= max)
    };
    let sides: Vec<Side> = TEXTS.iter().map(side).collect();
    let mut held = 0;
    for (was, old) in TEXTS.iter().zip(&sides) {
        for (is, new) in TEXTS.iter().zip(&sides) {
            for found in &support::report(old, new).findings {
                for example in &found.examples {
                    let text = example.text.as_deref().expect("these are short");
                    let (by_old, by_new) = (accepts(was, text), accepts(is, text));
                    assert_eq!(
                        (by_old, by_new),
                        (example.accepted_by_old, !example.accepted_by_old),
                        "{was:?} {is:?} {text:?}"
                    );
                    held += 1;
                }
            }
        }
    }
    assert!(held > 60, "only {held} witnesses");
}

#[test]
fn every_format_is_sound() {
    let schema = annul_codegen::diff::schema::schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for id in support::quick_ids() {
        let (old, new) = support::case(&id);
        let report = support::report(&old, &new);
        let places =
            annul_codegen::diff::Places::new(&old.sources, &new.sources, ["old/", "new/"], &report);
        let style = support::style(&places);
        let json: serde_json::Value =
            serde_json::from_str(&print::json(&report, &style)).expect("JSON");
        let wrong: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| error.to_string())
            .collect();
        assert!(wrong.is_empty(), "{id}: {wrong:?}");
        let sarif: serde_json::Value =
            serde_json::from_str(&print::sarif(&report, &style)).expect("JSON");
        assert_eq!(
            sarif["runs"][0]["results"].as_array().map(Vec::len),
            Some(report.findings.len())
        );
        for line in print::github(&report, &style).lines() {
            assert!(
                line.starts_with("::") && line.matches("::").count() >= 2,
                "{id}: {line}"
            );
        }
        assert!(print::markdown(&report, &style).starts_with("<!-- annul-diff -->\n"));
    }
}
