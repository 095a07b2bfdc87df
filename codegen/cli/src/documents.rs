//! The commands in the documents are ones that this command takes.

use std::fs;
use std::path::Path;

use clap::Parser as _;

use crate::arguments::Arguments;

/// Documents that show commands.
const DOCUMENTS: [&str; 9] = [
    "README.md",
    "CONTRIBUTING.md",
    "codegen/import/README.md",
    "codegen/cli/README.md",
    "codegen/cli/site/guide/callers.md",
    "codegen/cli/site/guide/implementors.md",
    "codegen/cli/site/guide/extenders.md",
    "codegen/cli/site/guide/reviewers.md",
    "codegen/cli/site/guide/operators.md",
];

/// The words of a command line, as a shell takes them apart: quotes, a comment, what runs in the background.
fn words(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or_default();
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            let plain = part.split_whitespace().filter(|word| *word != "&");
            words.extend(plain.map(str::to_owned));
        }
    }
    words
}

#[test]
fn commands_in_documents_are_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut tried = 0;
    for document in DOCUMENTS {
        let text = fs::read_to_string(root.join(document)).expect("the document exists");
        for line in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let rest = line.strip_prefix("cargo run -- ");
            let Some(rest) = rest.or_else(|| line.strip_prefix("annul ")) else {
                continue;
            };
            let given = ["annul".to_owned()].into_iter().chain(words(rest));
            if let Err(error) = Arguments::try_parse_from(given) {
                assert!(!error.use_stderr(), "{document}: `{line}`\n{error}");
            }
            tried += 1;
        }
    }
    assert!(tried > 15, "only {tried} commands were found");
}
