//! The command `annul`, and what a person does with the templates that it writes.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The command, with all that it can do; cargo builds it with the tests.
#[must_use]
pub fn annul() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let test = std::env::current_exe().expect("a test is a program");
        // target/<profile>/deps/cli-<hash>
        let profile = test
            .parent()
            .and_then(Path::parent)
            .expect("a profile's folder");
        let name = format!("annul-under-test{}", std::env::consts::EXE_SUFFIX);
        let command = profile.join(name);
        assert!(command.is_file(), "{} is not built", command.display());
        command
    })
}

/// A template of `annul new` with something behind each key that stands empty.
pub fn filled_in(template: &str) -> String {
    let fill = |line: &str| {
        let (key, rest) = line.split_once(':')?;
        let value = match key.trim_start_matches([' ', '-']) {
            "retrieved" => "2026-11-21",
            "template" => "'/runs/{id}'",
            "status" => "202",
            "completion" => "accepted",
            "scheme" => "bearer",
            "plain" => "'https://runs.{region}.acme.example'",
            "header" => "x-request-id",
            "summary" | "title" | "docs" => "Something.",
            _ => return None,
        };
        let is_empty = rest.trim_start().starts_with('#');
        is_empty.then(|| format!("{key}: {value}"))
    };
    let lines = template
        .lines()
        .map(|line| fill(line).unwrap_or_else(|| line.to_owned()));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
