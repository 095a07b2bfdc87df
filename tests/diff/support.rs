//! Cases of `annul diff`: two states of the base catalogue, each with what differs in it laid over.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use annul_codegen::diagnostic::Diagnostic;
use annul_codegen::diff::{self, Places, Policy, Report, print};
use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;
use annul_tests::cases::{self, HOME};

/// One side of a case.
pub(crate) struct Side {
    /// Its files.
    pub(crate) sources: Sources,
    /// What they say.
    pub(crate) catalogue: Catalogue,
    /// What was found about them.
    findings: Vec<Diagnostic>,
}

/// The ids of all cases, which are those of their rules, sorted.
pub(crate) fn ids() -> Vec<String> {
    names("diff")
}

/// The names of all cases of a kind, sorted.
pub(crate) fn names(kind: &str) -> Vec<String> {
    let folder = cases::folder().join(kind);
    let entries = fs::read_dir(folder).expect("the cases stand in tests/cases");
    let mut ids: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("a readable folder")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    ids.sort();
    ids
}

/// A case that holds: both sides of it, and what is found between them.
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) old: Side,
    pub(crate) new: Side,
    pub(crate) report: Report,
}

/// All cases, or what does not hold of one; checked once for all tests, which is most of their work.
pub(crate) fn all() -> &'static [Result<Case, String>] {
    static ALL: OnceLock<Vec<Result<Case, String>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let ids = ids();
        let halves = ids.chunks(ids.len().div_ceil(2));
        std::thread::scope(|scope| {
            let read = |ids: &[String]| ids.iter().map(|id| read(id)).collect::<Vec<_>>();
            let workers: Vec<_> = halves.map(|half| scope.spawn(move || read(half))).collect();
            let read = workers
                .into_iter()
                .map(|worker| worker.join().expect("it ends"));
            read.flatten().collect()
        })
    })
}

/// All cases.
pub(crate) fn cases() -> impl Iterator<Item = &'static Case> {
    all()
        .iter()
        .map(|case| case.as_ref().unwrap_or_else(|problem| panic!("{problem}")))
}

/// The case of a rule.
pub(crate) fn case(id: &str) -> &'static Case {
    cases()
        .find(|case| case.id == id)
        .unwrap_or_else(|| panic!("no case {id}"))
}

/// Both sides of a case of the kind `diff`: `old.yaml` and `new.yaml` replace keys of the base's operation, `old.service.yaml` and
/// `new.service.yaml` those of its service file; files in folders `old` and `new` are laid over the base file of their sort.
fn read(id: &str) -> Result<Case, String> {
    read_of("diff", id)
}

/// Both sides of a case of another kind, written in the same way.
pub(crate) fn read_of(kind: &str, id: &str) -> Result<Case, String> {
    let side = |side: &str| {
        let texts = texts_of(kind, id, side).into_iter().collect();
        try_catalogue(&format!("{id} ({side})"), texts)
    };
    let (old, new) = (side("old")?, side("new")?);
    let report = report(&old, &new);
    let id = id.to_owned();
    Ok(Case {
        id,
        old,
        new,
        report,
    })
}

/// A catalogue from texts by path.
pub(crate) fn catalogue(id: &str, texts: Vec<(String, String)>) -> Side {
    try_catalogue(id, texts).unwrap_or_else(|problem| panic!("{problem}"))
}

pub(crate) fn try_catalogue(id: &str, texts: Vec<(String, String)>) -> Result<Side, String> {
    let sources = Sources::from_texts(texts);
    let checked = annul_codegen::check_but_examples(&sources);
    let shown = annul_codegen::diagnostic::print::human(&sources, &checked.findings, false);
    let catalogue = checked
        .catalogue
        .ok_or_else(|| format!("{id} does not hold\n{shown}"))?;
    Ok(Side {
        sources,
        catalogue,
        findings: checked.findings,
    })
}

/// The report of two sides.
pub(crate) fn report(old: &Side, new: &Side) -> Report {
    let mut report = diff::diff(&old.catalogue, &new.catalogue, &Policy::default());
    report.note_formatting(&old.sources, &new.sources);
    let [was, is] = [old, new].map(|side| (&side.sources, side.findings.as_slice()));
    report.note_examples(was, is, &new.catalogue);
    report
}

/// The report as a person reads it.
pub(crate) fn shown(old: &Side, new: &Side, report: &Report) -> String {
    let places = Places::new(&old.sources, &new.sources, ["old/", "new/"]);
    let verbose = report.findings.iter().all(|found| !found.has_effect());
    let style = style(&places);
    print::human(report, &print::Style { verbose, ..style })
}

/// How reports of cases are printed.
pub(crate) fn style<'a>(places: &'a Places<'a>) -> print::Style<'a> {
    print::Style {
        old: "old",
        new: "new",
        places,
        verbose: false,
        rust: true,
        fail_on: None,
    }
}

/// YAML as specs have to be written.
pub(crate) fn written(value: &serde_yaml::Value) -> String {
    let text = serde_yaml::to_string(value).expect("YAML");
    // A text that other readers would take for a date has to stand in quotes.
    let day = regex::Regex::new(r"(?m): (\d{4}-\d{2}-\d{2}x?)$").expect("a pattern");
    day.replace_all(&text, ": '$1'").into_owned()
}

/// Compares a report with what was reviewed under this name.
pub(crate) fn snapshot(kind: &str, name: &str, report: &str) {
    insta::with_settings!({
        snapshot_path => format!("../snapshots/{kind}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, report);
    });
}

/// The files of one side of a rule's case.
pub(crate) fn texts(id: &str, side: &str) -> BTreeMap<String, String> {
    texts_of("diff", id, side)
}

fn texts_of(kind: &str, id: &str, side: &str) -> BTreeMap<String, String> {
    let root = cases::folder().join(kind).join(id);
    let mut files: BTreeMap<String, String> = ["service.yaml", "cancel-job.yaml"]
        .map(|file| (format!("{HOME}/{file}"), cases::base(file)))
        .into();
    let mut fragments = BTreeMap::new();
    for (name, file) in [
        ("yaml", "cancel-job.yaml"),
        ("service.yaml", "service.yaml"),
    ] {
        if let Ok(text) = fs::read(root.join(format!("{side}.{name}"))) {
            fragments.insert(format!("{HOME}/{file}"), text);
        }
    }
    let below = root.join(side);
    if below.is_dir() {
        gather(&below, &below, &mut fragments);
    }
    // Another provider takes the place of the base's.
    if fragments
        .keys()
        .any(|path: &String| path.starts_with("apex/"))
    {
        files.clear();
    }
    for (path, fragment) in fragments {
        let is_service = path.contains("/service.y");
        let base = cases::base(if is_service {
            "service.yaml"
        } else {
            "cancel-job.yaml"
        });
        let text = String::from_utf8(cases::lay_over(&fragment, &base)).expect("a case is text");
        // A file under the other ending takes the place of the base's.
        if let Some(stem) = path.strip_suffix(".yml") {
            files.remove(&format!("{stem}.yaml"));
        }
        let path = if path.contains('/') {
            path
        } else {
            format!("{HOME}/{path}")
        };
        files.insert(path, text);
    }
    files
}

fn gather(root: &Path, folder: &Path, fragments: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            gather(root, &path, fragments);
            continue;
        }
        let below = path
            .strip_prefix(root)
            .expect("below the root")
            .to_string_lossy()
            .replace('\\', "/");
        fragments.insert(below, fs::read(&path).expect("a readable case"));
    }
}
