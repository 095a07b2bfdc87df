//! From a path to the models that lie there: files, folders of them, compressed or not, each of a size that is bounded.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

use crate::error::Error;
use crate::limits::{MAX_BYTES, MAX_ENTRIES, MAX_FOLDERS};

/// The files of models at a path: the file itself, or those of a folder, the newest version of each service of botocore.
///
/// # Errors
///
/// If a folder cannot be read, or holds no model.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let about = fs::metadata(path).map_err(|error| Error::io(path, error))?;
    if about.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    // A pipe might keep the reader for good.
    if !about.is_dir() {
        let error = io::Error::other("it is neither a file nor a folder");
        return Err(Error::io(path, error));
    }
    let mut found = Vec::new();
    let mut left = MAX_ENTRIES;
    gather(path, MAX_FOLDERS, &mut left, &mut found)?;
    found.sort();
    // A package of botocore holds much besides its models.
    let is_botocore = found.iter().any(|path| is_service(path));
    if is_botocore {
        found.retain(|path| is_service(path));
        found = newest(found);
    }
    if found.is_empty() {
        return Err(Error::Empty {
            path: path.to_owned(),
        });
    }
    Ok(found)
}

fn gather(
    folder: &Path,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(|error| Error::io(folder, error))? {
        let entry = entry.map_err(|error| Error::io(folder, error))?;
        let Some(rest) = left.checked_sub(1) else {
            let error = io::Error::other(format!("more than {MAX_ENTRIES} files and folders"));
            return Err(Error::io(folder, error));
        };
        *left = rest;
        let kind = entry.file_type();
        let kind = kind.map_err(|error| Error::io(&entry.path(), error))?;
        let path = entry.path();
        // Links may lead in circles, and to what nobody named.
        if kind.is_dir() && depth > 0 {
            gather(&path, depth - 1, left, found)?;
        } else if kind.is_file() && is_model(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn file_name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("")
}

fn is_model(path: &Path) -> bool {
    let name = file_name(path).trim_end_matches(".gz");
    let ends = [".json", ".yaml", ".yml"];
    ends.iter().any(|end| name.ends_with(end))
}

fn is_service(path: &Path) -> bool {
    file_name(path).trim_end_matches(".gz") == "service-2.json"
}

/// Of each service the version that comes last: their names are dates.
fn newest(sorted: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut kept: Vec<PathBuf> = Vec::new();
    let of_service = |path: &Path| path.ancestors().nth(2).map(Path::to_owned);
    for path in sorted {
        match kept.last_mut() {
            Some(last) if of_service(last) == of_service(&path) => *last = path,
            _ => kept.push(path),
        }
    }
    kept
}

/// The bytes of a file, unpacked.
fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    let is_packed = path.extension().is_some_and(|end| end == "gz");
    let reader: Box<dyn Read> = if is_packed {
        Box::new(MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    annul_codegen::file::limited(reader, MAX_BYTES).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => Error::TooLarge {
            path: path.to_owned(),
            limit: MAX_BYTES,
        },
        _ => Error::io(path, error),
    })
}

/// What a file says: JSON, or YAML by its name.
pub(crate) fn value(path: &Path) -> Result<Value, Error> {
    let bytes = bytes(path)?;
    let name = Path::new(file_name(path).trim_end_matches(".gz"));
    let ending = name.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml") {
        return yaml(path, &bytes);
    }
    serde_json::from_slice(&bytes).map_err(|error| Error::Syntax {
        path: path.to_owned(),
        place: Some((error.line(), error.column())),
        message: sentence(&error.to_string()),
    })
}

fn yaml(path: &Path, bytes: &[u8]) -> Result<Value, Error> {
    serde_yaml::from_slice(bytes).map_err(|error| Error::Syntax {
        path: path.to_owned(),
        place: error.location().map(|at| (at.line(), at.column())),
        message: sentence(&error.to_string()),
    })
}

/// A reader's message without the place at its end.
fn sentence(message: &str) -> String {
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message[..end].to_owned()
}

/// What a file of botocore is part of: the package with its version, and the folder inside.
pub(crate) fn botocore(path: &Path) -> (String, Option<String>) {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let up = |levels: usize| place.ancestors().nth(levels);
    let name = |levels: usize| up(levels).map(file_name).filter(|name| !name.is_empty());
    let (Some(version), Some(service), Some("data")) = (name(1), name(2), name(3)) else {
        return ("botocore".to_owned(), None);
    };
    let root = up(4).map(|folder| folder.join("__init__.py"));
    let text = root.and_then(|path| bytes(&path).ok()).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("__version__"));
    let number = line.map(|line| line.trim_matches([' ', '=', '\'', '"']));
    let package = match number {
        Some(number) if !number.is_empty() => format!("botocore {number}"),
        _ => "botocore".to_owned(),
    };
    (package, Some(format!("botocore/data/{service}/{version}")))
}
