//! The command `annul`, and what a person does with the templates that it writes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::catalogue;

/// The command, built as the running test was; cargo gives tests no path to the binary of another package.
pub fn annul() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let test = std::env::current_exe().expect("a test is a program");
        // target/<profile>/deps/cli-<hash>
        let profile = test
            .parent()
            .and_then(Path::parent)
            .expect("a profile's folder");
        let mut cargo = Command::new(env!("CARGO"));
        // With all that it can do: what needs no network is the same without.
        cargo.args(["build", "--quiet", "--package", "annul-cli"]);
        cargo.args(["--features", "live", "--target-dir"]);
        cargo
            .arg(profile.parent().expect("a target folder"))
            .current_dir(catalogue::root());
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        assert!(
            cargo.status().expect("cargo can be started").success(),
            "annul-cli does not build"
        );
        profile.join(format!("annul{}", std::env::consts::EXE_SUFFIX))
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
