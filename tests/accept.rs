//! Each feature of the language becomes the code that its snapshot shows: one case a feature.

use annul_codegen::options::Settings;
use annul_codegen::render::Tree;
use annul_tests::{cases, catalogue};

include!(concat!(env!("OUT_DIR"), "/accept_tests.rs"));

/// Generates the catalogue of a case, and shows what its lines `# shows FILE [WORDS]` ask for.
#[track_caller]
fn check(name: &str) {
    let case = cases::one("accept", name);
    let sources = catalogue::in_memory(&case);
    let checked = annul_codegen::check(&sources);
    let findings = catalogue::shown(&sources, &checked.findings);
    assert!(findings.is_empty(), "{name} has findings\n{findings}");
    let catalogue = checked
        .catalogue
        .expect("a catalogue without findings holds");
    let tree = annul_codegen::generate(&catalogue, &Settings::default().options);

    assert!(
        !case.shows.is_empty(),
        "{name} has no line `# shows FILE [WORDS]`"
    );
    let parts: Vec<String> = case.shows.iter().map(|wish| show(&tree, wish)).collect();
    insta::with_settings!({
        snapshot_path => "snapshots/accept",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, parts.join("\n"));
    });
}

/// The items of a file that hold the words; all of the file, if there are no words.
fn show(tree: &Tree, wish: &str) -> String {
    let (ending, words) = wish.split_once(' ').unwrap_or((wish, ""));
    let is_meant = |path: &str| path == ending || path.ends_with(&format!("/{ending}"));
    let file = match ending {
        "mod.rs" => tree.get_key_value(ending),
        _ => tree.iter().find(|(path, _)| is_meant(path)),
    };
    let (path, text) = file.unwrap_or_else(|| panic!("no file {ending} in {:?}", tree.keys()));
    let items: Vec<String> = items(text)
        .into_iter()
        .filter(|item| holds(item, words))
        .collect();
    assert!(!items.is_empty(), "nothing in {path} holds {words:?}");
    format!("//// {path} {words}\n\n{}\n", items.join("\n\n"))
}

/// The items of a file, with their documentation: a blank line and no indentation lie between them.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for block in text.trim_end().split("\n\n").skip(1) {
        match items.last_mut() {
            Some(item) if block.starts_with([' ', '}']) => {
                item.push_str("\n\n");
                item.push_str(block);
            }
            _ => items.push(block.to_owned()),
        }
    }
    items
}

/// Whether the words stand in a text, and are not parts of longer ones.
fn holds(text: &str, words: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    words.is_empty()
        || text.match_indices(words).any(|(at, _)| {
            !text[..at].ends_with(is_part) && !text[at + words.len()..].starts_with(is_part)
        })
}
