//! The checked-in bindings are what the specs give; if they are not, this writes them, fails, and says how to do the same.

use std::fmt::Write as _;
use std::fs;

use annul_codegen::ir::{Catalogue, Codec};
use annul_codegen::options::{Options, feature_of};
use annul_codegen::run;
use annul_codegen::source::Sources;
use annul_codegen::write::{self, Plan};
use annul_tests::{catalogue, fresh, page};

const COMMAND: &str = "cargo run -- generate";

#[test]
fn generated_is_what_specs_give() {
    let (root, out) = (catalogue::root(), catalogue::root().join("generated/src"));
    let sources = Sources::read(&root.join("specs")).expect("the repository has specs");
    let checked = annul_codegen::check(&sources);
    let findings = catalogue::shown(&sources, &checked.findings);
    assert!(findings.is_empty(), "the specs have findings\n{findings}");
    let catalogue = checked
        .catalogue
        .expect("a catalogue without findings holds");
    let tree = annul_codegen::generate(&catalogue, &Options::default());
    let plan = write::plan(&tree, &out, false).expect("generated/src can be read");
    if plan.is_fresh() {
        return;
    }
    let stale = stale(&plan);
    if fresh::may_write() {
        write::apply(&plan, &out).expect("generated/src can be written");
        panic!(
            "generated/src was stale and is now written, as by `{COMMAND}`: look at it, and commit it\n{stale}"
        );
    }
    panic!("generated/src is stale: run `{COMMAND}`, and commit what it writes\n{stale}");
}

#[test]
fn the_catalogue_takes_the_road_a_folder_at_a_time() {
    let specs = [catalogue::root().join("specs")];
    let request = run::Request {
        specs: &specs,
        options: &Options::default(),
        progress: &|_, _| {},
    };
    let extent = run::check(&request).expect("nothing of it needs all of it at once");
    assert_eq!(extent.operations, self::specs().operations().count());
}

/// Between these lines the manifest of the bindings has a feature for each service.
const SERVICES: [&str; 2] = ["# <services>\n", "# </services>\n"];

#[test]
fn each_service_is_a_feature() {
    let manifest = catalogue::root().join("generated/Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("the bindings have a manifest");
    let [begin, end] = SERVICES.map(|mark| text.find(mark).expect("the marks are there"));
    let begin = begin + SERVICES[0].len();
    let expected = format!("{}{}{}", &text[..begin], features(), &text[end..]);
    fresh::check(
        &manifest,
        &expected,
        "cargo test -p annul-tests --test fresh",
    );
}

#[test]
fn the_list_of_the_catalogue_is_what_specs_give() {
    let file = catalogue::root().join("specs/CATALOGUE.md");
    fresh::check(
        &file,
        &page::page(&specs()),
        "cargo test -p annul-tests --test fresh",
    );
}

fn features() -> String {
    let services = specs()
        .services
        .iter()
        .map(|service| feature_of(&service.id))
        .collect::<Vec<_>>();
    let mut lines = String::from("all = [\n");
    for feature in &services {
        let _ = writeln!(lines, "    \"{feature}\",");
    }
    lines.push_str("]\n");
    for (service, feature) in specs().services.iter().zip(&services) {
        // What the bodies of a service are written in comes with it.
        let needs = match service.protocol.codec() {
            Codec::Xml => "[\"annul-runtime/xml\"]",
            Codec::Cbor => "[\"annul-runtime/cbor\"]",
            Codec::Json | Codec::Form | Codec::Text => "[]",
        };
        let _ = writeln!(lines, "{feature} = {needs}");
    }
    lines
}

fn specs() -> Catalogue {
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    let checked = annul_codegen::check(&sources);
    checked.catalogue.expect("the specs hold")
}

#[test]
fn generated_holds_nothing_else() {
    let out = catalogue::root().join("generated/src");
    let listed = std::fs::read_to_string(out.join(write::LOCK)).expect("a lock file");
    let mut foreign = Vec::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("generated/src can be read") {
            let path = entry.expect("generated/src can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(&out).expect("below generated/src");
            let below = below.to_string_lossy().replace('\\', "/");
            if below != write::LOCK && !listed.lines().any(|line| line == below) {
                foreign.push(below);
            }
        }
    }
    assert!(
        foreign.is_empty(),
        "the generator did not write {foreign:?}"
    );
}

fn stale(plan: &Plan) -> String {
    let written = plan
        .write
        .iter()
        .map(|(path, _)| format!("  changed or missing: {path}\n"));
    let removed = plan
        .remove
        .iter()
        .map(|path| format!("  left over: {path}\n"));
    written.chain(removed).collect()
}
