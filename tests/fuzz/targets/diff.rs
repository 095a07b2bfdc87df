//! Any two catalogues that hold: there is a report, in every format, and none of a catalogue against itself.
#![no_main]

#[path = "../support/slips.rs"]
mod slips;
#[path = "../support/texts.rs"]
mod texts;

use annul_codegen::check;
use annul_codegen::diff::{Places, Policy, Severity, diff, print};
use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

/// Between the old side and the new one.
const BETWEEN: &str = "\n%%%%\n";

fuzz_target!(|text: &str| {
    let (old, new) = text.split_once(BETWEEN).unwrap_or((text, ""));
    let Some(old) = side(old) else { return };
    let Some(new) = side(new) else { return };
    let policy = Policy::default();
    for (sources, catalogue) in [&old, &new] {
        let mut report = diff(catalogue, catalogue, &policy);
        report.note_formatting(sources, sources);
        assert!(report.is_empty(), "{report:?}");
    }
    for (old, new) in [(&old, &new), (&new, &old)] {
        let mut report = diff(&old.1, &new.1, &policy);
        report.note_formatting(&old.0, &new.0);
        let places = Places::new(&old.0, &new.0, ["old/", "new/"]);
        for verbose in [false, true] {
            let style = print::Style {
                old: "old",
                new: "new",
                places: &places,
                verbose,
                rust: verbose,
                fail_on: verbose.then_some(Severity::Breaking),
            };
            let _ = (
                print::human(&report, &style),
                print::failing(&report, style.fail_on),
            );
            let comment = print::markdown(&report, &style);
            assert!(
                comment.chars().count() < 65_536,
                "GitHub takes no longer comment"
            );
            let annotations = print::github(&report, &style);
            assert!(
                annotations.lines().all(|line| line.starts_with("::")),
                "{annotations}"
            );
            for text in [print::json(&report, &style), print::sarif(&report, &style)] {
                serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
            }
        }
    }
});

fn side(text: &str) -> Option<(Sources, Catalogue)> {
    let sources = texts::sources(text);
    let catalogue = check(&sources).catalogue?;
    Some((sources, catalogue))
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    slips::mutate(data, size, max_size, seed)
});
