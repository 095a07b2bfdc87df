//! Catalogues for tests: of a case, of the repository, and how their findings read.

use std::fs;
use std::path::{Path, PathBuf};

use annul_codegen::diagnostic::{Diagnostic, print};
use annul_codegen::source::Sources;

use crate::cases::Case;

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests stand in the repository")
        .to_owned()
}

/// The files of a case in memory.
///
/// # Panics
///
/// If one of them is not text: see [`on_disk`].
#[must_use]
pub fn in_memory(case: &Case) -> Sources {
    let text =
        |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).expect("a case in memory is text");
    let texts = case.files.iter();
    Sources::from_texts(
        texts
            .map(|(path, bytes)| (path.clone(), text(bytes)))
            .collect(),
    )
}

/// The files of a case in a folder; findings name them as if it were the working folder.
///
/// # Panics
///
/// If the folder cannot be written.
pub fn on_disk(case: &Case, folder: &Path) -> Sources {
    for (path, bytes) in &case.files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("below the folder"))
            .expect("a folder that can be written");
        fs::write(file, bytes).expect("a folder that can be written");
    }
    Sources::read(folder).expect("the files were written")
}

/// The findings of a catalogue as a person sees them.
#[must_use]
pub fn shown(sources: &Sources, findings: &[Diagnostic]) -> String {
    print::human(sources, findings, false)
}

/// The files of the repository's own operations, by their paths below `specs`.
///
/// # Panics
///
/// If `specs` cannot be read.
#[must_use]
pub fn operation_specs() -> Vec<String> {
    let sources = Sources::read(&root().join("specs")).expect("the repository has specs");
    let paths = sources.ids().map(|id| sources.relative_path(id).to_owned());
    paths
        .filter(|path| !path.ends_with("/service.yaml") && !path.ends_with("/provider.yaml"))
        .collect()
}
