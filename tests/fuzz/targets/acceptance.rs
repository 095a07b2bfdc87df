//! Any text as the file of accepted findings: it is refused with a line, or applied.
#![no_main]

#[path = "../support/slips.rs"]
mod slips;
#[path = "../support/texts.rs"]
mod texts;

use std::sync::LazyLock;

use annul_codegen::check;
use annul_codegen::diff::{Policy, Report, accept, diff};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

/// One finding, under a name that the seeds know.
static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let catalogue = |text: &str| check(&texts::sources(text)).catalogue.expect("it holds");
    let (old, new) = (catalogue(""), catalogue("summary: Stops a job.\n"));
    let mut report = diff(&old, &new, &Policy::default());
    report.findings.truncate(1);
    for found in &mut report.findings {
        "0123456789abcdef".clone_into(&mut found.fingerprint);
    }
    assert!(!report.is_empty());
    report
});

fuzz_target!(|text: &str| {
    match accept::read("accepted.yaml", text) {
        Err(problems) => assert!(
            problems
                .iter()
                .all(|line| line.starts_with("accepted.yaml:"))
        ),
        Ok(accepted) => {
            let mut report = REPORT.clone();
            let applied = accept::apply(&mut report, &accepted, "accepted.yaml", "2026-11-21");
            let is_accepted = report.findings.iter().any(|found| found.accepted.is_some());
            assert!(applied.is_err() || is_accepted != accepted.is_empty());
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    slips::mutate(data, size, max_size, seed)
});
