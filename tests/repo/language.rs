//! The reference speaks of every key of the language.

use std::collections::BTreeSet;
use std::fs;

use annul_codegen::spec::language::{OPERATION, PROVIDER, SERVICE, Section, Shape};
use annul_tests::catalogue;

#[test]
fn every_key_and_word_stands_in_the_reference() {
    let reference = fs::read_to_string(catalogue::root().join("specs/README.md")).expect("a text");
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    section(&SERVICE, &mut names, &mut seen);
    section(&PROVIDER, &mut names, &mut seen);
    section(&OPERATION, &mut names, &mut seen);
    assert!(
        names.len() > 100,
        "the tables have {} keys and words",
        names.len()
    );
    let missing: Vec<_> = names
        .iter()
        .filter(|name| !stands_in(&reference, name))
        .collect();
    assert!(
        missing.is_empty(),
        "specs/README.md does not explain {missing:?}"
    );
}

/// Keys have a line of documentation: the editor shows it, and `annul schema` prints it.
#[test]
fn every_key_is_documented() {
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    section(&SERVICE, &mut names, &mut seen);
    section(&PROVIDER, &mut names, &mut seen);
    section(&OPERATION, &mut names, &mut seen);
    assert!(!seen.is_empty());
}

fn section(
    found: &'static Section,
    names: &mut BTreeSet<&'static str>,
    seen: &mut BTreeSet<&'static str>,
) {
    if !seen.insert(found.name) {
        return;
    }
    for key in found.keys {
        assert!(
            !key.doc.is_empty() && !key.doc.ends_with('.'),
            "`{}` of {}",
            key.name,
            found.name
        );
        names.insert(key.name);
        shape(key.shape, names, seen);
    }
}

fn shape(
    found: &'static Shape,
    names: &mut BTreeSet<&'static str>,
    seen: &mut BTreeSet<&'static str>,
) {
    match found {
        Shape::Section(of) => section(of, names, seen),
        Shape::List(of) | Shape::OneOrMany(of) | Shape::Map(of) => shape(of, names, seen),
        Shape::Either(all) => all.iter().for_each(|of| shape(of, names, seen)),
        Shape::Deferred(of) => {
            let of = of();
            // Members hold members: their section is seen already the second time.
            shape(of, names, seen);
        }
        Shape::Word(words) => names.extend(words.iter().map(|word| word.word)),
        _ => {}
    }
}

/// Whether a name occurs as a word of its own, in code.
fn stands_in(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
}
