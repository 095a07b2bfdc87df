//! Users do not meet words that were retired: in documents, help texts, messages, and the documentation of public items.

use std::fs;
use std::path::{Path, PathBuf};

use annul_tests::catalogue::root;
use annul_tests::documents;
use regex::Regex;

/// A word that was retired, and what to write in its place.
struct Retired {
    pattern: Regex,
    instead: String,
}

/// What commands print.
const PRINTED: &str = "tests/snapshots/cli";

/// Code with messages: all but its comments.
const MESSAGES: [&str; 7] = [
    "codegen/cli/src",
    "codegen/src/check",
    "codegen/src/diagnostic",
    "codegen/src/diff/rule",
    "codegen/src/options",
    "codegen/src/spec",
    "codegen/import/src",
];

/// Code whose documentation users read.
const DOCUMENTED: [&str; 4] = [
    "codegen/runtime/src",
    "codegen/src/build_script",
    "codegen/src/emit",
    "codegen/src/options",
];

fn retired() -> Vec<Retired> {
    let file = root().join("tests/fixtures/retired-words.txt");
    let text = fs::read_to_string(file).expect("the list of words");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let retired = lines.map(|line| {
        let (pattern, instead) = line.split_once(" => ").expect("an arrow");
        Retired {
            pattern: Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}")),
            instead: instead.to_owned(),
        }
    });
    retired.collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&root().join(folder), &mut found);
    found.sort();
    found
}

/// Each line that a user reads, with its place.
fn lines() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut add = |path: &Path, keep: &dyn Fn(&str) -> bool| {
        let text = fs::read_to_string(path).expect("a text");
        let shown = path.strip_prefix(root()).expect("below the root");
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| keep(line)) {
            lines.push((format!("{}:{number}", shown.display()), line.to_owned()));
        }
    };
    let documents = documents::all().into_iter().map(|path| root().join(path));
    for path in documents.chain(below(PRINTED)) {
        add(&path, &|_| true);
    }
    let is_code = |path: &PathBuf| {
        let path = path.to_string_lossy();
        !path.contains("tests")
    };
    for path in MESSAGES
        .iter()
        .flat_map(|folder| below(folder))
        .filter(is_code)
    {
        add(&path, &|line| !line.trim_start().starts_with("//"));
    }
    for path in DOCUMENTED
        .iter()
        .flat_map(|folder| below(folder))
        .filter(is_code)
    {
        add(&path, &|line| {
            line.trim_start().starts_with("///") || line.contains('"')
        });
    }
    lines
}

#[test]
fn users_do_not_meet_retired_words() {
    let (retired, lines) = (retired(), lines());
    assert!(
        retired.len() > 10 && lines.len() > 5_000,
        "{} lines",
        lines.len()
    );
    let mut found = Vec::new();
    for (place, line) in &lines {
        for word in retired.iter().filter(|word| word.pattern.is_match(line)) {
            found.push(format!(
                "{place}: {}\n  write: {}",
                line.trim(),
                word.instead
            ));
        }
    }
    assert!(
        found.is_empty(),
        "{} lines have retired words:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_list_finds_what_it_is_for() {
    let retired = retired();
    for sentence in [
        "error: the specs do not hold: 1 error",
        "What you have to know stands empty there.",
        "the operation stands in a file called `b`",
        "the error tells of too many requests",
        "shown, it is code, status and message",
    ] {
        assert!(
            retired.iter().any(|word| word.pattern.is_match(sentence)),
            "nothing finds: {sentence}"
        );
    }
}
