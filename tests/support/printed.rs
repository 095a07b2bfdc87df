//! The printer of specs, held to what it promises of every file of a catalogue.

use annul_codegen::format::{self, Refusal};
use annul_codegen::source::Sources;

use crate::catalogue::shown;

/// The files of a catalogue as they are printed, by path below its root.
///
/// # Panics
///
/// If one of them is refused, is printed otherwise a second time, or means something else.
#[must_use]
pub fn files(sources: &Sources, case: &str) -> Vec<(String, String)> {
    let once = texts(sources, case);
    let again = Sources::from_texts(once.clone());
    for (found, expected) in texts(&again, case).into_iter().zip(&once) {
        assert_eq!(&found, expected, "{case}: printed twice, it differs");
    }
    let (before, after) = (annul_codegen::check(sources), annul_codegen::check(&again));
    assert_eq!(
        before.findings.len(),
        after.findings.len(),
        "{case}: {}",
        shown(&again, &after.findings)
    );
    assert!(
        before.catalogue == after.catalogue,
        "{case}: printed, it means something else\n{once:?}"
    );
    once
}

fn texts(sources: &Sources, case: &str) -> Vec<(String, String)> {
    let printed = |file| {
        let path = sources.relative_path(file);
        let text = format::file(sources, file).unwrap_or_else(|refusal| match refusal {
            Refusal::Form(found) => panic!("{case}, {path}: {}", shown(sources, &found)),
            _ => panic!("{case}, {path}: cannot be printed\n{}", sources.text(file)),
        });
        (path.to_owned(), text)
    };
    sources.ids().map(printed).collect()
}
