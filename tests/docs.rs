//! The examples in the documents hold: each fence of `specs/README.md` checks, or is refused by the rule that it names.

use std::fs;

use annul_codegen::source::Sources;
use annul_tests::catalogue;

/// What stands behind the three ticks of a fence, its text, and the line it begins at.
struct Fence {
    info: String,
    text: String,
    line: usize,
}

#[test]
fn the_examples_of_the_reference_hold() {
    let fences = fences("specs/README.md");
    let base = |kind: &str| {
        let info = format!("yaml base {kind}");
        let found = fences.iter().find(|fence| fence.info == info);
        found
            .unwrap_or_else(|| panic!("no fence {info}"))
            .text
            .clone()
    };
    let (service, operation) = (base("service"), base("operation"));
    let mut tried = 0;
    for fence in &fences {
        let Some((expected, kind)) = expected(&fence.info) else {
            continue;
        };
        if kind == "provider" {
            check(
                fence,
                (service.clone(), operation.clone()),
                Some(&fence.text),
                expected,
            );
            tried += 1;
            continue;
        }
        let laid = match kind {
            "service" => (lay_over(&service, &fence.text), operation.clone()),
            _ => (service.clone(), lay_over(&operation, &fence.text)),
        };
        check(fence, laid, None, expected);
        tried += 1;
    }
    assert!(tried > 30, "only {tried} of the examples were found");
}

/// The rule that refuses an example, if one should, and the kind of file that it changes; none for other fences.
fn expected(info: &str) -> Option<(Option<&str>, &str)> {
    match info.split(' ').collect::<Vec<_>>()[..] {
        ["yaml", "base" | "accept", kind] => Some((None, kind)),
        ["yaml", "refuse", rule, kind] => Some((Some(rule), kind)),
        _ => None,
    }
}

#[track_caller]
fn check(
    fence: &Fence,
    (service, operation): (String, String),
    provider: Option<&str>,
    expected: Option<&str>,
) {
    let mut files = vec![
        ("acme/reports/service.yaml".to_owned(), service),
        ("acme/reports/cancel-run.yaml".to_owned(), operation),
    ];
    files.extend(provider.map(|text| ("acme/provider.yaml".to_owned(), text.to_owned())));
    let sources = Sources::from_texts(files);
    let checked = annul_codegen::check(&sources);
    let shown = catalogue::shown(&sources, &checked.findings);
    let rules: Vec<&str> = checked
        .findings
        .iter()
        .map(|finding| finding.rule.id)
        .collect();
    let place = format!("specs/README.md:{} ({})", fence.line, fence.info);
    match expected {
        None => assert!(rules.is_empty(), "{place} has findings\n{shown}"),
        Some(rule) => assert!(rules.contains(&rule), "{place} gives {rules:?}\n{shown}"),
    }
}

/// An example replaces whole keys at the top level, in their places; on the text, because parsing would lose anchors.
fn lay_over(base: &str, example: &str) -> String {
    let mut blocks = blocks(base);
    for (key, text) in self::blocks(example) {
        match blocks.iter_mut().find(|(known, _)| *known == key) {
            Some(block) => block.1 = text,
            None => blocks.push((key, text)),
        }
    }
    blocks.into_iter().map(|(_, text)| text).collect()
}

/// A text in its top-level keys, each with the lines below it.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let key = line.split_once(':').map(|(key, _)| key);
        if let Some(key) = key.filter(|key| key.starts_with(|c: char| c.is_ascii_alphabetic())) {
            blocks.push((key.to_owned(), String::new()));
        }
        let (_, block) = blocks.last_mut().expect("an example begins with a key");
        block.push_str(line);
        block.push('\n');
    }
    blocks
}

fn fences(document: &str) -> Vec<Fence> {
    let text = fs::read_to_string(catalogue::root().join(document)).expect("the document exists");
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for (line, content) in (1..).zip(text.lines()) {
        match (open.as_mut(), content.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some(Fence {
                    info: info.to_owned(),
                    text: String::new(),
                    line,
                });
            }
            (Some(_), Some("")) => fences.extend(open.take()),
            (Some(fence), _) => {
                fence.text.push_str(content);
                fence.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence of {document} is not closed");
    fences
}
