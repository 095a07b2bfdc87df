//! Tests of the strict reader: one check for findings, one for values and their places.

mod characters;

use std::fmt::Write as _;

use super::*;

fn read(text: &str) -> (Sources, Option<Node>, Vec<crate::diagnostic::Diagnostic>) {
    let sources = Sources::from_texts(vec![("a.yaml".to_owned(), text.to_owned())]);
    let sink = Sink::new();
    let node = parse(&sources, FileId(0), &sink);
    (sources, node, sink.into_sorted())
}

/// `text` has exactly these findings: rule, line and column, the text at the place.
#[track_caller]
fn finds(text: &str, expected: &[(&str, (usize, usize), &str)]) {
    let (sources, _, found) = read(text);
    let found: Vec<_> = found
        .iter()
        .map(|found| {
            let span = found.span;
            let written = &sources.text(FileId(0))[span.start as usize..span.end as usize];
            (found.rule.id, sources.location(span), written)
        })
        .collect();
    assert_eq!(found, expected, "in {text:?}");
}

/// The tree with kinds, and what stands at each place.
#[track_caller]
fn reads(text: &str, expected: &str) {
    let (_, node, found) = read(text);
    assert_eq!(found, [], "in {text:?}");
    let mut shown = String::new();
    show(
        &node.expect("a document without findings"),
        text,
        &mut shown,
    );
    assert_eq!(shown, expected, "in {text:?}");
}

fn show(node: &Node, text: &str, out: &mut String) {
    let written = &text[node.span.start as usize..node.span.end as usize];
    match &node.value {
        Value::Scalar(scalar) => {
            let _ = write!(out, "{:?} {:?} from {written:?}", scalar.kind, scalar.text);
        }
        Value::List(items) => {
            out.push('[');
            for item in items {
                show(item, text, out);
                out.push_str(", ");
            }
            let _ = write!(out, "] from {written:?}");
        }
        Value::Map(entries) => {
            out.push('{');
            for entry in entries {
                let _ = write!(out, "{}: ", entry.key.value);
                show(&entry.value, text, out);
                out.push_str(", ");
            }
            let _ = write!(out, "}} from {written:?}");
        }
    }
}

