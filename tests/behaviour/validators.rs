//! Validators of the catalogue against the judge: at each bound, around it, and over many generated texts.

use std::collections::BTreeSet;

use crate::oracle::{Oracle, params, random_texts};
use crate::subjects::{SUBJECTS, Subject};
use annul_codegen::pattern::{Language, LengthUnit, LengthWindow, non_members, samples};
use annul_tests::catalogue;

#[track_caller]
fn check(subject: &Subject, oracle: &Oracle, text: &str) {
    let found = (subject.violations)(text);
    for violation in &found {
        assert_eq!(violation.place.name, subject.param, "for {text:?}");
    }
    let rules: BTreeSet<&str> = found.iter().map(|violation| violation.rule.id()).collect();
    assert_eq!(
        rules,
        oracle.broken(text),
        "{} of {}: {text:?}",
        subject.param,
        subject.spec
    );
}

#[test]
fn each_bound_holds_at_under_and_over_it() {
    for subject in SUBJECTS {
        let oracle = Oracle::of(subject.spec, subject.param);
        for length in oracle.lengths() {
            let exactly = LengthWindow {
                min: length as u64,
                max: Some(length as u64),
                unit: LengthUnit::Chars,
            };
            // Of this length, and otherwise as the spec wants it: only the bound can refuse it.
            let of_length = Language {
                length: Some(exactly),
                ..oracle.language.clone()
            };
            for text in samples(&of_length, 20, 1) {
                check(subject, &oracle, &text);
            }
            for filler in ["a", "é", "😀", "0"] {
                check(subject, &oracle, &filler.repeat(length));
            }
        }
    }
}

#[test]
fn generated_texts_are_judged_as_another_engine_judges_them() {
    for (seed, subject) in (1..).zip(SUBJECTS) {
        let oracle = Oracle::of(subject.spec, subject.param);
        let members = samples(&oracle.language, 300, seed);
        for text in &members {
            let broken = oracle.broken(text);
            assert!(
                broken.iter().all(|rule| *rule == "unsendable"),
                "{text:?} is no member"
            );
            check(subject, &oracle, text);
        }
        for text in non_members(&oracle.language, 300, seed) {
            check(subject, &oracle, &text);
        }
        for text in random_texts(3_000, seed) {
            check(subject, &oracle, &text);
        }
        assert!(members.len() > 50, "{} has hardly any texts", subject.param);
    }
}

#[test]
fn every_constraint_of_a_text_has_a_subject() {
    for spec in catalogue::operation_specs() {
        for (name, param) in params(&spec).as_mapping().expect("params are a map") {
            let name = name.as_str().expect("a name is text");
            let is_listed = SUBJECTS
                .iter()
                .any(|known| known.spec == spec && known.param == name);
            let is_bound =
                param["type"].as_str() == Some("string") && !param["constraints"].is_null();
            assert!(is_listed || !is_bound, "{name} of {spec}");
        }
    }
}
