//! What git knows: revisions, where branches parted, what a clone has; `files` reads specs out of it.

mod files;

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;

use crate::exit::Failure;

pub(super) use files::{files, is_same};

/// A revision that exists.
#[derive(Debug)]
pub(super) struct Revision {
    /// As it was named.
    pub(super) name: String,
    /// Its commit.
    pub(super) commit: String,
}

/// The revision of this name; none if git knows none.
pub(super) fn revision(name: &str) -> Result<Option<Revision>, Failure> {
    if name.is_empty() || name.starts_with('-') {
        return Ok(None);
    }
    let commit = git(&[
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &format!("{name}^{{commit}}"),
    ])?;
    Ok(commit.map(|commit| Revision {
        name: name.to_owned(),
        commit: commit.trim().to_owned(),
    }))
}

/// The commit at which two revisions parted; none if there is none here.
pub(super) fn base(one: &Revision, other: &Revision) -> Result<Option<String>, Failure> {
    let found = git(&["merge-base", &one.commit, &other.commit])?;
    Ok(found.map(|commit| commit.trim().to_owned()))
}

/// The way from the root of the repository to this folder, with `/` at its end; empty at the root.
pub(super) fn way_here() -> Result<String, Failure> {
    let found = git(&["rev-parse", "--show-prefix"])?;
    Ok(found.unwrap_or_default().trim_end().to_owned())
}

/// The root of the working tree; none outside of one.
pub(super) fn root() -> Option<PathBuf> {
    let found = git(&["rev-parse", "--show-toplevel"]).ok()??;
    Some(PathBuf::from(found.trim_end()))
}

/// Whether the repository has no working tree.
pub(super) fn is_bare() -> bool {
    is_true("--is-bare-repository")
}

/// Whether part of the history is not there.
fn is_shallow() -> bool {
    is_true("--is-shallow-repository")
}

fn is_true(question: &str) -> bool {
    let said = git(&["rev-parse", question]);
    said.is_ok_and(|said| said.is_some_and(|said| said.trim() == "true"))
}

/// What to do where a name is no revision here, though it may be one elsewhere.
pub(super) fn unknown(name: &str) -> Failure {
    let failure = Failure::usage(format!(
        "`{name}` is neither a file or folder nor a git revision"
    ));
    let remotes = git(&["remote"]).ok().flatten().unwrap_or_default();
    let mut remotes = remotes.lines();
    let first = remotes.clone().next();
    let of_remote = remotes.find_map(|remote| {
        let branch = name.strip_prefix(remote)?.strip_prefix('/')?;
        Some((remote, branch))
    });
    match (of_remote, first) {
        (Some((remote, branch)), _) => failure.help(format!(
            "this clone does not have it: `git fetch {remote} {branch}:refs/remotes/{name}` brings it"
        )),
        (None, Some(remote)) if is_known(&format!("{remote}/{name}")) => {
            failure.help(format!("did you mean `{remote}/{name}`?"))
        }
        _ if is_shallow() => failure.help(SHALLOW),
        (None, Some(remote)) => failure.help(format!(
            "write `annul diff OLD NEW` with folders, files, or revisions such as `main` or `HEAD~3:specs`; a branch \
             of `{remote}` has to be fetched first"
        )),
        _ => failure.help(
            "write `annul diff OLD NEW` with folders, files, or revisions such as `main` or `HEAD~3:specs`",
        ),
    }
}

fn is_known(name: &str) -> bool {
    revision(name).is_ok_and(|found| found.is_some())
}

const SHALLOW: &str = "this clone has only the end of its history: `git fetch --unshallow` brings the rest, and in GitHub \
     Actions `fetch-depth: 0` does";

/// What to do where two revisions have no common beginning here.
pub(super) fn unrelated(one: &str, other: &str) -> Failure {
    let failure = Failure::usage(format!("`{one}` and `{other}` have no commit in common"));
    if is_shallow() {
        failure.help(SHALLOW)
    } else {
        failure.help(format!(
            "`annul diff {one} {other}` compares them as they are"
        ))
    }
}

/// What git says; none if it says no.
fn git(arguments: &[&str]) -> Result<Option<String>, Failure> {
    let output = Command::new("git")
        .args(arguments)
        .output()
        .map_err(|error| failed(&error))?;
    if output.status.success() {
        return Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("not a git repository") {
        return Err(Failure::usage("this folder is in no git repository")
            .help("name two folders or files instead: `annul diff OLD NEW`"));
    }
    Ok(None)
}

fn failed(error: &std::io::Error) -> Failure {
    let failure = Failure::while_doing("cannot run `git`", error);
    if error.kind() == ErrorKind::NotFound {
        return failure.help("install git, or name two folders or files: `annul diff OLD NEW`");
    }
    failure
}
