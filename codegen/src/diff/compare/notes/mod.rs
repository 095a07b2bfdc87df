//! What a spec says about itself: sources, assumptions, quirks.

mod examples;
mod provenance;

use super::comparison::Comparison;
use super::display;
use super::pairing::Names;
use crate::diff::rule::general as rules;
use crate::ir::{DispositionKind, Operation, Quirk, Reply, Service, Source};

/// The notes of two operations; `keys` are the params that both have.
pub(super) fn operation(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    keys: &Names,
    shared: [&[Source]; 2],
) {
    examples::compare(comparison, old, new, keys);
    quirks(comparison, &old.quirks, &new.quirks);
    let own = |operation: &Operation, shared: &[Source]| -> Vec<Source> {
        let sources = operation.sources.iter();
        sources
            .filter(|source| !shared.iter().any(|other| other.name == source.name))
            .cloned()
            .collect()
    };
    let told = comparison.told_rows.clone();
    let cited = |operation| provenance::cited_by_operation(operation, &told);
    sources(
        comparison,
        &own(old, shared[0]),
        &own(new, shared[1]),
        &cited(old),
        &cited(new),
    );
    let assumed = |operation| provenance::assumed_by_operation(operation, &told);
    assumptions(comparison, &assumed(old), &assumed(new));
    derived(comparison, &old.cancel.replies, &new.cancel.replies, &told);
}

/// Rows that follow from the rest on one side, and are written or follow otherwise on the other.
fn derived(
    comparison: &mut Comparison<'_>,
    old: &[Reply],
    new: &[Reply],
    told: &[DispositionKind],
) {
    let rows = new.iter().filter(|row| {
        let is_same = |other: &&Reply| other.disposition == row.disposition;
        let before = old.iter().find(is_same);
        before.is_some_and(|before| before.derived != row.derived)
    });
    let rows = rows.map(|row| row.disposition);
    let rows = rows.filter(|disposition| !told.contains(disposition));
    let words: Vec<&str> = rows.map(DispositionKind::as_str).collect();
    if !words.is_empty() {
        let keys = ["cancel", "replies"];
        let found = comparison.finding(&rules::SPEC_ROWS_DERIVED_CHANGED, &keys);
        comparison.add(found.note(format!("It is so of {}.", display::list(&words))));
    }
}

/// The notes of two services.
pub(super) fn service(comparison: &mut Comparison<'_>, old: &Service, new: &Service) {
    quirks(comparison, &old.quirks, &new.quirks);
    let cited = provenance::cited_by_service;
    sources(
        comparison,
        &old.sources,
        &new.sources,
        &cited(old),
        &cited(new),
    );
    inherited(comparison, old, new);
    let assumed = provenance::assumed_by_service;
    assumptions(comparison, &assumed(old), &assumed(new));
}

/// What a service has of its provider.
fn inherited(comparison: &mut Comparison<'_>, old: &Service, new: &Service) {
    let keys = |service: &Service| -> Vec<String> {
        let found = service.inherited.iter();
        let mut keys: Vec<String> = found.flat_map(|found| found.keys.clone()).collect();
        keys.sort();
        keys
    };
    // Where the file lies is told of the service, and the roots of two sides may be called as they like.
    let (was, is) = (keys(old), keys(new));
    if was == is {
        return;
    }
    let other = |of: &[String], than: &[String]| -> Vec<String> {
        of.iter()
            .filter(|key| !than.contains(key))
            .cloned()
            .collect()
    };
    let found = comparison.finding(&rules::SPEC_INHERITED_CHANGED, &["service"]);
    let (gone, come) = (other(&was, &is), other(&is, &was));
    comparison.add(found.values(display::list(&gone), display::list(&come)));
}

/// Documents, and who cites them.
fn sources(
    comparison: &mut Comparison<'_>,
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
    let mut found = comparison.finding(&rules::SPEC_SOURCE_CHANGED, &["sources"]);
    if was != is {
        found = found.values(display::list(&was), display::list(&is));
    }
    let mut notes = Vec::new();
    notes.extend(
        (!changed.is_empty()).then(|| format!("described otherwise: {}", display::list(&changed))),
    );
    notes.extend(
        (!elements.is_empty()).then(|| format!("cited otherwise by {}", display::list(&elements))),
    );
    comparison.add(if notes.is_empty() {
        found
    } else {
        found.note(format!("{}.", notes.join("; ")))
    });
}

fn assumptions(
    comparison: &mut Comparison<'_>,
    old: &[(Vec<String>, Option<String>)],
    new: &[(Vec<String>, Option<String>)],
) {
    for (path, text) in new {
        let before = old
            .iter()
            .find(|(other, _)| other == path)
            .and_then(|(_, text)| text.clone());
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        comparison.prose(
            &rules::SPEC_ASSUMPTION_CHANGED,
            &keys,
            before.as_deref(),
            text.as_deref(),
        );
    }
}

/// Odd things in the sources, in whatever order.
fn quirks(comparison: &mut Comparison<'_>, old: &[Quirk], new: &[Quirk]) {
    let count = |quirks: &[Quirk]| match quirks.len() {
        1 => "1 note".to_owned(),
        count => format!("{count} notes"),
    };
    let fresh = new
        .iter()
        .find(|quirk| !old.contains(quirk))
        .or(old.iter().find(|quirk| !new.contains(quirk)));
    if let Some(quirk) = fresh {
        let found = comparison
            .finding(&rules::SPEC_QUIRK_CHANGED, &["quirks"])
            .values(count(old), count(new));
        comparison.add(found.note(quirk.says.clone()));
    }
}
