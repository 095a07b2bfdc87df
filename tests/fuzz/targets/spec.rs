//! Any text as specs: there are findings, in every format, or there is Rust.
#![no_main]

#[path = "../support/slips.rs"]
mod slips;
#[path = "../support/texts.rs"]
mod texts;

use annul_codegen::diagnostic::print;
use annul_codegen::options::Options;
use annul_codegen::{check, generate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|text: &str| {
    let sources = texts::sources(text);
    let checked = check(&sources);
    let findings = &checked.findings;
    assert_eq!(checked.catalogue.is_none(), checked.errors() > 0);
    for colour in [false, true] {
        assert_eq!(
            print::human(&sources, findings, colour).is_empty(),
            findings.is_empty()
        );
    }
    assert!(print::short(&sources, findings).lines().count() >= findings.len());
    // A command is a line, whatever is quoted in it.
    assert_eq!(
        print::github(&sources, findings).lines().count(),
        findings.len()
    );
    for text in [
        print::json(&sources, findings),
        print::sarif(&sources, findings),
    ] {
        serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
    }
    if let Some(catalogue) = checked.catalogue {
        // What is generated is parsed on the way: text that is no Rust would panic.
        for path in generate(&catalogue, &Options::default()).keys() {
            assert!(
                path.split('/').all(|part| !matches!(part, "" | "." | "..")),
                "{path}"
            );
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    slips::mutate(data, size, max_size, seed)
});
