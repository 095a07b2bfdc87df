//! The same specs give the same bytes: again, from another folder, and for a catalogue of two hundred operations.

use std::fs;
use std::path::Path;
use std::process::Command;

use annul_codegen::options::Options;
use annul_codegen::render::Tree;
use annul_codegen::source::Sources;
use annul_tests::{catalogue, many};

fn tree(sources: &Sources) -> Tree {
    let checked = annul_codegen::check(sources);
    let findings = catalogue::shown(sources, &checked.findings);
    let catalogue = checked
        .catalogue
        .unwrap_or_else(|| panic!("the specs do not hold\n{findings}"));
    annul_codegen::generate(&catalogue, &Options::default())
}

fn read(folder: &Path) -> Tree {
    tree(&Sources::read(folder).expect("a folder with specs"))
}

/// Says which file differs, and not with a page of code.
#[track_caller]
fn check_same(one: &Tree, other: &Tree) {
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (path, text) in one {
        assert!(text == &other[path], "{path} differs");
    }
}

#[test]
fn twice_gives_the_same_bytes() {
    let specs = catalogue::root().join("specs");
    check_same(&read(&specs), &read(&specs));
}

#[test]
fn a_copy_of_the_specs_elsewhere_gives_the_same_bytes() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let copy = elsewhere.path().join("specs");
    let specs = catalogue::root().join("specs");
    let sources = Sources::read(&specs).expect("the repository has specs");
    for id in sources.ids() {
        let path = sources.relative_path(id);
        let file = copy.join(path);
        fs::create_dir_all(file.parent().expect("below specs")).expect("a temporary folder");
        fs::copy(specs.join(path), file).expect("a temporary folder");
    }
    check_same(&read(&specs), &read(&copy));
}

/// The working folder belongs to the process, so another one has to try: this very test, started elsewhere.
#[test]
fn another_working_folder_gives_the_same_bytes() {
    const DONE: &str = "ANNUL_TESTS_WORKING_FOLDER";
    let specs = catalogue::root().join("specs");
    if let Some(out) = std::env::var_os(DONE) {
        for (path, text) in read(&specs) {
            let file = Path::new(&out).join(path);
            fs::create_dir_all(file.parent().expect("below the folder"))
                .expect("a temporary folder");
            fs::write(file, text).expect("a temporary folder");
        }
        return;
    }
    let out = tempfile::tempdir().expect("a temporary folder");
    let status = Command::new(std::env::current_exe().expect("this test is a program"))
        .args(["--exact", "another_working_folder_gives_the_same_bytes"])
        .current_dir(out.path())
        .env(DONE, out.path())
        .status()
        .expect("this test can be started");
    assert!(status.success());
    for (path, text) in read(&specs) {
        let found = fs::read_to_string(out.path().join(&path)).unwrap_or_default();
        assert!(found == text, "{path} differs");
    }
}

#[test]
fn two_hundred_operations_generate_and_twice_the_same() {
    let copies = many::copies(&catalogue::root().join("specs"), 3);
    let operations = copies
        .keys()
        .filter(|path| !path.ends_with("/service.yaml") && !path.ends_with("/provider.yaml"))
        .count();
    assert_eq!(operations, 3 * catalogue::operation_specs().len());
    assert!(operations >= 200);
    let forwards = Sources::from_texts(copies.clone().into_iter().collect());
    let backwards = Sources::from_texts(copies.into_iter().rev().collect());
    let (one, other) = std::thread::scope(|scope| {
        let one = scope.spawn(|| tree(&forwards));
        (tree(&backwards), one.join().expect("it generates"))
    });
    check_same(&one, &other);
}
