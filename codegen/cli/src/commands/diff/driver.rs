//! git's own call of a diff driver: one file on both sides, everything beside it as it lies in the working tree.

use std::fs;
use std::path::Path;

use annul_codegen::source::Sources;

use super::side::Side;
use crate::exit::Failure;

/// The two sides of one changed file.
pub(super) fn sides(arguments: &[String]) -> Result<(Side, Side), Failure> {
    let [path, old, _, _, new, ..] = arguments else {
        return Err(Failure::usage(
            "a diff driver is called with seven arguments",
        ));
    };
    Ok((side(path, old, "old")?, side(path, new, "new")?))
}

/// The folder of `path`, with the text of `file` in its place.
fn side(path: &str, file: &str, name: &str) -> Result<Side, Failure> {
    let path = Path::new(path);
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let read = |path: &Path| {
        fs::read_to_string(path).map_err(|error| {
            Failure::while_doing(format!("cannot read `{}`", path.display()), &error)
        })
    };
    let mut texts = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| {
        Failure::while_doing(format!("cannot list `{}`", folder.display()), &error)
    })?;
    for entry in entries.flatten() {
        let beside = entry.path();
        let is_yaml = beside
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "yml");
        if is_yaml && beside.file_name() != path.file_name() {
            texts.push((
                entry.file_name().to_string_lossy().into_owned(),
                read(&beside)?,
            ));
        }
    }
    // git names what is not there `/dev/null`.
    if file != "/dev/null" {
        let own = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        texts.push((own.unwrap_or_default(), read(Path::new(file))?));
    }
    Ok(Side {
        name: name.to_owned(),
        prefix: format!("{}/", folder.display()),
        sources: Sources::from_folder(&own_name(folder), texts),
        from_root: None,
        revision: None,
    })
}

/// The name of a folder, however it is written.
fn own_name(folder: &Path) -> String {
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    whole
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
