//! Specs of a git revision, by the `git` command.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::{Revision, failed, git};
use crate::exit::Failure;

/// Whether two commits have the same at a path, or neither has anything.
pub(in crate::commands::diff) fn is_same(one: &str, other: &str, path: &str) -> bool {
    let object = |commit: &str| {
        git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{commit}:{path}"),
        ])
    };
    matches!((object(one), object(other)), (Ok(one), Ok(other)) if one == other)
}

/// The submodule of a revision that a path leads into.
fn submodule(revision: &Revision, path: &str) -> Option<String> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    let mut above = ends.chain([path.len()]).filter_map(|end| path.get(..end));
    above.find_map(|path| {
        let listed = git(&["ls-tree", "--full-tree", &revision.commit, path]).ok()??;
        listed.starts_with("160000 ").then(|| path.to_owned())
    })
}

/// Files of a revision: paths below `folder`, and their text.
pub(in crate::commands::diff) fn files(
    revision: &Revision,
    path: &str,
) -> Result<Vec<(String, String)>, Failure> {
    let object = format!("{}:{path}", revision.commit);
    let missing = || {
        let failure = Failure::usage(format!("`{}` has no `{path}`", revision.name));
        match submodule(revision, path) {
            Some(module) => failure.help(format!(
                "`{module}` is a submodule, whose history is its own: call `annul diff` inside of it"
            )),
            None => failure,
        }
    };
    let kind = git(&["cat-file", "-t", &object])?.ok_or_else(missing)?;
    let (folder, names) = if kind.trim() == "tree" {
        let list = git(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &object])?
            .ok_or_else(missing)?;
        (
            path.trim_end_matches('/').to_owned(),
            list.split('\0').map(str::to_owned).collect::<Vec<_>>(),
        )
    } else {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        (
            folder.to_owned(),
            vec![name.to_owned(), "service.yaml".to_owned()],
        )
    };
    let is_hidden = |name: &str| name.split('/').any(|part| part.starts_with('.'));
    let is_yaml = |name: &str| {
        let extension = name
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_lowercase());
        matches!(extension.as_deref(), Some("yaml" | "yml"))
    };
    let mut names: Vec<String> = names
        .into_iter()
        .filter(|name| is_yaml(name) && !is_hidden(name) && !name.contains('\n'))
        .collect();
    names.sort();
    names.dedup();
    let mut objects: Vec<String> = names
        .iter()
        .map(|name| format!("{}:{folder}/{name}", revision.commit))
        .collect();
    if names.iter().any(|name| name == "service.yaml") {
        // What the service shares with others stands above its folder.
        let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
        let way = format!("{above}/provider.yaml");
        objects.push(format!(
            "{}:{}",
            revision.commit,
            way.trim_start_matches('/')
        ));
        names.push("../provider.yaml".to_owned());
    }
    let texts = texts(&objects)?;
    Ok(names
        .into_iter()
        .zip(texts)
        .filter_map(|(name, text)| Some((name, text?)))
        .collect())
}

/// The texts of objects, in their order; none for one that is not there.
fn texts(objects: &[String]) -> Result<Vec<Option<String>>, Failure> {
    let mut child = Command::new("git")
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    let input = objects.join("\n") + "\n";
    let pipe = child.stdin.take();
    // Both pipes have an end: whoever writes all before reading may wait for ever.
    let writer = std::thread::spawn(move || pipe.map(|mut pipe| pipe.write_all(input.as_bytes())));
    let output = child.wait_with_output().map_err(|error| failed(&error))?;
    let _ = writer.join();
    let mut rest = output.stdout.as_slice();
    let mut texts = Vec::new();
    for _ in objects {
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(rest.len());
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        rest = rest.get(end + 1..).unwrap_or_default();
        let size = head
            .rsplit_once(' ')
            .and_then(|(_, size)| size.parse::<usize>().ok());
        let text = size.and_then(|size| rest.get(..size).map(|bytes| (size, bytes)));
        texts.push(text.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()));
        if let Some((size, _)) = text {
            rest = rest.get(size + 1..).unwrap_or_default();
        }
    }
    Ok(texts)
}
