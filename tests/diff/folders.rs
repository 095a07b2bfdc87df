//! A comparison a folder at a time says what a comparison of all at once says.

use annul_codegen::diff::{Policy, Report};
use annul_codegen::run;
use annul_codegen::source::Sources;

use crate::support::{self, Case};

fn by_folder(old: &Sources, new: &Sources) -> Option<Report> {
    let mut report = run::diff(old, new, &Policy::default(), &|_, _| {})?;
    report.note_formatting(old, new);
    Some(report)
}

#[test]
fn a_folder_at_a_time_finds_the_same() {
    let changes = support::names("diff-changes");
    let changes = changes
        .iter()
        .map(|name| support::read_of("diff-changes", name).expect("it holds"));
    let hold = |case: &Case| {
        let found = by_folder(&case.old.sources, &case.new.sources);
        assert_eq!(found.as_ref(), Some(&case.report), "{}", case.id);
    };
    support::cases().for_each(hold);
    changes.for_each(|case| hold(&case));
}

/// The base catalogue under this provider, so many times.
fn copies(provider: &str, count: usize) -> Vec<(String, String)> {
    let texts = support::texts("op-docs-changed", "old");
    let copies = (0..count).flat_map(|copy| {
        texts.iter().map(move |(path, text)| {
            let name = format!("{provider}{copy}");
            let text = text
                .replace("provider: acme", &format!("provider: {name}"))
                .replace("service: acme.jobs", &format!("service: {name}.jobs"))
                .replace("/v1/", &format!("/{copy}/"));
            (path.replacen("acme/", &format!("{name}/"), 1), text)
        })
    });
    copies.collect()
}

#[test]
fn services_that_moved_are_found_in_other_folders() {
    let old = support::catalogue("old", copies("acme", 9));
    let mut texts = copies("acme", 9);
    for (path, _) in &mut texts {
        *path = path.replacen("acme", "moved/acme", 1);
    }
    let new = support::try_catalogue("new", texts);
    // A folder has to be called as its provider is; where it does not hold, nobody guesses.
    let Ok(new) = new else {
        let sources = Sources::from_texts(copies("acme", 9));
        assert!(by_folder(&old.sources, &sources).is_some_and(|report| report.is_empty()));
        return;
    };
    let found = by_folder(&old.sources, &new.sources);
    assert_eq!(found, Some(support::report(&old, &new)));
}

#[test]
fn services_under_other_names_are_found_by_the_wire() {
    let old = support::catalogue("old", copies("acme", 9));
    let new = support::catalogue("new", copies("apex", 9));
    let whole = support::report(&old, &new);
    let found = by_folder(&old.sources, &new.sources);
    assert_eq!(found.as_ref(), Some(&whole));
}

#[test]
fn two_services_of_one_name_are_left_to_the_check() {
    let mut texts = copies("acme", 9);
    let twice: Vec<_> = texts
        .iter()
        .filter(|(path, _)| path.starts_with("acme0/"))
        .map(|(path, text)| (path.replacen("acme0/", "acme0x/", 1), text.clone()))
        .collect();
    texts.extend(twice);
    let sources = Sources::from_texts(texts);
    assert!(by_folder(&sources, &sources).is_none());
}
