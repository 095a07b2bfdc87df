//! A model of the truth, which `annul diff` is held against: slow and plain, it lets callers and servers of two specs talk.
//!
//! `ANNUL_TRUTH=20000 cargo test --release -p annul-tests --test truth` looks at more pairs; `ANNUL_SEED=7 cargo test -p
//! annul-tests --test truth -- --ignored --nocapture shows_a_pair` shows one.

#[path = "truth/blind.rs"]
mod blind;
#[path = "truth/calls.rs"]
mod calls;
#[path = "random/draw.rs"]
mod draw;
#[path = "truth/edit.rs"]
mod edit;
#[path = "truth/hand.rs"]
mod hand;
#[path = "random/hold/mod.rs"]
#[allow(dead_code, reason = "the test of random specs uses all of it")]
mod hold;
#[path = "truth/judge.rs"]
mod judge;
#[path = "truth/pair.rs"]
mod pair;
#[path = "truth/replies.rs"]
mod replies;
#[path = "truth/sent.rs"]
mod sent;
#[path = "random/spec/mod.rs"]
mod spec;
#[path = "diff/support.rs"]
#[allow(dead_code, reason = "the test of rules uses all of it")]
mod support;
#[path = "random/tree.rs"]
mod tree;
#[path = "random/values.rs"]
mod values;

use std::collections::BTreeMap;

use annul_codegen::diff::Verdict;
use pair::Pair;

/// How many pairs are looked at.
fn count() -> u64 {
    let said = std::env::var("ANNUL_TRUTH").ok();
    said.map_or(40, |said| said.parse().expect("ANNUL_TRUTH is a number"))
}

/// Of so many reviewed cases one is looked at, unless many pairs are asked for.
fn step() -> usize {
    if std::env::var("ANNUL_TRUTH").is_ok() {
        1
    } else {
        8
    }
}

#[test]
#[ignore = "for people"]
fn shows_a_pair() {
    let seed = std::env::var("ANNUL_SEED").expect("ANNUL_SEED is set");
    let seed = seed.parse().expect("ANNUL_SEED is a number");
    let pair = Pair::of(seed).expect("a pair that holds");
    println!("{}", pair.shown());
    let judged = judge::judge(&pair.old, &pair.new, seed);
    println!("{}", judged.shown(&pair.report));
}

#[test]
fn verdicts_are_true() {
    let (mut held, mut wrong) = (0, Vec::new());
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..count() {
        let Some(pair) = Pair::of(seed) else { continue };
        held += 1;
        let judged = judge::judge(&pair.old, &pair.new, seed);
        for fault in judged.faults(&pair.report) {
            *kinds.entry(fault.kind.clone()).or_default() += 1;
            wrong.push(format!("seed {seed}: {}: {}", fault.kind, fault.says));
        }
    }
    println!("{held} of {} pairs hold", count());
    for (kind, times) in &kinds {
        println!("{times} {kind}");
    }
    let shown: Vec<&str> = wrong.iter().map(String::as_str).take(60).collect();
    assert!(
        wrong.is_empty(),
        "{} of {held}\n{}",
        wrong.len(),
        shown.join("\n")
    );
    assert!(
        held * 100 >= count() * 25,
        "only {held} of {} hold",
        count()
    );
}

/// Verdicts that people have looked at, and the model agree; where they are turned round, the model says so.
#[test]
fn reviewed_verdicts_are_true_and_false_ones_are_found() {
    let (mut wrong, mut calms, mut alarms) = (Vec::new(), [0, 0], [0, 0]);
    for case in support::cases().step_by(step()) {
        let judged = judge::judge(&case.old.catalogue, &case.new.catalogue, 1);
        for fault in judged.faults(&case.report) {
            wrong.push(format!("{}: {}: {}", case.id, fault.kind, fault.says));
        }
        let worst = case.report.verdicts();
        let worst = worst.old_caller.max(worst.new_caller);
        // All calm where something breaks, and an alarm where nothing is amiss.
        let (turned, counts) = match worst {
            Verdict::Breaks => (Verdict::Ok, &mut calms),
            Verdict::Ok => (Verdict::Breaks, &mut alarms),
            Verdict::NewOnly | Verdict::Risk => continue,
        };
        let mut report = case.report.clone();
        for found in &mut report.findings {
            (found.verdicts.old_caller, found.verdicts.new_caller) = (turned, turned);
        }
        counts[0] += usize::from(!judged.faults(&report).is_empty());
        counts[1] += 1;
    }
    println!("false ones found: {calms:?} calms, {alarms:?} alarms");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    // What no call shows is not found: see `blind`.
    assert!(calms[0] * 2 > calms[1], "{calms:?}");
    assert!(alarms[0] * 2 > alarms[1], "{alarms:?}");
}
