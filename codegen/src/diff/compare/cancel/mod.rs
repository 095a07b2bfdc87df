//! What cancelling means: what a success promises, whether a repeat is harmless, how the end is seen.

mod cells;
mod claims;
mod observe;
mod params;
mod reads;
mod reply;
mod states;

use super::comparison::Comparison;
use super::pairing::Names;
use crate::diff::rule::{Rule, cancel as rules};
use crate::diff::verdict::Verdict;
use crate::ir::{Cancel, Completion, Effect, LostReply, Operation, OutcomeKind, Repeat, Terminal};
use claims::Claims;

/// Two versions of the meaning; `keys` and `errors` are what both sides have under two names.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    keys: &Names,
    errors: &Names,
    kinds: &[String],
) {
    let (was, is) = (&old.cancel, &new.cancel);
    completion(comparison, was.completion, is.completion);
    effect(comparison, was.effect, is.effect);
    lost_reply(comparison, was, is);
    states::compare(comparison, old, new);
    reply::compare(comparison, was, is, errors, kinds, &claims(old, new));
    reads::compare(comparison, was, is);
    repeat(comparison, was.repeat, is.repeat);
    terminal(comparison, was.terminal, is.terminal);
    params::compare(comparison, was, is, keys);
    observe::compare(comparison, was, is);
    let renamed = |name: &String| {
        errors
            .iter()
            .find(|(old, _)| old == name)
            .map_or(name.clone(), |(_, new)| new.clone())
    };
    if renamed(&was.constraint_error) != is.constraint_error {
        let (from, to) = (&was.constraint_error, &is.constraint_error);
        comparison.changed(
            &rules::CANCEL_CONSTRAINT_ERROR_CHANGED,
            &["cancel", "constraint_error"],
            from,
            to,
        );
    }
    permissions(comparison, &was.permissions, &is.permissions);
    for (path, old, new) in docs(was)
        .into_iter()
        .zip(docs(is))
        .map(|(was, is)| (is.0, was.1, is.1))
    {
        comparison.prose(&rules::CANCEL_NOTES_CHANGED, path, old, new);
    }
}

/// What is said in words, and where.
fn docs(cancel: &Cancel) -> [(&'static [&'static str], Option<&str>); 6] {
    let observe = cancel
        .observe
        .as_ref()
        .and_then(|found| found.docs.as_deref());
    let token = cancel
        .token
        .as_ref()
        .and_then(|found| found.docs.as_deref());
    let precondition = cancel.precondition.as_ref();
    let precondition = precondition.and_then(|found| found.docs.as_deref());
    [
        (&["cancel", "docs"], cancel.docs.as_deref()),
        (&["cancel", "billing"], cancel.billing.as_deref()),
        (&["cancel", "retry", "docs"], cancel.retry.docs.as_deref()),
        (&["cancel", "observe", "docs"], observe),
        (&["cancel", "token", "docs"], token),
        (&["cancel", "precondition", "docs"], precondition),
    ]
}

