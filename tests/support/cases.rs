//! Cases as files: a case holds what differs from the base catalogue, key by key at the top level.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the base catalogue, and where files of a case stand that name no folder.
pub const HOME: &str = "acme/jobs";

/// A catalogue that differs from the base in what the case is about.
pub struct Case {
    /// `pattern-invalid/open-group`: its path below the folder of its kind, without ending.
    pub name: String,
    /// Texts by path below the catalogue's root; bytes, because not every file is text.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What of the emitted code the case is about: the words after `# shows` in its files.
    pub shows: Vec<String>,
}

/// The cases of a kind (`accept`, `reject`), sorted by name.
///
/// `name.yaml` replaces keys of the base's operation, `name.service.yaml` those of its service file. In a folder
/// whose files are called otherwise than cases, the files together are one case, each laid over the base file of
/// its kind.
pub fn all(kind: &str) -> Vec<Case> {
    let root = folder().join(kind);
    let mut cases = Vec::new();
    collect(&root, &root, kind, &mut cases);
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// The case of a kind with this name.
///
/// # Panics
///
/// If there is none.
pub fn one(kind: &str, name: &str) -> Case {
    let root = folder().join(kind);
    let forms = ["", ".yaml", ".service.yaml"].map(|ending| root.join(format!("{name}{ending}")));
    let found = forms.iter().find(|path| path.exists());
    let path = found.unwrap_or_else(|| panic!("no case tests/cases/{kind}/{name}"));
    read(&root, path)
}

/// `tests/cases`
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// Files of `reject` stand one level down, in the folder of their rule; a folder there, or right in `accept`, is a case.
fn collect(root: &Path, folder: &Path, kind: &str, cases: &mut Vec<Case>) {
    for path in sorted(folder) {
        let is_rule = kind == "reject" && folder == root;
        if path.is_dir() && is_rule {
            collect(root, &path, kind, cases);
        } else {
            cases.push(read(root, &path));
        }
    }
}

fn read(root: &Path, path: &Path) -> Case {
    let below = slashed(path.strip_prefix(root).expect("below the root"));
    let mut fragments = BTreeMap::new();
    let name = if path.is_dir() {
        gather(path, path, &mut fragments);
        below
    } else {
        let stem = below.strip_suffix(".yaml").expect("a case is a .yaml file");
        let (stem, file) = match stem.strip_suffix(".service") {
            Some(stem) => (stem, "service.yaml"),
            None => (stem, "cancel-job.yaml"),
        };
        fragments.insert(format!("{HOME}/{file}"), bytes(path));
        stem.to_owned()
    };
    let shows = fragments.values().flat_map(|text| shows(text)).collect();
    let mut files: BTreeMap<String, Vec<u8>> = ["service.yaml", "cancel-job.yaml"]
        .map(|file| (format!("{HOME}/{file}"), base(file).into_bytes()))
        .into();
    for (path, fragment) in fragments {
        let is_service = path.ends_with("service.yaml");
        let base = base(if is_service {
            "service.yaml"
        } else {
            "cancel-job.yaml"
        });
        files.insert(path, lay_over(&fragment, &base));
    }
    Case { name, files, shows }
}

fn gather(root: &Path, folder: &Path, fragments: &mut BTreeMap<String, Vec<u8>>) {
    for path in sorted(folder) {
        if path.is_dir() {
            gather(root, &path, fragments);
            continue;
        }
        let below = slashed(path.strip_prefix(root).expect("below the root"));
        let below = if below.contains('/') {
            below
        } else {
            format!("{HOME}/{below}")
        };
        fragments.insert(below, bytes(&path));
    }
}

/// The fragment first, so that places in it are those of the case's own file, then the base's keys that it lacks.
///
/// This is done on the text: a parser would lose what many cases are about. A fragment that begins with `# as it is`
/// is a whole file.
pub fn lay_over(fragment: &[u8], base: &str) -> Vec<u8> {
    if fragment.starts_with(b"# as it is\n") {
        return fragment.to_vec();
    }
    let own = String::from_utf8_lossy(fragment);
    let own: Vec<String> = own.lines().filter_map(key).collect();
    let mut text = fragment.to_vec();
    let mut keep = false;
    for line in base.lines() {
        keep = key(line).map_or(keep, |key| !own.contains(&key));
        if keep {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
    }
    pad(fragment, &mut text);
    text
}

/// The key that a line at the top level begins.
fn key(line: &str) -> Option<String> {
    let (key, _) = line.trim_start_matches('\u{feff}').split_once(':')?;
    let is_name = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then(|| key.to_owned())
}

/// `# padded to 257 KiB` in a case stands for as much comment: nobody wants to check in the file itself.
fn pad(fragment: &[u8], text: &mut Vec<u8>) {
    let directive = String::from_utf8_lossy(fragment).lines().find_map(|line| {
        line.strip_prefix("# padded to ")?
            .strip_suffix(" KiB")?
            .parse()
            .ok()
    });
    let size: usize = directive.unwrap_or(0) * 1024;
    while text.len() < size {
        text.extend_from_slice(
            b"# ---------------------------------------------------------------\n",
        );
    }
}

/// The words of the lines `# shows types.rs CancelJobInput`.
fn shows(text: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(text)
        .lines()
        .filter_map(|line| line.strip_prefix("# shows "))
        .map(str::to_owned)
        .collect()
}

/// A file of the base catalogue.
///
/// # Panics
///
/// If there is none.
pub fn base(file: &str) -> String {
    let path = folder().join("base").join(file);
    String::from_utf8(bytes(&path)).expect("the base is text")
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
