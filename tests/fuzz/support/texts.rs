//! Catalogues as one text: fragments that are laid over the base of the test cases, each behind a line with its path.

use annul_codegen::source::Sources;

#[path = "../../support/cases.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "the tests have the same module, and use all of it"
)]
mod cases;

const OPERATION: &str = include_str!("../../cases/base/cancel-job.yaml");
const SERVICE: &str = include_str!("../../cases/base/service.yaml");

/// The files of a text. What stands before the first line `%% path` is the base's operation.
///
/// The base's own files stand beside, unless every path leads into another folder.
pub(crate) fn files(text: &str) -> Vec<(String, String)> {
    let own = |file: &str| format!("{}/{file}", cases::HOME);
    let (first, rest) = match text.strip_prefix("%% ") {
        Some(rest) => ("", Some(rest)),
        None => text
            .split_once("\n%% ")
            .map_or((text, None), |(first, rest)| (first, Some(rest))),
    };
    let mut files = vec![
        (own("cancel-job.yaml"), over(first, OPERATION)),
        (own("service.yaml"), SERVICE.to_owned()),
    ];
    let Some(rest) = rest else { return files };
    let given: Vec<_> = rest
        .split("\n%% ")
        .map(|part| part.split_once('\n').unwrap_or((part, "")))
        .collect();
    if first.is_empty() && !given.iter().any(|(path, _)| path.starts_with(cases::HOME)) {
        files.clear();
    }
    for (path, fragment) in given {
        let is_service = path.ends_with("service.yaml");
        let text = over(fragment, if is_service { SERVICE } else { OPERATION });
        files.retain(|(known, _)| known != path);
        files.push((path.to_owned(), text));
    }
    files
}

fn over(fragment: &str, base: &str) -> String {
    // Cases may ask for padding to any size; that is no spec's doing.
    if fragment.contains("# padded to") {
        return fragment.to_owned();
    }
    String::from_utf8_lossy(&cases::lay_over(fragment.as_bytes(), base)).into_owned()
}

/// The catalogue of a text, in memory.
pub(crate) fn sources(text: &str) -> Sources {
    Sources::from_texts(files(text))
}
