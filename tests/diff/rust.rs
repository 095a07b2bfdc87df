//! The verdict for Rust users, held against the compiler: what is major stops compiling, what is less does not.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annul_codegen::diff::Bump;
use annul_codegen::options::Options;

use crate::support::{self, Side};

#[path = "programs.rs"]
mod programs;
use programs::Program;

/// What a program is compiled against.
#[derive(Clone, Copy)]
enum Age {
    Old,
    New,
}

/// Rules whose programs are tried in each run; all others take their time with `--ignored`.
const QUICK: &[&str] = &[
    "error-member-removed",
    "error-removed",
    "op-renamed",
    "param-added-required",
    "param-became-optional",
    "param-enum-opened",
    "resp-member-added-required",
    "resp-member-became-optional",
];

#[test]
fn what_is_not_major_compiles_and_what_is_major_does_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let programs = programs::all();
    let all: Vec<&Program> = programs.iter().collect();
    compiles(&folder.path().join("old"), &all, Age::Old)
        .unwrap_or_else(|said| panic!("against the old bindings\n{said}"));
    let (major, mild): (Vec<&Program>, Vec<&Program>) = all
        .into_iter()
        .partition(|program| program.bump == Bump::Major);
    compiles(&folder.path().join("new"), &mild, Age::New)
        .unwrap_or_else(|said| panic!("not major, and yet against the new bindings\n{said}"));
    let quick = major
        .iter()
        .filter(|program| QUICK.contains(&program.case.as_str()));
    none_compiles(folder.path(), &quick.copied().collect::<Vec<_>>());
    assert!(
        major.len() >= 40 && mild.len() >= 15,
        "{} {}",
        major.len(),
        mild.len()
    );
}

#[test]
#[ignore = "takes a while: tests/ci/diff.sh runs it"]
fn nothing_that_is_major_compiles() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let programs = programs::all();
    let major = programs
        .iter()
        .filter(|program| program.bump == Bump::Major);
    none_compiles(folder.path(), &major.collect::<Vec<_>>());
}

/// Where one program does not compile the others are not looked at: each has to fail by itself.
fn none_compiles(folder: &Path, programs: &[&Program]) {
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let halves = programs.chunks(programs.len().div_ceil(2)).enumerate();
        let workers: Vec<_> = halves
            .map(|(worker, half)| {
                scope.spawn(move || {
                    let compiling = half.iter().enumerate().filter(|(index, program)| {
                        let root = folder.join(format!("major-{worker}-{index}"));
                        compiles(&root, &[program], Age::New).is_ok()
                    });
                    let compiling =
                        compiling.map(|(_, program)| format!("{}: {}", program.case, program.code));
                    compiling.collect::<Vec<String>>()
                })
            })
            .collect();
        let joined = workers
            .into_iter()
            .map(|worker| worker.join().expect("it ends"));
        joined.flatten().collect()
    });
    assert!(wrong.is_empty(), "major, and yet these compile: {wrong:#?}");
}

/// Compiles programs, each with the bindings of its case; what the compiler says if it refuses.
fn compiles(root: &Path, programs: &[&Program], age: Age) -> Result<(), String> {
    let runtime = runtime().expect("the runtime lies beside the tests, which are linked with it");
    let mut main = String::from("#![allow(warnings)]\n");
    for (index, program) in programs.iter().enumerate() {
        let case = support::case(&program.case);
        let side = match age {
            Age::Old => &case.old,
            Age::New => &case.new,
        };
        let bindings = root.join(format!("b{index}"));
        generate(&bindings, side);
        let path = bindings.join("mod.rs").display().to_string();
        let _ = writeln!(
            main,
            "#[path = {path:?}]\nmod b{index};\nmod p{index} {{ // {}\n    \
             use crate::b{index}::acme::jobs::cancel_job::*;\n    {}\n}}",
            program.case, program.code
        );
    }
    let file = root.join("programs.rs");
    fs::write(&file, main).expect("a folder that can be written");
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
        ])
        .arg("--out-dir")
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

fn generate(root: &Path, side: &Side) {
    let mut options = Options::default();
    "mod.rs".clone_into(&mut options.root);
    options.service_features = false;
    let tree = annul_codegen::generate(&side.catalogue, &options);
    let plan = annul_codegen::write::plan(&tree, root, false).expect("a folder that can be read");
    annul_codegen::write::apply(&plan, root).expect("a folder that can be written");
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
