//! What `annul generate` says about what it did, or would do: short lines, then a summary.

use std::collections::BTreeMap;
use std::path::Path;

use annul_codegen::write::Plan;

use super::{Options, Settings};
use crate::catalogue::count;
use crate::console::{Paint, shown};

/// More lines of a kind than this tell a reader nothing new.
const MAX_LINES: usize = 24;

/// Whether files were written, or only would be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    /// They were.
    Done,
    /// They would be.
    Would,
}

/// What was read, written, removed and left unchanged.
pub(super) fn report(
    settings: &Settings,
    files: usize,
    extent: &str,
    plan: &Plan,
    paint: Paint,
) -> String {
    let out = settings.out_dir.clone().unwrap_or_default();
    let specs: Vec<String> = settings.specs.iter().map(|path| shown(path)).collect();
    let mut lines = vec![format!(
        "     read  {}: {}, {extent}",
        specs.join(", "),
        count(files, "file"),
    )];
    let written = plan.write.iter().map(|(path, _)| path.as_str());
    lines.extend(capped("    wrote", &folded(written, &out), |word| {
        paint.good(word)
    }));
    let removed = plan.remove.iter().map(String::as_str);
    lines.extend(capped("  removed", &folded(removed, &out), |word| {
        paint.bad(word)
    }));
    lines.push(summary(plan, &out, Tense::Done));
    lines.push(String::new());
    lines.join("\n")
}

/// A line for each file, for other programs too.
pub(super) fn preview(plan: &Plan, out: &Path) -> String {
    let written = plan.write.iter().map(|(path, _)| ("write", path));
    let removed = plan.remove.iter().map(|path| ("remove", path));
    let line = |(word, path)| format!("{word} {}\n", shown(&out.join(path)));
    let lines: Vec<String> = written.chain(removed).map(line).collect();
    lines.concat()
}

/// `generated/src: 3 files written, 33 unchanged, 1 removed`
pub(super) fn summary(plan: &Plan, out: &Path, tense: Tense) -> String {
    let would = if tense == Tense::Would { " to be" } else { "" };
    let out = shown(out);
    let (written, unchanged, removed) = (plan.write.len(), plan.unchanged.len(), plan.remove.len());
    if plan.is_fresh() {
        return format!(
            "{out} is up to date: {} unchanged",
            count(unchanged, "file")
        );
    }
    format!(
        "{out}: {}{would} written, {unchanged} unchanged, {removed}{would} removed",
        count(written, "file")
    )
}

/// The command that makes the folder fresh.
pub(super) fn command(options: &Options) -> String {
    let mut words = vec!["annul generate".to_owned()];
    if let Some(specs) = &options.specs {
        words.push(quoted(&shown(specs)));
    }
    if let Some(out) = &options.out {
        words.push(format!("--out {}", quoted(&shown(out))));
    }
    if let Some(root) = &options.root {
        words.push(format!("--root {}", quoted(root)));
    }
    words.extend(options.only.iter().map(|id| format!("--only {id}")));
    let flags = options.choices.flags();
    words.extend(flags.map(|(flag, value)| format!("{flag} {}", quoted(value))));
    words.join(" ")
}

/// As a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%=,~".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Files of one folder on one line: `generated/src/aws/athena/{mod,types}.rs`.
fn folded<'a>(paths: impl Iterator<Item = &'a str>, out: &Path) -> Vec<String> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut single = Vec::new();
    for path in paths {
        let parts = path.rsplit_once('/');
        match parts.and_then(|(folder, name)| Some((folder, name.strip_suffix(".rs")?))) {
            Some((folder, stem)) => folders.entry(folder).or_default().push(stem),
            None => single.push(path.to_owned()),
        }
    }
    let folded = folders
        .into_iter()
        .map(|(folder, names)| match names.as_slice() {
            [name] => format!("{folder}/{name}.rs"),
            names => format!("{folder}/{{{}}}.rs", names.join(",")),
        });
    single
        .into_iter()
        .chain(folded)
        .map(|path| shown(&out.join(path)))
        .collect()
}

fn capped(word: &str, paths: &[String], paint: impl Fn(&str) -> String) -> Vec<String> {
    let shown = paths.iter().take(MAX_LINES);
    let mut lines: Vec<String> = shown
        .map(|path| format!("{}  {path}", paint(word)))
        .collect();
    if let more @ 1.. = paths.len().saturating_sub(MAX_LINES) {
        lines.push(format!("           and in {}", count(more, "more folder")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_folder_share_a_line() {
        let paths = [
            "lib.rs",
            "a/mod.rs",
            "a/b/mod.rs",
            "a/b/types.rs",
            "annul.lock",
        ];
        let folded = folded(paths.into_iter(), Path::new("out"));
        assert_eq!(
            folded,
            [
                "out/lib.rs",
                "out/annul.lock",
                "out/a/mod.rs",
                "out/a/b/{mod,types}.rs"
            ]
        );
    }

    #[test]
    fn more_lines_than_anyone_reads_are_counted() {
        let paths: Vec<String> = (0..MAX_LINES + 2)
            .map(|n| format!("out/{n}/mod.rs"))
            .collect();
        let lines = capped("    wrote", &paths, str::to_owned);
        assert_eq!(lines.len(), MAX_LINES + 1);
        assert_eq!(lines[MAX_LINES].trim(), "and in 2 more folders");
    }

    #[test]
    fn words_are_quoted_as_a_shell_takes_them() {
        assert_eq!(quoted("a/b-c.d"), "a/b-c.d");
        assert_eq!(quoted("my specs"), "'my specs'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
