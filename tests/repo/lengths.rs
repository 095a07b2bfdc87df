//! No file is longer than a reader keeps in mind; one that has to be says why, in its opening comment.

use crate::source::files::{self, CRATES, File};

/// So many lines need no reason.
const MOST: usize = 300;

/// How the reason begins, on a line of the comment with which a file opens.
const BECAUSE: &str = "//! Long because ";

/// Files that are too long and say nothing of it. Nobody adds to these.
const KNOWN: &[&str] = &[];

#[test]
fn a_long_file_says_why() {
    let mut long: Vec<String> = CRATES
        .iter()
        .flat_map(|root| files::of(root))
        .filter(is_too_long)
        .map(|file| file.path)
        .collect();
    long.sort();
    let told: Vec<&String> = long
        .iter()
        .filter(|path| !KNOWN.contains(&path.as_str()))
        .collect();
    assert!(
        told.is_empty(),
        "more than {MOST} lines, and no line of the first comment begins with `{BECAUSE}…`: {told:#?}"
    );
    let mended: Vec<&&str> = KNOWN
        .iter()
        .filter(|path| !long.contains(&(**path).to_owned()))
        .collect();
    assert!(
        mended.is_empty(),
        "these are not too long any more; take them out of the list: {mended:#?}"
    );
}

fn is_too_long(file: &File) -> bool {
    let mut opening = file.text.lines().take_while(|line| line.starts_with("//!"));
    let says_why = opening.any(|line| line.len() > BECAUSE.len() && line.starts_with(BECAUSE));
    file.text.lines().count() > MOST && !says_why
}

#[test]
fn a_reason_stands_in_the_first_comment() {
    let file = |opening: &str| File {
        path: String::new(),
        below: String::new(),
        text: format!("{opening}\n{}", "\n".repeat(MOST)),
    };
    assert!(is_too_long(&file("//! Words.")));
    assert!(is_too_long(&file(
        "//! Words.\n\n//! Long because it is late."
    )));
    assert!(!is_too_long(&file(
        "//! Words.\n//!\n//! Long because all words stand in one table."
    )));
}
