//! Builds into the command what lies beside it: for the feature `live` the texts of all specs, by their paths, and for the
//! feature `docs` the reference of their language.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let is_on = |feature| std::env::var_os(feature).is_some();
    if is_on("CARGO_FEATURE_DOCS") {
        let reference = specs()?.join("README.md");
        println!("cargo::rerun-if-changed={}", reference.display());
        println!("cargo::rustc-env=ANNUL_REFERENCE={}", reference.display());
    }
    if is_on("CARGO_FEATURE_LIVE") {
        catalogue(&specs()?)?;
    }
    Ok(())
}

fn folder(name: &str) -> io::Result<PathBuf> {
    let path = std::env::var_os(name).map(PathBuf::from);
    path.ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// The folder of specs. `specs` here is a link: packing follows it, so that a packed command has the specs inside. Where a
/// checkout has no links, they are where the link leads.
fn specs() -> io::Result<PathBuf> {
    let package = folder("CARGO_MANIFEST_DIR")?;
    let roots = [package.join("specs"), package.join("../../specs")];
    let root = roots.iter().find(|root| root.is_dir());
    root.ok_or(io::ErrorKind::NotFound)?.canonicalize()
}

/// Writes the list of all specs.
fn catalogue(root: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for (path, file) in &files {
        let file = file.to_string_lossy();
        list.extend([
            "    (".to_owned(),
            format!("{path:?}, include_str!({file:?})"),
            "),\n".to_owned(),
        ]);
    }
    list += "]\n";
    fs::write(folder("OUT_DIR")?.join("catalogue.rs"), list)
}

/// The specs below a folder, by their paths below the root.
fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|it| it == "yaml") {
            let below = path.strip_prefix(root).map_err(io::Error::other)?;
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            files.push((parts.join("/"), path));
        }
    }
    Ok(())
}
