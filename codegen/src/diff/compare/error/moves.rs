//! What goes from one to another: errors between a service and its operations, codes between errors.

use super::facts::{Codes, Moved};
use super::{OTHERS, Side, shown};
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

/// The codes that an error has lost to others, and got from others.
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
    codes.moved.extend(others([was, is], old, new));
    let gained = is.codes.iter().filter(|code| !was.codes.contains(code));
    let taken = gained.filter(|code| old.owner(code, was).is_some());
    codes.taken.extend(taken.map(String::as_str));
    let before = others([is, was], new, old);
    codes.taken.extend(before.map(|moved| moved.code));
    codes
}

/// The codes of an error that is gone, as far as they are others' now.
pub(super) fn given_up<'a>(error: &'a Error, old: Side<'_>, new: Side<'a>) -> Vec<Moved<'a>> {
    let owned = error.codes.iter().filter_map(|code| {
        let owner = new.owner(code, error)?;
        Some(Moved { code, owner })
    });
    let mut errors = new.errors.iter().chain(new.elsewhere);
    let others = errors.find(|other| has_got(other, old) && share_status(other, error));
    let others = others.filter(|_| error.other_codes);
    owned
        .chain(others.map(|owner| Moved {
            code: OTHERS,
            owner,
        }))
        .collect()
}

/// All codes that an error does not list, where it had them on one side, and another has them on the other.
fn others<'a>([had, has]: [&Error; 2], there: Side<'_>, here: Side<'a>) -> Option<Moved<'a>> {
    let mut errors = here.errors.iter().chain(here.elsewhere);
    let owner = errors.find(|error| has_got(error, there) && share_status(error, has))?;
    let is_lost = had.other_codes && !has.other_codes;
    is_lost.then_some(Moved {
        code: OTHERS,
        owner,
    })
}

/// Whether an error takes codes that it does not list, and did not on the other side.
fn has_got(error: &Error, there: Side<'_>) -> bool {
    let mut others = there.errors.iter().chain(there.elsewhere);
    let before = others.find(|other| other.name == error.name);
    error.other_codes && before.is_none_or(|before| !before.other_codes)
}

/// Whether a new error takes codes that an old one has given up: they are told with that one.
pub(super) fn takes_others(error: &Error, old: Side<'_>, new: Side<'_>) -> bool {
    let now = |was: &Error| new.errors.iter().find(|is| is.name == was.name);
    let has_lost = |was: &&Error| was.other_codes && now(was).is_some_and(|is| !is.other_codes);
    let mut givers = old.errors.iter().filter(has_lost);
    error.other_codes && givers.any(|giver| share_status(error, giver))
}

fn share_status(one: &Error, other: &Error) -> bool {
    let has = |status: u16| other.status.all().any(|known| known == status);
    one.status.all().any(has)
}
