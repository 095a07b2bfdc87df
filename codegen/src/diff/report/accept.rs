//! The file in which findings are accepted, one by one, with a reason and a date; what is not needed any more is an error.

use crate::diagnostic::{FileId, Sink};
use crate::source::Sources;
use crate::spec::yaml::{self, Node, Value};

use super::Report;
pub use super::finding::{Acceptance, Because};

/// Reads an acceptance file.
///
/// # Errors
///
/// What is wrong with it, a line each, with the place.
pub fn read(path: &str, text: &str) -> Result<Vec<Acceptance>, Vec<String>> {
    let sources = Sources::from_texts(vec![(path.to_owned(), text.to_owned())]);
    let (sink, file) = (Sink::new(), FileId(0));
    let parsed = yaml::parse(&sources, file, &sink);
    let mut problems: Vec<String> = sink
        .into_sorted()
        .iter()
        .map(|found| {
            format!(
                "{path}:{}: {}",
                sources.location(found.span).0,
                found.message
            )
        })
        .collect();
    let mut accepted = Vec::new();
    if let Some(node) = parsed.filter(|_| problems.is_empty()) {
        match &node.value {
            Value::List(entries) => {
                for node in entries {
                    let line = sources.location(node.span).0;
                    match entry(node, line) {
                        Ok(found) => accepted.push(found),
                        Err(problem) => problems.push(format!("{path}:{line}: {problem}")),
                    }
                }
            }
            Value::Scalar(scalar) if scalar.text.is_empty() => {}
            _ => problems.push(format!(
                "{path}:1: an acceptance file is a list of findings"
            )),
        }
    }
    if problems.is_empty() {
        Ok(accepted)
    } else {
        Err(problems)
    }
}

fn entry(node: &Node, line: usize) -> Result<Acceptance, String> {
    let known = ["finding", "reason", "because", "date", "until"];
    if let Some(other) = node
        .entries()
        .iter()
        .find(|entry| !known.contains(&entry.key.value.as_str()))
    {
        return Err(format!(
            "`{}` is not one of {}",
            other.key.value,
            known.join(", ")
        ));
    }
    let needed = |key: &str| {
        node.text(key)
            .map(|text| text.value)
            .ok_or_else(|| format!("an accepted finding needs `{key}`"))
    };
    let day = |text: String| {
        if is_day(&text) {
            Ok(text)
        } else {
            Err(format!("`{text}` is no day of the form 2026-11-21"))
        }
    };
    let because = match needed("because")?.as_str() {
        "corrected" => Because::Corrected,
        "intended" => Because::Intended,
        other => {
            return Err(format!(
                "`because` is `corrected` or `intended`, not `{other}`"
            ));
        }
    };
    Ok(Acceptance {
        finding: needed("finding")?,
        reason: needed("reason")?,
        because,
        date: day(needed("date")?)?,
        until: node.text("until").map(|text| day(text.value)).transpose()?,
        line,
    })
}

fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Marks the findings that are accepted; `today` is a day of the form 2026-11-21.
///
/// # Errors
///
/// Entries that accept nothing, or whose time is over.
pub fn apply(
    report: &mut Report,
    accepted: &[Acceptance],
    path: &str,
    today: &str,
) -> Result<(), Vec<String>> {
    let mut problems = Vec::new();
    for entry in accepted {
        let line = entry.line;
        if let Some(until) = entry.until.as_ref().filter(|until| until.as_str() < today) {
            problems.push(format!(
                "{path}:{line}: the acceptance of {} ended on {until}",
                entry.finding
            ));
            continue;
        }
        match report
            .findings
            .iter_mut()
            .find(|found| found.fingerprint == entry.finding)
        {
            Some(found) => found.accepted = Some(entry.clone()),
            None => problems.push(format!(
                "{path}:{line}: no finding is called {}: remove the entry",
                entry.finding
            )),
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}
