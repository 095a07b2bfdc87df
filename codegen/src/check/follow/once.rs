//! What is found of one name at many places becomes one finding, which points at the others.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FileId, Rule, Span, rule};

/// Rules whose findings, where they say the same of the same name, are of one fault.
static OF_NAMES: &[&Rule] = &[
    &rule::ERROR_AMBIGUOUS,
    &rule::ERROR_BODY,
    &rule::EXAMPLE_INPUT,
    &rule::EXAMPLE_VIOLATIONS,
    &rule::REPLY_AMBIGUOUS,
    &rule::REPLY_KIND,
    &rule::REPLY_UNSENDABLE,
    &rule::UNKNOWN_BODY,
    &rule::UNKNOWN_ERROR,
    &rule::UNKNOWN_PARAM,
    &rule::UNKNOWN_SOURCE,
];

/// The findings, those of one name and one service made into one; `home` tells the service of a file.
pub(super) fn once(
    found: Vec<Diagnostic>,
    home: impl Fn(FileId) -> FileId,
) -> impl Iterator<Item = Diagnostic> {
    let is_of_name = |found: &Diagnostic| {
        let names = |c: char| c == '`' || c.is_ascii_digit();
        OF_NAMES.contains(&found.rule) && found.message.contains(names)
    };
    let (of_names, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_of_name);
    let mut groups: BTreeMap<(FileId, &str, String), Vec<Diagnostic>> = BTreeMap::new();
    for found in of_names {
        let key = (home(found.span.file), found.rule.id, found.message.clone());
        groups.entry(key).or_default().push(found);
    }
    others
        .into_iter()
        .chain(groups.into_values().filter_map(merged))
}

fn merged(mut alike: Vec<Diagnostic>) -> Option<Diagnostic> {
    alike.sort_by_key(|found| found.span);
    alike.dedup_by_key(|found| found.span);
    let mut alike = alike.into_iter();
    let first = alike.next()?;
    let others: Vec<Span> = alike.map(|found| found.span).collect();
    Some(first.and_at(&others))
}
