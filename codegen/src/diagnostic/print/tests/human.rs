//! Tests of what people read.

use super::super::*;
use super::{FIRST, SECOND, at, sources};
use crate::diagnostic::{FileId, Span, rule};
use crate::source::Sources;

#[track_caller]
fn shows(sources: &Sources, finding: Diagnostic, expected: &str) {
    let shown = human(sources, &[finding], false);
    assert_eq!(
        shown,
        expected
            .strip_prefix('\n')
            .expect("a text that starts in its own line")
    );
}

#[test]
fn two_places_in_one_file() {
    let text = "a: 1\nb: 2\nc: 3\n'a': ü\n";
    let finding = Diagnostic::error(
        &rule::YAML_DUPLICATE_KEY,
        at(text, "'a'", FIRST),
        "the key `a` is declared twice",
    )
    .label("declared again here")
    .also(at(text, "a", FIRST), "first declared here");
    shows(
        &sources(text, ""),
        finding,
        "
error[yaml-duplicate-key]: the key `a` is declared twice
 --> aws/a.yaml:4:1
  |
1 | a: 1
  | - first declared here
...
4 | 'a': ü
  | ^^^ declared again here
  |
  = help: rename or remove one of the two
",
    );
}

#[test]
fn two_places_in_two_files_and_in_one_line() {
    let (first, second) = ("a: [b, b]\n", "\n\n\n\n\n\n\n\n\nx: y\n");
    let finding = Diagnostic::warning(
        &rule::ENUM_DUPLICATE,
        Span::new(FIRST, 7, 8),
        "`b` is listed twice",
    )
    .also(at(second, "y", SECOND), "another file")
    .also(Span::new(FIRST, 4, 5), "first listed here")
    .help("one\ntwo");
    shows(
        &sources(first, second),
        finding,
        "
warning[enum-duplicate]: `b` is listed twice
  --> aws/a.yaml:1:8
   |
 1 | a: [b, b]
   |     - first listed here
   |        ^
  ::: aws/b c.yaml:10:4
   |
10 | x: y
   |    - another file
   |
   = help: one
           two
",
    );
}

#[test]
fn a_place_of_several_lines_shows_its_first() {
    let text = "a:   \n  b: c  \n  d: e\n";
    let finding = Diagnostic::error(
        &rule::WRONG_TYPE,
        at(text, "b: c  \n  d: e", FIRST),
        "a map",
    );
    shows(
        &sources(text, ""),
        finding.help("h"),
        "
error[wrong-type]: a map
 --> aws/a.yaml:2:3
  |
2 |   b: c
  |   ^^^^
  |
  = help: h
",
    );
}

#[test]
fn ends_and_empty_files_have_places() {
    let finding = |span| Diagnostic::error(&rule::YAML_SYNTAX, span, "unexpected end").help("h");
    shows(
        &sources("a: [\n", ""),
        finding(Span::new(FIRST, 5, 5)),
        "
error[yaml-syntax]: unexpected end
 --> aws/a.yaml:2:1
  |
2 |
  | ^
  |
  = help: h
",
    );
    // A finding about the file as a whole has nothing to underline.
    shows(
        &sources("", ""),
        finding(Span::file_start(FIRST)),
        "
error[yaml-syntax]: unexpected end
 --> aws/a.yaml:1:1
  = help: h
",
    );
    // Neither places out of range nor files out of range are worth a panic.
    for span in [Span::new(FIRST, 90, 95), Span::new(FileId(9), 1, 2)] {
        let sources = sources("ü", "");
        let all = [finding(span).also(Span::new(FIRST, 1, 2), "inside a character")];
        let _ = human(&sources, &all, true);
        for print in [short, json, sarif, github] {
            print(&sources, &all);
        }
    }
}

#[test]
fn hostile_characters_are_shown() {
    let text = "日: \u{1b}\u{202e}x\n";
    let finding = Diagnostic::error(
        &rule::TEXT_UNSAFE,
        at(text, "x", FIRST),
        "m\u{1b}[2J\nerror: no",
    )
    .help("h");
    shows(
        &sources(text, ""),
        finding,
        "
error[text-unsafe]: m␛[2J␊error: no
 --> aws/a.yaml:1:6
  |
1 | 日: ␛<U+202E>x
  |              ^
  |
  = help: h
",
    );
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{}HERE{}", "ä".repeat(500), "b".repeat(500));
    let finding = Diagnostic::error(&rule::UNKNOWN_WORD, at(&text, "HERE", FIRST), "m").help("h");
    let shown = human(&sources(&text, ""), &[finding], false);
    let lines: Vec<_> = shown.lines().collect();
    assert_eq!(lines[1], " --> aws/a.yaml:1:501");
    assert_eq!(
        lines[3],
        format!("1 | …{}HERE{}…", "ä".repeat(40), "b".repeat(76))
    );
    assert_eq!(lines[4], format!("  | {}^^^^", " ".repeat(41)));
}

#[test]
fn colour_is_the_only_difference() {
    let text = "a: b\n";
    let finding = Diagnostic::error(&rule::UNKNOWN_KEY, at(text, "a", FIRST), "m").label("l");
    let (sources, all) = (sources(text, ""), [finding]);
    let mut coloured = human(&sources, &all, true);
    assert!(coloured.starts_with("\u{1b}[1;31merror[unknown-key]\u{1b}[0m"));
    for code in ["1;31", "1;33", "1;34", "1", "0"] {
        coloured = coloured.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(coloured, human(&sources, &all, false));
}
