//! Pairs of specs whose outcome people worked out: the diff says what they say, and so does the model, which is not its own judge.

use std::collections::BTreeMap;
use std::fs;

use annul_codegen::diff::{Report, Verdict};
use annul_tests::cases::{self, HOME};
use serde_yaml::Value;

use crate::judge::{self, Judged};
use crate::support::{self, Side};

/// A pair, and what happens between callers and servers of its sides.
struct Hand {
    name: String,
    old: Side,
    new: Side,
    old_caller: Verdict,
    new_caller: Verdict,
    /// Why no call shows it; none if one does.
    unseen: Option<String>,
}

fn verdict(name: &str, file: &BTreeMap<String, Value>, who: &str) -> Verdict {
    let said = file.get(who).unwrap_or_else(|| panic!("{name}: {who}"));
    let because = said["because"].as_str().unwrap_or_default();
    assert!(because.len() > 10, "{name}: {who} has no reason");
    let word = said["verdict"].as_str().unwrap_or_default();
    let all = [
        Verdict::Ok,
        Verdict::NewOnly,
        Verdict::Risk,
        Verdict::Breaks,
    ];
    let found = all.into_iter().find(|verdict| verdict.as_str() == word);
    found.unwrap_or_else(|| panic!("{name}: `{word}` is no verdict"))
}

/// The side of a pair, laid over the base catalogue.
fn side(name: &str, file: &BTreeMap<String, Value>, side: &str) -> Side {
    let text = |key: &str, base: &str| {
        let own = file.get(key).and_then(Value::as_str).unwrap_or_default();
        let laid = cases::lay_over(own.as_bytes(), &cases::base(base));
        let text = String::from_utf8(laid).expect("a pair is text");
        (format!("{HOME}/{base}"), text)
    };
    let texts = vec![
        text(&format!("{side}_service"), "service.yaml"),
        text(side, "cancel-job.yaml"),
    ];
    support::catalogue(&format!("{name} ({side})"), texts)
}

fn all() -> Vec<Hand> {
    let folder = cases::folder().join("truth");
    let entries = fs::read_dir(folder).expect("the pairs stand in tests/cases");
    let mut paths: Vec<_> = entries.map(|it| it.expect("readable").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(path).expect("a readable file");
        let file: BTreeMap<String, Value> =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let keys = [
            "new",
            "new_caller",
            "new_service",
            "old",
            "old_caller",
            "old_service",
            "unseen",
        ];
        for key in file.keys() {
            assert!(keys.contains(&key.as_str()), "{name}: `{key}`");
        }
        let unseen = file.get("unseen").and_then(Value::as_str);
        Hand {
            old: side(&name, &file, "old"),
            new: side(&name, &file, "new"),
            old_caller: verdict(&name, &file, "old_caller"),
            new_caller: verdict(&name, &file, "new_caller"),
            unseen: unseen.map(str::to_owned),
            name: name.into_owned(),
        }
    };
    paths.iter().map(read).collect()
}

/// The report with these verdicts instead of its own.
fn with(report: &Report, old_caller: Verdict, new_caller: Verdict) -> Report {
    let mut report = report.clone();
    for found in &mut report.findings {
        (found.verdicts.old_caller, found.verdicts.new_caller) = (old_caller, new_caller);
    }
    report
}

fn is_faulty(judged: &Judged, report: &Report) -> bool {
    !judged.faults(report).is_empty()
}

#[test]
fn diff_and_model_say_what_people_worked_out() {
    let (mut wrong, mut turned, mut hands) = (Vec::new(), 0, 0);
    for hand in all() {
        hands += 1;
        let report = support::report(&hand.old, &hand.new);
        let said = report.verdicts();
        if (said.old_caller, said.new_caller) != (hand.old_caller, hand.new_caller) {
            wrong.push(format!(
                "{}: the diff says {} and {}, and not {} and {}",
                hand.name,
                said.old_caller.as_str(),
                said.new_caller.as_str(),
                hand.old_caller.as_str(),
                hand.new_caller.as_str()
            ));
        }
        let judged = judge::judge(&hand.old.catalogue, &hand.new.catalogue, 1);
        for fault in judged.faults(&with(&report, hand.old_caller, hand.new_caller)) {
            let (kind, says) = (fault.kind, fault.says);
            wrong.push(format!("{}: the model: {kind}: {says}", hand.name));
        }
        if report.findings.is_empty() {
            continue;
        }
        // Each direction the other way round: the model notices, or the pair says why no call can.
        for (was, is_old) in [(hand.old_caller, true), (hand.new_caller, false)] {
            let other = match was {
                Verdict::Ok => Verdict::Breaks,
                Verdict::Breaks => Verdict::Ok,
                Verdict::NewOnly | Verdict::Risk => continue,
            };
            let false_one = if is_old {
                with(&report, other, hand.new_caller)
            } else {
                with(&report, hand.old_caller, other)
            };
            let is_seen = is_faulty(&judged, &false_one);
            turned += usize::from(is_seen);
            if !is_seen && hand.unseen.is_none() {
                let (name, was, other) = (&hand.name, was.as_str(), other.as_str());
                let who = if is_old { "old" } else { "new" };
                wrong.push(format!(
                    "{name}: {who} callers: the model takes {other} for {was}"
                ));
            }
        }
    }
    println!("{hands} pairs; {turned} verdicts turned round and found");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(hands >= 50, "only {hands} pairs");
}
