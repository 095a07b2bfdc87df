//! Each rule refuses what it is for, and says so in a way that a newcomer can act on: one case a fault.

use annul_codegen::options::Options;
use annul_tests::{cases, catalogue};

include!(concat!(env!("OUT_DIR"), "/reject_tests.rs"));

/// Checks the catalogue of a case; its folder names the rule, and the snapshot is what a person sees.
#[track_caller]
fn check(name: &str) {
    let case = cases::one("reject", name);
    let (rule, slug) = name.split_once('/').expect("a case stands in a folder");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let is_text = case
        .files
        .values()
        .all(|bytes| std::str::from_utf8(bytes).is_ok());
    let sources = if is_text {
        catalogue::in_memory(&case)
    } else {
        catalogue::on_disk(&case, folder.path())
    };
    let checked = annul_codegen::check_for(&sources, &Options::default());
    let rules: Vec<&str> = checked.findings.iter().map(|found| found.rule.id).collect();
    let shown = catalogue::shown(&sources, &checked.findings);
    let shown = shown.replace(&format!("{}/", folder.path().display()), "");
    if rule != "several" {
        assert!(rules.contains(&rule), "{name} gives {rules:?}\n{shown}");
    }
    insta::with_settings!({
        snapshot_path => format!("snapshots/reject/{rule}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(slug, shown);
    });
}
