//! What the generator prints is what it emitted, and rustfmt finds nothing to change in it.

#[path = "printed/same.rs"]
mod same;

use std::fs;
use std::path::Path;
use std::process::Command;

use annul_codegen::emit::emit;
use annul_codegen::options::{Options, Settings};
use annul_codegen::render::Tree;
use annul_codegen::source::Sources;
use annul_tests::{cases, catalogue};

/// Everything that can be emitted of a catalogue.
#[track_caller]
fn printed(sources: &Sources, mut options: Options) -> Tree {
    options.tests = true;
    let checked = annul_codegen::check(sources);
    let findings = catalogue::shown(sources, &checked.findings);
    let catalogue = checked
        .catalogue
        .unwrap_or_else(|| panic!("the specs do not hold\n{findings}"));
    same::check(emit(&catalogue, &options))
}

/// Runs rustfmt over files.
#[track_caller]
fn formatted(tree: &Tree) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in tree {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("below the folder")).expect("a temporary folder");
        fs::write(file, text).expect("a temporary folder");
    }
    // Whatever the configuration around is.
    fs::write(folder.path().join("rustfmt.toml"), "").expect("a temporary folder");
    let found = Command::new("rustfmt")
        .args(["--check", "--edition", "2024"])
        .args(
            tree.keys()
                .map(Path::new)
                .filter(|path| path.extension().is_some_and(|end| end == "rs")),
        )
        .current_dir(folder.path())
        .output()
        .expect("rustfmt stands beside cargo");
    let text = String::from_utf8_lossy(&found.stdout);
    assert!(
        found.status.success(),
        "rustfmt would change what is printed\n{}{}",
        text.lines().take(60).collect::<Vec<_>>().join("\n"),
        String::from_utf8_lossy(&found.stderr),
    );
}

#[test]
fn the_catalogue() {
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    formatted(&printed(&sources, Options::default()));
}

#[test]
fn every_feature_of_the_language() {
    let mut all = Tree::new();
    for case in cases::all("accept") {
        let tree = printed(&catalogue::in_memory(&case), Settings::default().options);
        let below = |(path, text): (String, String)| (format!("{}/{path}", case.name), text);
        all.extend(tree.into_iter().map(below));
    }
    formatted(&all);
}
