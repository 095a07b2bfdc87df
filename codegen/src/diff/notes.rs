//! What a spec says about itself: sources, assumptions, quirks.

use super::around::Around;
use super::examples;
use super::rule::general as rules;
use super::words;
use crate::ir::{Member, Operation, Quirk, Reading, Source};

/// The notes of two operations; `keys` are the params that both have.
pub(super) fn operation(
    around: &mut Around<'_>,
    old: &Operation,
    new: &Operation,
    keys: &super::param::Keys,
    shared: [&[Source]; 2],
) {
    examples::compare(around, old, new, keys);
    quirks(around, &old.quirks, &new.quirks);
    let own = |operation: &Operation, shared: &[Source]| -> Vec<Source> {
        let sources = operation.sources.iter();
        sources
            .filter(|source| !shared.iter().any(|other| other.name == source.name))
            .cloned()
            .collect()
    };
    let told = around.told_rows.clone();
    sources(
        around,
        &own(old, shared[0]),
        &own(new, shared[1]),
        &cited(old, &told),
        &cited(new, &told),
    );
    assumptions(around, old, new);
}

/// Documents, and who cites them.
pub(super) fn sources(
    around: &mut Around<'_>,
    old: &[Source],
    new: &[Source],
    cited: &[(String, Vec<String>)],
    new_cited: &[(String, Vec<String>)],
) {
    let names = |sources: &[Source]| -> Vec<String> {
        sources.iter().map(|source| source.name.clone()).collect()
    };
    let mut changed: Vec<String> = Vec::new();
    for source in new {
        if old
            .iter()
            .find(|other| other.name == source.name)
            .is_some_and(|other| other != source)
        {
            changed.push(source.name.clone());
        }
    }
    let elements: Vec<String> = new_cited
        .iter()
        .filter(|(element, names)| {
            cited
                .iter()
                .any(|(other, before)| other == element && before != names)
        })
        .map(|(element, _)| element.clone())
        .collect();
    let (mut was, mut is) = (names(old), names(new));
    was.sort();
    is.sort();
    if was == is && changed.is_empty() && elements.is_empty() {
        return;
    }
    let mut found = around.finding(&rules::SPEC_SOURCE_CHANGED, &["sources"]);
    if was != is {
        found = found.values(words::list(&was), words::list(&is));
    }
    let mut notes = Vec::new();
    notes.extend(
        (!changed.is_empty()).then(|| format!("described otherwise: {}", words::list(&changed))),
    );
    notes.extend(
        (!elements.is_empty()).then(|| format!("cited otherwise by {}", words::list(&elements))),
    );
    around.add(if notes.is_empty() {
        found
    } else {
        found.note(format!("{}.", notes.join("; ")))
    });
}

/// Elements and the sources that they name; rows that have been told of left out.
fn cited(operation: &Operation, told: &[Reading]) -> Vec<(String, Vec<String>)> {
    let mut found = vec![
        ("response".to_owned(), operation.response.sources.clone()),
        ("cancel".to_owned(), operation.cancel.sources.clone()),
    ];
    let member = |section: &str, member: &Member| {
        let constraints = &member.constraints;
        let mut names = member.sources.clone();
        names.extend(
            constraints
                .length
                .iter()
                .flat_map(|found| found.sources.clone()),
        );
        names.extend(
            constraints
                .pattern
                .iter()
                .flat_map(|found| found.sources.clone()),
        );
        names.extend(
            constraints
                .range
                .iter()
                .flat_map(|found| found.sources.clone()),
        );
        (format!("{section}.{}", member.name.wire), names)
    };
    let response = &operation.response;
    found.extend(operation.params.iter().map(|param| {
        let (_, names) = member("params", &param.member);
        (format!("params.{}", param.key), names)
    }));
    found.extend(response.members().iter().map(|found| member("body", found)));
    found.extend(
        response
            .headers
            .iter()
            .map(|found| member("headers", found)),
    );
    let errors = operation.errors.iter();
    found.extend(errors.map(|error| (format!("errors.{}", error.name), error.sources.clone())));
    let replies = operation.cancel.replies.iter();
    let replies = replies.filter(|reply| !told.contains(&reply.word));
    found.extend(replies.map(|reply| {
        (
            format!("replies.{}", reply.word.word()),
            reply.sources.clone(),
        )
    }));
    found
}

fn assumptions(around: &mut Around<'_>, old: &Operation, new: &Operation) {
    let told = around.told_rows.clone();
    let list = |operation: &Operation| -> Vec<(Vec<String>, Option<String>)> {
        let cancel = &operation.cancel;
        let path = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let mut found = vec![
            (path(&["cancel", "assumed"]), cancel.assumed.clone()),
            (
                path(&["cancel", "retry", "assumed"]),
                cancel.retry.assumed.clone(),
            ),
            (
                path(&["cancel", "observe", "assumed"]),
                cancel
                    .observe
                    .as_ref()
                    .and_then(|found| found.assumed.clone()),
            ),
        ];
        let replies = cancel.replies.iter();
        let replies = replies.filter(|reply| !told.contains(&reply.word));
        found.extend(replies.map(|reply| {
            (
                path(&["cancel", "replies", reply.word.word(), "assumed"]),
                reply.assumed.clone(),
            )
        }));
        found.extend(operation.errors.iter().map(|error| {
            (
                path(&["errors", &error.name, "assumed"]),
                error.assumed.clone(),
            )
        }));
        found
    };
    let was = list(old);
    for (path, text) in list(new) {
        let before = was
            .iter()
            .find(|(other, _)| *other == path)
            .and_then(|(_, text)| text.clone());
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        around.prose(
            &rules::SPEC_ASSUMPTION_CHANGED,
            &keys,
            before.as_deref(),
            text.as_deref(),
        );
    }
}

/// Odd things in the sources.
pub(super) fn quirks(around: &mut Around<'_>, old: &[Quirk], new: &[Quirk]) {
    if old == new {
        return;
    }
    let count = |quirks: &[Quirk]| match quirks.len() {
        1 => "1 note".to_owned(),
        count => format!("{count} notes"),
    };
    let fresh = new
        .iter()
        .find(|quirk| !old.contains(quirk))
        .or(old.iter().find(|quirk| !new.contains(quirk)));
    let found = around
        .finding(&rules::SPEC_QUIRK_CHANGED, &["quirks"])
        .values(count(old), count(new));
    around.add(match fresh {
        Some(quirk) => found.note(quirk.says.clone()),
        None => found,
    });
}
