//! What is read without the second reader reads in the same way with it: real specs, and specs with slips in them.

use crate::diagnostic::{FileId, Sink};
use crate::source::Sources;

use super::super::{builder, kinds};
use super::resolve;

const SPECS: [&str; 4] = [
    include_str!("../../../../../specs/aws/timestream-query/cancel-query.yaml"),
    include_str!("../../../../../specs/aws/athena/service.yaml"),
    include_str!("../../../../../specs/oci/query-service/cancel-query-execution.yaml"),
    include_str!("../../../../../specs/huawei/dataarts-fabric/service.yaml"),
];

/// Whether a text is read without the second reader; then the second reader has to agree.
#[track_caller]
fn is_certain(text: &str) -> bool {
    let sources = Sources::from_texts(vec![("a.yaml".to_owned(), text.to_owned())]);
    let sink = Sink::new();
    let built = builder::build(FileId(0), text, &sink, None);
    let Some(mut node) = built.filter(|_| sink.error_count() == 0) else {
        return false;
    };
    let mut other = node.clone();
    if !resolve(&mut node, text) {
        return false;
    }
    let read = kinds::resolve(&mut other, &sources, FileId(0), &sink);
    assert_eq!(sink.into_sorted(), [], "the second reader refuses {text:?}");
    assert!(
        read.is_some() && node == other,
        "{node:#?}\n{other:#?}\n{text}"
    );
    true
}

#[test]
fn real_specs_are_read_alike() {
    for spec in SPECS {
        let _ = is_certain(spec);
    }
    // A map in braces over several lines is read twice; what is written plainly is not.
    assert!(is_certain(
        "operation: CancelQuery\npath: { method: POST, template: '/' }\nparams:\n  id:\n    in: body\n    required: true\n"
    ));
}

#[test]
fn what_readers_may_differ_about_needs_two() {
    for text in [
        "a: b\r\n",
        "a: \"x\\ty\"\n",
        "a: [b\n  , c]\n",
        "a: [b: c]\n",
        "? a\n: b\n",
        "--- \na: b\n",
        "a: b\n...\n",
        "%YAML 1.2\n---\na: b\n",
        "a: >2\n  b\n",
        "a: >-\n  b\n   c\n",
        "a: |\n\n  b\n",
        "a: 'b\n  c'\n",
        "a: b\u{85}c\n",
        "a: {b: c}#d\n",
        "a: {b, c}\n",
    ] {
        assert!(!is_certain(text), "{text:?}");
    }
    for text in [
        "a: b\n",
        "a: [b, c]\nd: { e: f, g: '/{h}' }\n",
        "a: >-\n  b\n  c\n\n  d\ne: |\n  f\n",
        "a: 12\nb: true\nc: 2026-11-21\nd:\ne: 1.5\n",
        "a:\n- b\n-   c: d\n    e: 'it''s'\n",
    ] {
        assert!(is_certain(text), "{text:?}");
    }
}

/// `ANNUL_SLIPS=1000000 cargo test -p annul-codegen certain` looks for longer.
#[test]
fn slips_are_read_alike_or_by_both() {
    const PIECES: [&str; 40] = [
        " ", "  ", "\n", "\n\n", ":", ": ", "- ", "-", "#", " #", "'", "''", "\"", "\\", "{", "}",
        "[", "]", ",", "|", ">", ">-", "?", "!", "%", "@", "`", "~", "null", "true", "yes", "0",
        "012", "1e3", "0x1f", "\u{85}", "\u{a0}", "é", "\u{2028}", "a: b",
    ];
    let rounds = std::env::var("ANNUL_SLIPS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(3_000);
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 11).unwrap_or(0) % below.max(1)
    };
    let mut certain = 0;
    for round in 0..rounds {
        let spec = SPECS[round % SPECS.len()];
        let lines: Vec<&str> = spec.split_inclusive('\n').collect();
        let first = random(lines.len());
        let mut chars: Vec<char> = lines[first..]
            .iter()
            .take(1 + random(12))
            .flat_map(|line| line.chars())
            .collect();
        for _ in 0..=random(3) {
            let at = random(chars.len());
            let end = (at + random(3)).min(chars.len());
            let piece = PIECES[random(PIECES.len())];
            chars.splice(at..end, piece.chars());
        }
        certain += usize::from(is_certain(&chars.into_iter().collect::<String>()));
    }
    assert!(certain > rounds / 20, "{certain} of {rounds}");
}
