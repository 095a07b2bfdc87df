//! The verdict for Rust users, held against the compiler: what is major stops compiling, what is less does not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annul_codegen::diff::Bump;
use annul_codegen::options::Options;

use crate::support::{self, Side};

/// Who writes a program.
#[derive(Clone, Copy, PartialEq)]
enum Author {
    Caller,
    Handler,
}

/// Cases, and code of a user that compiles against the old bindings.
const PROGRAMS: &[(&str, Author, &str)] = &[
    (
        "param-added-required",
        Author::Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-added-required",
        Author::Handler,
        "fn f(i: &CancelJobInput) -> &str { i.job_id.as_str() }",
    ),
    (
        "param-added-optional",
        Author::Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-removed-optional",
        Author::Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-became-optional",
        Author::Handler,
        "fn f(i: CancelJobInput) -> String { i.reason }",
    ),
    (
        "param-became-required",
        Author::Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\"); }",
    ),
    (
        "param-became-sensitive",
        Author::Handler,
        "fn f(i: CancelJobInput) -> Option<String> { i.reason }",
    ),
    (
        "param-max-length-lowered",
        Author::Caller,
        "fn f() { let _ = CancelJobInput::new(\"j\").with_reason(\"r\"); }",
    ),
    (
        "param-enum-value-removed",
        Author::Caller,
        "fn f() -> Mode { Mode::Later }",
    ),
    (
        "param-enum-value-added",
        Author::Handler,
        "fn f(m: Mode) -> u8 { match m { Mode::Soft => 1, _ => 2 } }",
    ),
    (
        "param-enum-opened",
        Author::Caller,
        "fn f(m: Mode) -> (Mode, Mode) { (m, m) }",
    ),
    (
        "param-structure-renamed",
        Author::Caller,
        "fn f() -> Reason { Reason::new(\"r\") }",
    ),
    (
        "resp-member-added-required",
        Author::Handler,
        "fn f() { let _ = CancelJobOutput::new(); }",
    ),
    (
        "resp-member-added-required",
        Author::Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.hint }",
    ),
    (
        "resp-member-removed-optional",
        Author::Caller,
        "fn f(o: CancelJobOutput) -> Option<String> { o.owner }",
    ),
    (
        "error-removed",
        Author::Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
    (
        "error-member-added-required",
        Author::Handler,
        "fn f() { let _ = Odd::new(); }",
    ),
    (
        "error-condition-changed",
        Author::Caller,
        "fn f(e: &CancelJobError) -> bool { matches!(e, CancelJobError::Odd(_)) }",
    ),
];

#[test]
fn verdicts_are_those_of_the_compiler() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(runtime) = runtime() else {
        panic!("the runtime lies beside the tests, since they are linked with it");
    };
    for (index, (id, author, program)) in PROGRAMS.iter().enumerate() {
        let (old, new) = support::case(id);
        let verdicts = support::report(&old, &new).verdicts();
        let bump = if *author == Author::Caller {
            verdicts.callers
        } else {
            verdicts.handlers
        };
        let compile = |name: &str, side: &Side| {
            let root = folder.path().join(format!("{index}-{name}"));
            compiles(&root, side, program, &runtime)
        };
        compile("old", &old).unwrap_or_else(|said| panic!("{id}: {program}\n{said}"));
        let outcome = compile("new", &new);
        assert_eq!(
            outcome.is_err(),
            bump == Bump::Major,
            "{id} is {}: {program}\n{outcome:?}",
            bump.word()
        );
    }
}

/// Compiles bindings with a program in them; what the compiler says if it refuses.
fn compiles(root: &Path, side: &Side, program: &str, runtime: &Path) -> Result<(), String> {
    let mut options = Options::default();
    "mod.rs".clone_into(&mut options.root);
    let tree = annul_codegen::generate(&side.catalogue, &options);
    let plan = annul_codegen::write::plan(&tree, root, false).expect("a folder that can be read");
    annul_codegen::write::apply(&plan, root).expect("a folder that can be written");
    let main = format!(
        "#![allow(warnings)]\n#[path = {:?}]\nmod bindings;\nuse bindings::acme::jobs::cancel_job::*;\n{program}\n",
        root.join("mod.rs").display().to_string()
    );
    let file = root.join("program.rs");
    fs::write(&file, main).expect("a folder that can be written");
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "--out-dir",
        ])
        .arg(root)
        .arg("--extern")
        .arg(format!("annul_runtime={}", runtime.display()))
        .arg("-L")
        .arg(format!(
            "dependency={}",
            runtime.parent().expect("a folder").display()
        ))
        .arg(&file)
        .output()
        .expect("rustc runs where cargo does");
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The runtime that was built for these tests: the newest that lies beside them.
fn runtime() -> Option<PathBuf> {
    let tests = std::env::current_exe().ok()?;
    let entries = fs::read_dir(tests.parent()?)
        .ok()?
        .flatten()
        .map(|entry| entry.path());
    let is_runtime = |path: &PathBuf| {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        stem.is_some_and(|stem| stem.starts_with("libannul_runtime-"))
            && path
                .extension()
                .is_some_and(|extension| extension == "rlib")
    };
    let age = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    entries.filter(is_runtime).max_by_key(age)
}
