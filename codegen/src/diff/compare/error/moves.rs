//! What goes from one to another: errors between a service and its operations, codes between errors.

use super::facts::{self, Codes, Moved};
use super::{Side, shown};
use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::rule::{Rule, error as rules};
use crate::diff::verdict::Bump;
use crate::ir::{Error, Operation, Service};

/// An error that moves between a service and only some of its operations comes, or goes, for all the others.
pub(super) fn spread(
    comparison: &mut Comparison<'_>,
    rule: &'static Rule,
    error: &Error,
    [declaring, other]: [&Service; 2],
) {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for operation in &declaring.operations {
        let is_it = |found: &Operation| found.name == operation.name;
        if !other.operations.iter().any(is_it) {
            continue;
        }
        let has_it = operation
            .errors
            .iter()
            .any(|found| found.name == error.name);
        (if has_it { &mut own } else { &mut others }).push(operation.name.clone());
    }
    if others.is_empty() {
        return;
    }
    let found = comparison.finding(rule, &["errors", &error.name]);
    let found = if rule == &rules::ERROR_REMOVED {
        found.from(shown(error))
    } else {
        found.to(shown(error))
    };
    let note = format!(
        "Only {} has it as an error of its own.",
        display::list(&own)
    );
    let mut found = found.note(note).rust(Bump::Patch, Bump::Patch);
    found.reaches = others;
    comparison.add(found);
}

/// The codes that an error has lost to others, and got from others that are still there.
pub(super) fn codes<'a>(was: &'a Error, is: &'a Error, old: Side<'a>, new: Side<'a>) -> Codes<'a> {
    let lost = was.codes.iter().filter(|code| !is.codes.contains(code));
    let moved = lost.filter_map(|code| {
        let owner = new.owner(code, is)?;
        Some(Moved { code, owner })
    });
    let mut codes = Codes {
        moved: moved.collect(),
        taken: Vec::new(),
    };
    codes
        .moved
        .extend(facts::other_codes(was, is, new.errors, old.errors));
    let is_there = |owner: &Error| new.errors.iter().any(|error| error.name == owner.name);
    let gained = is.codes.iter().filter(|code| !was.codes.contains(code));
    let taken = gained.filter(|code| old.owner(code, was).is_some_and(is_there));
    codes.taken.extend(taken.map(String::as_str));
    let before = facts::other_codes(is, was, old.errors, new.errors);
    codes.taken.extend(before.map(|moved| moved.code));
    codes
}
