//! Params with a meaning of their own: what is cancelled, what makes a repeat safe, what a call depends on.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::compare::pairing::Names;
use crate::diff::rule::cancel as rules;
use crate::ir::Cancel;

/// Target, token and precondition: the params that have a meaning of their own.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Cancel, new: &Cancel, keys: &Names) {
    let now = |key: &String| {
        keys.iter()
            .find(|(old, _)| old == key)
            .map_or_else(|| key.clone(), |(_, new)| new.clone())
    };
    let (mut was, mut is): (Vec<String>, _) =
        (old.target.iter().map(now).collect(), new.target.clone());
    was.sort();
    is.sort();
    if was != is {
        comparison.changed(
            &rules::CANCEL_TARGET_CHANGED,
            &["cancel", "target"],
            display::list(&old.target),
            display::list(&new.target),
        );
    }
    each(comparison, old, new, now);
    let token = |cancel: &Cancel| cancel.token.as_ref().map(|token| token.param.clone());
    let conflict = |cancel: &Cancel| {
        cancel
            .token
            .as_ref()
            .and_then(|token| token.conflict.clone())
    };
    let shown = |cancel: &Cancel| {
        cancel.token.as_ref().map_or_else(
            || "no token".to_owned(),
            |token| match &token.conflict {
                Some(error) => format!("{}, or {error}", token.param),
                None => token.param.clone(),
            },
        )
    };
    if token(old).as_ref().map(now) != token(new) || conflict(old) != conflict(new) {
        comparison.changed(
            &rules::CANCEL_TOKEN_CHANGED,
            &["cancel", "token"],
            shown(old),
            shown(new),
        );
    } else if let (Some(was), Some(is)) = (&old.token, &new.token) {
        let (was, is) = (was.lifetime_seconds, is.lifetime_seconds);
        if was != is {
            let rule = if is < was {
                &rules::CANCEL_TOKEN_LIFETIME_SHORTENED
            } else {
                &rules::CANCEL_TOKEN_LIFETIME_LENGTHENED
            };
            comparison.changed(
                rule,
                &["cancel", "token", "lifetime_seconds"],
                format!("{was} s"),
                format!("{is} s"),
            );
        }
    }
    let condition = |cancel: &Cancel| {
        cancel
            .precondition
            .as_ref()
            .map(|found| found.param.clone())
    };
    if condition(old).as_ref().map(now) != condition(new) {
        let show = |cancel: &Cancel| condition(cancel).unwrap_or_else(|| "no condition".to_owned());
        comparison.changed(
            &rules::CANCEL_PRECONDITION_CHANGED,
            &["cancel", "precondition"],
            show(old),
            show(new),
        );
    }
}

/// The list of ids, and where a reply reports one that failed. The param's own constraint limits how many there are.
fn each(
    comparison: &mut Comparison<'_>,
    old: &Cancel,
    new: &Cancel,
    now: impl Fn(&String) -> String,
) {
    let places = |cancel: &Cancel| {
        let each = cancel.each.as_ref()?;
        Some((each.code.clone(), each.message.clone()))
    };
    let param = |cancel: &Cancel| cancel.each.as_ref().map(|each| each.param.clone());
    if param(old).as_ref().map(now) == param(new) && places(old) == places(new) {
        return;
    }
    let shown = |cancel: &Cancel| match &cancel.each {
        None => "one target".to_owned(),
        Some(each) => {
            let places = each.code.iter().chain(&each.message);
            let words: Vec<&str> = [each.param.as_str()]
                .into_iter()
                .chain(places.map(String::as_str))
                .collect();
            words.join(", ")
        }
    };
    comparison.changed(
        &rules::CANCEL_EACH_CHANGED,
        &["cancel", "each"],
        shown(old),
        shown(new),
    );
}
