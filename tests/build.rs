//! Generates the accept cases into `OUT_DIR`, where the library compiles them; and one test for each case file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use annul_codegen::options::Settings;
use annul_codegen::source::Sources;
use annul_codegen::{check, generate, write};

#[path = "support/cases.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the library has the same module, and uses all of it"
)]
mod cases;

fn main() {
    println!("cargo:rerun-if-changed=cases");
    println!("cargo:rerun-if-changed=../specs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut modules = String::new();
    let specs = Sources::read(Path::new("../specs")).expect("the repository has specs");
    modules.push_str(&module("catalogue", &specs, &out.join("catalogue")));
    for case in cases::all("accept") {
        let name = rust_name(&case.name);
        let sources = Sources::from_texts(texts(&case));
        modules.push_str(&module(&name, &sources, &out.join("accept").join(&name)));
    }
    save(&out.join("compiled.rs"), &modules);
    for kind in ["accept", "reject"] {
        save(&out.join(format!("{kind}_tests.rs")), &tests(kind));
    }
}

/// The bindings of a catalogue as a module; of one that does not hold none, and its own test says why.
fn module(name: &str, sources: &Sources, folder: &Path) -> String {
    let Some(catalogue) = check(sources).catalogue else {
        println!("cargo:warning=the specs of `{name}` do not hold");
        return String::new();
    };
    // What a build script of a user would set: a root that can be included, and no features.
    let mut options = Settings::default().options;
    // Its tests are those of this package's library.
    options.tests = true;
    let tree = generate(&catalogue, &options);
    let plan = write::plan(&tree, folder, false).expect("OUT_DIR can be read");
    write::apply(&plan, folder).expect("OUT_DIR can be written");
    let root = folder.join(&options.root).display().to_string();
    format!("/// Emitted for a test.\n#[path = {root:?}]\npub mod {name};\n")
}

fn texts(case: &cases::Case) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    case.files
        .iter()
        .map(|(path, bytes)| (path.clone(), text(bytes)))
        .collect()
}

/// A test for each case, in a module for each folder.
fn tests(kind: &str) -> String {
    let mut folders: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for case in cases::all(kind) {
        let (folder, stem) = case.name.split_once('/').unwrap_or(("", &case.name));
        let test = (rust_name(stem), case.name.clone());
        folders.entry(rust_name(folder)).or_default().push(test);
    }
    let mut text = String::new();
    for (folder, tests) in folders {
        let mut functions = String::new();
        for (function, name) in tests {
            let _ = write!(
                functions,
                "#[test]\nfn {function}() {{\n    crate::check({name:?});\n}}\n"
            );
        }
        if folder.is_empty() {
            text.push_str(&functions);
        } else {
            let _ = write!(
                text,
                "mod {folder} {{
{functions}}}
"
            );
        }
    }
    text
}

fn rust_name(name: &str) -> String {
    name.replace('-', "_")
}

fn save(path: &Path, text: &str) {
    fs::write(path, text).expect("OUT_DIR can be written");
}
