//! The printer of specs: it keeps what a spec means and each of its comments, and knows one layout only.
//!
//! `PROPTEST_CASES=2000 cargo test -p annul-tests --test fmt` looks at more layouts. Random specs are printed in `random`.

#[path = "fmt/shake.rs"]
mod shake;

use std::sync::LazyLock;

use annul_codegen::format;
use annul_codegen::source::Sources;
use annul_tests::{cases, catalogue, printed};
use proptest::prelude::*;
use shake::Shake;

/// The files of the repository's own catalogue, printed.
static SPECS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let sources = Sources::read(&catalogue::root().join("specs")).expect("there are specs");
    printed::files(&sources, "the catalogue")
});

#[test]
fn the_catalogue_stands_in_its_layout() {
    let sources = Sources::read(&catalogue::root().join("specs")).expect("there are specs");
    for (file, (path, printed)) in sources.ids().zip(&*SPECS) {
        assert_eq!(sources.text(file), printed, "`annul fmt` lays {path} out");
    }
}

#[test]
fn accept_cases_mean_what_they_meant() {
    for case in cases::all("accept") {
        let files = printed::files(&catalogue::in_memory(&case), &case.name);
        assert_eq!(files.len(), case.files.len());
    }
}

#[test]
fn what_is_refused_is_refused_for_its_form_alone() {
    let mut printed = 0;
    for case in cases::all("reject") {
        let texts = case.files.iter();
        let texts =
            texts.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()));
        let sources = Sources::from_texts(texts.collect());
        for file in sources.ids() {
            match format::file(&sources, file) {
                Ok(_) => printed += 1,
                Err(format::Refusal::Form(found)) => assert!(!found.is_empty(), "{}", case.name),
                Err(other) => panic!("{}: {other:?}", case.name),
            }
        }
    }
    assert!(printed > 100, "only {printed} files were printed");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases_of(48), ..ProptestConfig::default() })]

    #[test]
    fn a_layout_does_not_shine_through(index in any::<prop::sample::Index>(), seed in any::<u64>()) {
        let (path, expected) = index.get(&SPECS);
        let shaken = Shake::new(seed, 0).file(&serde_yaml::from_str(expected).expect("a spec"));
        let printed = print(path, &shaken);
        let bare = |text: &str| -> Vec<String> {
            let is_bare = |line: &&str| !line.is_empty() && !line.starts_with('#');
            text.lines().filter(is_bare).map(str::to_owned).collect()
        };
        prop_assert_eq!(bare(&printed), bare(expected), "from\n{}", shaken);
    }

    #[test]
    fn comments_are_kept(index in any::<prop::sample::Index>(), seed in any::<u64>(), often in 1..40_u64) {
        let (path, spec) = index.get(&SPECS);
        let spec: serde_yaml::Value = serde_yaml::from_str(spec).expect("a spec");
        let mut shake = Shake::new(seed, often);
        let shaken = shake.file(&spec);
        let printed = print(path, &shaken);
        for comment in &shake.written {
            prop_assert_eq!(printed.matches(&format!("{comment}\n")).count(), 1, "{}\nfrom\n{}\nto\n{}", comment, shaken, printed);
        }
        prop_assert_eq!(&print(path, &printed), &printed, "from\n{}", shaken);
        let again: serde_yaml::Value = serde_yaml::from_str(&printed).expect("a spec");
        prop_assert_eq!(again, spec, "from\n{}", shaken);
    }
}

/// How many layouts are looked at, unless `PROPTEST_CASES` says it.
fn cases_of(usual: u32) -> u32 {
    let said = std::env::var("PROPTEST_CASES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(usual)
}

#[track_caller]
fn print(path: &str, text: &str) -> String {
    format::draft(path, text).unwrap_or_else(|| panic!("{path} is not printed:\n{text}"))
}

/// Prints an operation, and compares it with what is expected.
#[track_caller]
fn prints(text: &str, expected: &str) {
    let printed = print("a.yaml", text);
    assert_eq!(printed, expected);
    assert_eq!(print("a.yaml", &printed), expected, "printed twice");
}

#[test]
fn comments_stay_with_what_they_stand_above_or_beside() {
    prints(
        "# At the top.\n\nsummary: It stops.   # beside\n# above the name\noperation: Stop\n\n\nsources:\n    # of the page\n    page: # it is short\n        title: A page\n    # below\n# at the end\n",
        "# At the top.\n\n# above the name\noperation: Stop\nsummary: It stops. # beside\n\nsources:\n  # of the page\n  page: { title: A page } # it is short\n  # below\n# at the end\n",
    );
    prints(
        "quirks:\n- # of the first\n  says: a # b\n  # c\n  decided: d\n- {says: e, # f\n   decided: g}\n",
        "quirks:\n  # of the first\n  - says: a # b\n    # c\n    decided: d\n  - says: e # f\n    decided: g\n",
    );
    prints(
        "docs: | # it is long\n  # no comment\n  a\n\n# yet this is\nsummary: 'b # c'\n",
        "# yet this is\nsummary: 'b # c'\ndocs: | # it is long\n  # no comment\n  a\n",
    );
}

#[test]
fn texts_have_quotes_where_they_need_them() {
    prints(
        "examples:\n- {title: \"It's a title\", input: {a: \"x\", b: '1', c: \"no\", d: 'e: f', g: \"h\\ti\", j: 1, k: ~, l: '', m: 'n, o'}}\n",
        "examples:\n  - { title: It's a title, input: { a: x, b: '1', c: 'no', d: 'e: f', g: \"h\\ti\", j: 1, k: null, l: '', m: 'n, o' } }\n",
    );
    prints(
        "path: {template: /v1/stop, method: \"POST\"}\nsources: {page: {retrieved: '2026-11-21', title: \"P\"}}\n",
        "sources:\n  page: { title: P, retrieved: 2026-11-21 }\npath: { method: POST, template: '/v1/stop' }\n",
    );
}

#[test]
fn a_draft_keeps_its_blanks() {
    prints(
        "operation: Stop\nsummary:    # what it does\npath:\n  method: POST\n  template: # where\n",
        "operation: Stop\nsummary: # what it does\npath:\n  method: POST\n  template: # where\n",
    );
}
