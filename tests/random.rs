//! Random specs, each from a seed: what `check` takes does what its tables say, dynamic and emitted.
//!
//! `ANNUL_RANDOM=20000 cargo test -p annul-tests --test random` looks at more of them; `tests/ci/random.sh` compiles some.

#[path = "random/compiled.rs"]
mod compiled;
#[path = "random/draw.rs"]
mod draw;
#[path = "random/hold/mod.rs"]
mod hold;
#[path = "printed/same.rs"]
mod same;
#[path = "random/spec/mod.rs"]
mod spec;
#[path = "random/transcript.rs"]
mod transcript;
#[path = "random/tree.rs"]
mod tree;
#[path = "extender/user.rs"]
#[allow(dead_code, reason = "the tests of build scripts use all of it")]
mod user;
#[path = "random/values.rs"]
mod values;

use std::collections::BTreeMap;

use annul_codegen::diagnostic::Severity;
use annul_codegen::dynamic;
use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;
use annul_tests::catalogue::shown;
use annul_tests::printed;
use hold::Subject;
use spec::Spec;

/// How many seeds are looked at.
fn count() -> u64 {
    let said = std::env::var("ANNUL_RANDOM").ok();
    said.map_or(200, |said| said.parse().expect("ANNUL_RANDOM is a number"))
}

/// The catalogue of a seed, if it holds; findings have places, if it does not.
fn checked(seed: u64) -> (Sources, annul_codegen::Checked) {
    let sources = Sources::from_texts(Spec::of(seed).texts());
    let checked = annul_codegen::check(&sources);
    let errors = checked
        .findings
        .iter()
        .filter(|found| found.severity == Severity::Error);
    assert_eq!(
        errors.count() == 0,
        checked.catalogue.is_some(),
        "seed {seed}"
    );
    (sources, checked)
}

fn subjects(catalogue: &Catalogue) -> Vec<Subject<'_>> {
    let services = catalogue.services.iter();
    let pairs = services.flat_map(|service| service.operations.iter().map(move |ir| (service, ir)));
    pairs
        .map(|(service, ir)| Subject {
            service,
            ir,
            dynamic: dynamic::operation(service, ir),
        })
        .collect()
}

/// `ANNUL_SEED=7 cargo test -p annul-tests --test random -- --ignored --nocapture shows_a_seed`
#[test]
#[ignore = "for people"]
fn shows_a_seed() {
    let seed = std::env::var("ANNUL_SEED").expect("ANNUL_SEED is set");
    let seed = seed.parse().expect("ANNUL_SEED is a number");
    for (path, text) in Spec::of(seed).texts() {
        println!("# {path}\n{text}");
    }
    let (sources, checked) = checked(seed);
    println!("{}", shown(&sources, &checked.findings));
    for subject in checked.catalogue.iter().flat_map(subjects) {
        println!("{}", hold::faults(&subject, seed).join("\n"));
    }
}

#[test]
fn printed_a_spec_means_what_it_meant() {
    for seed in 0..count() {
        let sources = Sources::from_texts(Spec::of(seed).texts());
        let _ = printed::files(&sources, &format!("seed {seed}"));
    }
}

#[test]
fn what_holds_does_what_its_tables_say() {
    let mut rules: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let mut accepted = 0;
    let mut faults: Vec<String> = Vec::new();
    for seed in 0..count() {
        let (sources, checked) = checked(seed);
        for found in &checked.findings {
            let first = || {
                (
                    0,
                    format!(
                        "seed {seed}: {}",
                        shown(&sources, std::slice::from_ref(found))
                    ),
                )
            };
            rules.entry(found.rule.id).or_insert_with(first).0 += 1;
            if found.rule.id == "example-reply" {
                faults.push(format!(
                    "seed {seed}: {}",
                    shown(&sources, std::slice::from_ref(found))
                ));
            }
        }
        let Some(catalogue) = &checked.catalogue else {
            continue;
        };
        accepted += 1;
        for subject in subjects(catalogue) {
            let found = hold::faults(&subject, seed);
            faults.extend(
                found
                    .into_iter()
                    .take(2)
                    .map(|fault| format!("seed {seed}: {fault}")),
            );
        }
    }
    println!("{accepted} of {} hold", count());
    for (rule, (times, first)) in &rules {
        println!("{times} {rule}: {first}");
    }
    let shown: Vec<&str> = faults.iter().map(String::as_str).take(40).collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        shown.join("\n")
    );
    assert!(
        accepted * 100 >= count() * 40,
        "only {accepted} of {} hold",
        count()
    );
}

#[test]
fn what_is_printed_is_what_was_emitted() {
    let options = annul_codegen::options::Settings::default().options;
    for seed in 0..count() {
        if let Some(catalogue) = checked(seed).1.catalogue {
            same::check(annul_codegen::emit::emit(&catalogue, &options));
        }
    }
}