#[test]
fn kinds_are_those_of_the_value_reader() {
    reads("12", r#"Int(12) "12" from "12""#);
    reads(
        "a: true",
        r#"{a: Bool(true) "true" from "true", } from "a: true""#,
    );
    reads(
        "[~, 1.5, 'no']",
        r#"[Null "~" from "~", Float "1.5" from "1.5", Text "no" from "'no'", ] from "[~, 1.5, 'no']""#,
    );
    reads(
        "- 18446744073709551615",
        r#"[Float "18446744073709551615" from "18446744073709551615", ] from "- 18446744073709551615""#,
    );
    reads("", r#"Null "" from """#);
    reads("# nothing\n", r#"Null "" from """#);
}

#[test]
fn places_are_bytes_without_surrounding_space() {
    reads("ä: 'ü' \n", r#"{ä: Text "ü" from "'ü'", } from "ä: 'ü'""#);
    reads(
        "a: |\n  ö\n  x\n\nb:\n",
        r#"{a: Text "ö\nx\n" from "ö\n  x", b: Null "" from "", } from "a: |\n  ö\n  x\n\nb:""#,
    );
    reads(
        "a:\n  - b\n  - [c] # d\n",
        r#"{a: [Text "b" from "b", [Text "c" from "c", ] from "[c]", ] from "- b\n  - [c]", } from "a:\n  - b\n  - [c]""#,
    );
    reads(
        "a: {b: c}  # d\n",
        r#"{a: {b: Text "c" from "c", } from "{b: c}", } from "a: {b: c}""#,
    );
    reads(
        "a: 'b''c'  # d\ne: \"f\\\"g\" # 'h'\n",
        r#"{a: Text "b'c" from "'b''c'", e: Text "f\"g" from "\"f\\\"g\"", } from "a: 'b''c'  # d\ne: \"f\\\"g\"""#,
    );
    reads(
        "a: b\r\nc: d\r\n",
        r#"{a: Text "b" from "b", c: Text "d" from "d", } from "a: b\r\nc: d""#,
    );
}

#[test]
fn keys_are_text_and_occur_once() {
    finds(
        "a: 1\nb: 2\n'a': 3\na: 4\n",
        &[
            ("yaml-duplicate-key", (3, 1), "'a'"),
            ("yaml-duplicate-key", (4, 1), "a"),
        ],
    );
    finds(
        "1: a\ntrue: b\n~: c\n",
        &[
            ("yaml-key-not-text", (1, 1), "1"),
            ("yaml-key-not-text", (2, 1), "true"),
            ("yaml-key-not-text", (3, 1), "~"),
        ],
    );
    finds("{a, : b}", &[("yaml-key-not-text", (1, 6), "")]);
    finds("[a]: b", &[("yaml-key-not-text", (1, 1), "[a]")]);
    finds(
        "no: a\n'yes': b\n",
        &[("yaml-ambiguous-scalar", (1, 1), "no")],
    );
    let (_, node, found) = read("a: 1\na: 2\n");
    assert_eq!(found[0].secondary.len(), 1);
    let Some(Node {
        value: Value::Map(entries),
        ..
    }) = node
    else {
        panic!("a map: {node:?}")
    };
    assert_eq!(entries.len(), 1, "the first of the two stays");
}

#[test]
fn what_hides_meaning_is_refused() {
    finds(
        "a: &x b\nc: *x\n",
        &[("yaml-anchor", (1, 4), "&x"), ("yaml-alias", (2, 4), "*x")],
    );
    finds("a: *x\n", &[("yaml-alias", (1, 4), "*")]);
    finds("a: &x\n  b: c\n", &[("yaml-anchor", (1, 4), "&x")]);
    finds(
        "a: !!str b\nc: !foo\nd: !<tag:x,1> [e]\nf: ! g\n",
        &[
            ("yaml-tag", (1, 4), "!!str"),
            ("yaml-tag", (2, 4), "!foo"),
            ("yaml-tag", (3, 4), "!<tag:x,1>"),
            ("yaml-tag", (4, 4), "!"),
        ],
    );
    finds(
        "a: !t &x b\nc: &y !t d\n",
        &[
            ("yaml-tag", (1, 4), "!t"),
            ("yaml-anchor", (1, 7), "&x"),
            ("yaml-anchor", (2, 4), "&y"),
            ("yaml-tag", (2, 7), "!t"),
        ],
    );
    finds(
        "a: &x {}\nb: {<<: *x}\n",
        &[
            ("yaml-anchor", (1, 4), "&x"),
            ("yaml-merge-key", (2, 5), "<<"),
            ("yaml-alias", (2, 9), "*x"),
        ],
    );
    finds("'<<': a\n", &[]);
    finds("*x : a\n", &[("yaml-alias", (1, 1), "*")]);
}

#[test]
fn one_document_without_directives() {
    finds("---\na: b\n...\n", &[]);
    finds(
        "a: b\n---\nc: d\n---\n",
        &[("yaml-multiple-documents", (2, 1), "---")],
    );
    finds(
        "%YAML 1.1\n---\na: b\n",
        &[("yaml-syntax", (1, 1), "%YAML 1.1")],
    );
}

#[test]
fn what_is_no_yaml_has_a_place() {
    finds("a: b: c\n", &[("yaml-syntax", (1, 5), ":")]);
    finds("a: 'b\n", &[("yaml-syntax", (1, 4), "'")]);
    finds("a: [b\n", &[("yaml-syntax", (2, 1), "")]);
    finds("a: b\n c: d\n", &[("yaml-syntax", (2, 3), ":")]);
    finds("a: {b: |\n c}\n", &[("yaml-syntax", (1, 8), "")]);
    finds("a: @b\n", &[("yaml-syntax", (1, 4), "@")]);
}

#[test]
fn a_place_is_not_said_twice() {
    let (_, _, found) = read("a: {b: |\n c}\n");
    let message = "found character that cannot start any token, while scanning for the next token";
    assert_eq!(found[0].message, message);
}

#[test]
fn depth_is_capped() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    finds(&nested(MAX_DEPTH), &[]);
    finds(
        &nested(MAX_DEPTH + 1),
        &[("yaml-too-deep", (1, MAX_DEPTH + 1), "")],
    );
    assert_eq!(read(&nested(100_000)).2.len(), 1);
}
