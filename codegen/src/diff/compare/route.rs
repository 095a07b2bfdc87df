//! Where an operation is called: method, path, target.

use super::comparison::Comparison;
use super::pairing::Names;
use crate::diff::rule::operation as rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Location, Member, Operation, PathPart, Route, Type};
use crate::pattern::{Dialect, Inclusion, Language, Match, Pattern, inclusion};

/// The path with nameless placeholders.
pub(super) fn shape(route: &Route) -> String {
    let parts = route.parts.iter().map(|part| match part {
        PathPart::Literal(text) => text.as_str(),
        PathPart::Param { .. } => "{}",
    });
    parts.collect()
}

/// Method, path and target of an operation; `keys` are the params that both sides have.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    keys: &Names,
    target_is_told: bool,
) {
    let (was, is) = (&old.route, &new.route);
    if was.method != is.method {
        comparison.changed(
            &rules::OP_METHOD_CHANGED,
            &["path", "method"],
            was.method.as_str(),
            is.method.as_str(),
        );
    }
    if shape(was) == shape(is) {
        placeholders(comparison, old, new, keys);
    } else if !params_tell(old, new, keys) {
        comparison.changed(
            &rules::OP_PATH_CHANGED,
            &["path", "template"],
            &was.template,
            &is.template,
        );
    }
    target(comparison, was, is, target_is_told);
}

/// Whether a param came into the path or left it: the path has to change with it.
fn params_tell(old: &Operation, new: &Operation, keys: &Names) -> bool {
    let in_path = |operation: &Operation| -> Vec<String> {
        let params = operation
            .params
            .iter()
            .filter(|param| param.location == Location::Path);
        params.map(|param| param.key.clone()).collect()
    };
    let (was, is) = (in_path(old), in_path(new));
    let moved: Vec<&String> = was
        .iter()
        .filter_map(|key| keys.iter().find(|(old, _)| old == key).map(|(_, new)| new))
        .collect();
    was.len() != is.len() || moved.len() != was.len() || is.iter().any(|key| !moved.contains(&key))
}

fn placeholders(comparison: &mut Comparison<'_>, from: &Operation, to: &Operation, keys: &Names) {
    let (old, new) = (&from.route, &to.route);
    let params = |route: &Route| -> Vec<(String, bool)> {
        let params = route.parts.iter().filter_map(|part| match part {
            PathPart::Literal(_) => None,
            PathPart::Param { name, greedy } => Some((name.clone(), *greedy)),
        });
        params.collect()
    };
    let (was, is) = (params(old), params(new));
    let is_same = |old: &str, new: &str| keys.iter().any(|(from, to)| from == old && to == new);
    if was
        .iter()
        .zip(&is)
        .any(|((old, _), (new, _))| !is_same(old, new))
    {
        comparison.changed(
            &rules::OP_PATH_PARAMS_REORDERED,
            &["path", "template"],
            &old.template,
            &new.template,
        );
        return;
    }
    for ((key, old_greedy), (name, greedy)) in was.iter().zip(&is) {
        let rule = match (old_greedy, greedy) {
            (false, true) => &rules::OP_PATH_PARAM_BECAME_GREEDY,
            (true, false) => &rules::OP_PATH_PARAM_NO_LONGER_GREEDY,
            _ => continue,
        };
        let found = comparison.finding(rule, &["path", "template", name]);
        let found = found.values(&old.template, &new.template);
        // Old values that have a slash: in one segment it is `%2F`, in several it stands as it is.
        let param = from.params.iter().find(|param| param.key == *key);
        let verdict = param.map_or(Verdict::Ok, |param| with_slash(&param.member));
        let found = if *greedy {
            found.wire(Verdict::Ok, verdict.max(Verdict::NewOnly))
        } else {
            found.wire(verdict, Verdict::Ok)
        };
        comparison.add(match verdict {
            Verdict::Ok => found.note("The spec allows no value with a slash."),
            _ => found,
        });
    }
}

/// What becomes of a value with a slash, if the spec allows one.
fn with_slash(member: &Member) -> Verdict {
    if member.ty != Type::String {
        return Verdict::Ok;
    }
    let without = Pattern::compile("[^/]*", Dialect::Ecma262, Match::Whole).ok();
    let (Some(texts), Some(without)) = (member.constraints.language(), without) else {
        return Verdict::Risk;
    };
    let without = Language {
        pattern: Some(without),
        ..Language::default()
    };
    match inclusion(&texts, &without) {
        Inclusion::Equal | Inclusion::Wider { .. } => Verdict::Ok,
        Inclusion::Undecided { .. } => Verdict::Risk,
        _ => Verdict::Breaks,
    }
}

fn target(comparison: &mut Comparison<'_>, old: &Route, new: &Route, target_is_told: bool) {
    if old.target != new.target && !target_is_told {
        let verdict = |is_known: bool| {
            if is_known {
                Verdict::Ok
            } else {
                Verdict::Breaks
            }
        };
        let show = |target: &Option<String>| target.clone().unwrap_or_else(|| "none".to_owned());
        let found = comparison.finding(&rules::OP_TARGET_CHANGED, &["path", "target"]);
        let found = found.values(show(&old.target), show(&new.target));
        comparison.add(found.wire(verdict(new.takes(old)), verdict(old.takes(new))));
    }
    for alias in new
        .target_aliases
        .iter()
        .filter(|alias| !old.is_target(alias))
    {
        let found = comparison
            .finding(
                &rules::OP_TARGET_ALIAS_ADDED,
                &["path", "target_aliases", alias],
            )
            .to(alias);
        comparison.add(found);
    }
    for alias in old
        .target_aliases
        .iter()
        .filter(|alias| !new.is_target(alias))
    {
        let found = comparison
            .finding(
                &rules::OP_TARGET_ALIAS_REMOVED,
                &["path", "target_aliases", alias],
            )
            .from(alias);
        comparison.add(found);
    }
}

/// The two halves of a target.
pub(super) fn halves(target: &str) -> Option<(&str, &str)> {
    target.rsplit_once('.')
}