/// What the comparison of the response tells.
fn claims(old: &Operation, new: &Operation) -> Claims {
    let names = |operation: &Operation| -> Vec<String> {
        let members = operation.response.members().iter();
        members.map(|member| member.wire.clone()).collect()
    };
    let before = names(old);
    let words = |operation: &Operation| -> Vec<String> {
        let members = operation.response.members().iter();
        let enums = members.filter_map(|member| member.ty.as_enum());
        enums
            .flat_map(|found| found.words().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let (was, is) = (words(old), words(new));
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter()
            .filter(|word| !other.contains(word))
            .cloned()
            .collect()
    };
    let ends = |cancel: &Cancel| cancel.completion == Completion::Synchronous;
    Claims {
        statuses: old.response.statuses != new.response.statuses,
        words: [only(&was, &is), only(&is, &was)].concat(),
        completion: ends(&old.cancel) != ends(&new.cancel),
        members: names(new)
            .into_iter()
            .filter(|name| before.contains(name))
            .collect(),
    }
}

fn completion(comparison: &mut Comparison<'_>, old: Completion, new: Completion) {
    let rule = match (old, new) {
        _ if old == new => return,
        (Completion::Synchronous, _) => &rules::CANCEL_BECAME_ASYNC,
        (_, Completion::Synchronous) => &rules::CANCEL_BECAME_SYNC,
        (_, Completion::BestEffort) => &rules::CANCEL_GUARANTEE_WEAKENED,
        (_, Completion::Accepted) => &rules::CANCEL_GUARANTEE_STRENGTHENED,
    };
    comparison.changed(rule, &["cancel", "completion"], old.as_str(), new.as_str());
}

fn effect(comparison: &mut Comparison<'_>, old: Effect, new: Effect) {
    let rule = match (old, new) {
        _ if old == new => return,
        (Effect::Idempotent, _) => &rules::CANCEL_NO_LONGER_IDEMPOTENT,
        (_, Effect::Idempotent) => &rules::CANCEL_BECAME_IDEMPOTENT,
        _ => &rules::CANCEL_EFFECT_CHANGED,
    };
    comparison.changed(rule, &["cancel", "effect"], old.as_str(), new.as_str());
}

fn lost_reply(comparison: &mut Comparison<'_>, old: &Cancel, new: &Cancel) {
    let care = |word: LostReply| match word {
        LostReply::Safe => 0,
        LostReply::WithToken => 1,
        LostReply::UnknownOutcome => 2,
    };
    let (was, is) = (old.retry.lost_reply, new.retry.lost_reply);
    let rule = match care(was).cmp(&care(is)) {
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Less => &rules::CANCEL_LOST_REPLY_NO_LONGER_SAFE,
        std::cmp::Ordering::Greater => &rules::CANCEL_LOST_REPLY_BECAME_SAFE,
    };
    comparison.changed(
        rule,
        &["cancel", "retry", "lost_reply"],
        was.as_str(),
        is.as_str(),
    );
}

/// The word for a repeat, unless the row of the reply table has told of it.
fn repeat(comparison: &mut Comparison<'_>, old: Repeat, new: Repeat) {
    if old == new
        || comparison
            .told_rows
            .contains(&OutcomeKind::AlreadyCancelled.into())
    {
        return;
    }
    let rule = match (old, new) {
        (Repeat::NoEffect | Repeat::SameReply, Repeat::Error) => {
            &rules::CANCEL_ALREADY_CANCELLED_BECAME_ERROR
        }
        (Repeat::Error, Repeat::NoEffect | Repeat::SameReply) => {
            &rules::CANCEL_ALREADY_CANCELLED_BECAME_SUCCESS
        }
        _ => &rules::CANCEL_REPEAT_CHANGED,
    };
    let is_vague = [old == Repeat::Unspecified, new == Repeat::Unspecified];
    word(
        comparison,
        rule,
        "repeat",
        [old.as_str(), new.as_str()],
        is_vague,
    );
}

/// The same for an ended target.
fn terminal(comparison: &mut Comparison<'_>, old: Terminal, new: Terminal) {
    if old == new
        || comparison
            .told_rows
            .contains(&OutcomeKind::AlreadyFinished.into())
    {
        return;
    }
    let rule = match (old, new) {
        (Terminal::NoEffect | Terminal::Overwrites, Terminal::Error) => {
            &rules::CANCEL_TERMINAL_BECAME_ERROR
        }
        (Terminal::Error, Terminal::NoEffect) => &rules::CANCEL_TERMINAL_BECAME_SUCCESS,
        (_, Terminal::Overwrites) => &rules::CANCEL_TERMINAL_OVERWRITES,
        _ => &rules::CANCEL_TERMINAL_CHANGED,
    };
    let is_vague = [old == Terminal::Unspecified, new == Terminal::Unspecified];
    word(
        comparison,
        rule,
        "terminal",
        [old.as_str(), new.as_str()],
        is_vague,
    );
}

fn word(
    comparison: &mut Comparison<'_>,
    rule: &'static Rule,
    key: &str,
    values: [&str; 2],
    is_vague: [bool; 2],
) {
    let found = comparison
        .finding(rule, &["cancel", key])
        .values(values[0], values[1]);
    comparison.add(match is_vague {
        // Nobody could go by what no source said.
        [true, _] => found.wire(Verdict::Ok, Verdict::Ok),
        [_, true] => found.wire(Verdict::Risk, Verdict::Ok),
        _ => found,
    });
}

fn permissions(comparison: &mut Comparison<'_>, old: &[String], new: &[String]) {
    for permission in new.iter().filter(|permission| !old.contains(permission)) {
        let found = comparison
            .finding(
                &rules::CANCEL_PERMISSION_ADDED,
                &["cancel", "permissions", permission],
            )
            .to(permission);
        comparison.add(found);
    }
    for permission in old.iter().filter(|permission| !new.contains(permission)) {
        let found = comparison
            .finding(
                &rules::CANCEL_PERMISSION_REMOVED,
                &["cancel", "permissions", permission],
            )
            .from(permission);
        comparison.add(found);
    }
}
