//! Examples: those that came, went or changed, and whether what the old spec showed as good still is.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::compare::pairing::Names;
use crate::diff::compare::values::relation::{Relation, is_unchecked};
use crate::diff::report::finding::Example as Proof;
use crate::diff::rule::{general as rules, param};
use crate::ir::{Constraints, Example, Literal, Operation, Param, Type};

/// The examples of two operations; `keys` are the params that both have.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    keys: &Names,
) {
    rejected(comparison, old, new, keys);
    examples(comparison, &old.examples, &new.examples);
}

fn examples(comparison: &mut Comparison<'_>, old: &[Example], new: &[Example]) {
    if old == new {
        return;
    }
    let titled =
        |list: &'_ [Example], title: &str| list.iter().find(|other| other.title == title).cloned();
    let fresh = new
        .iter()
        .filter_map(|example| match titled(old, &example.title) {
            None => Some(format!("“{}” is new", example.title)),
            Some(before) => {
                (before != *example).then(|| format!("“{}” says something else", example.title))
            }
        });
    let lost = old
        .iter()
        .filter(|example| titled(new, &example.title).is_none());
    let mut said: Vec<String> = fresh.collect();
    said.extend(lost.map(|example| format!("“{}” is gone", example.title)));
    if said.is_empty() {
        // They stand in another order, and no order means anything.
        return;
    }
    let count = said.len();
    said.truncate(3);
    if count > 3 {
        said.push(format!("and {} more", count - 3));
    }
    let found = comparison.finding(&param::PARAM_EXAMPLE_CHANGED, &["examples"]);
    comparison.add(found.to(said.join(", ")));
}

/// Inputs that the old spec showed as good and the new one refuses: the first for each param, and what others there are.
fn rejected(
    comparison: &mut Comparison<'_>,
    old: &Operation,
    new: &Operation,
    keys: &[(String, String)],
) {
    for (from, to) in keys {
        let param = |operation: &'_ Operation, key: &str| -> Option<Param> {
            operation
                .params
                .iter()
                .find(|param| param.key == key)
                .cloned()
        };
        let (Some(was), Some(is)) = (param(old, from), param(new, to)) else {
            continue;
        };
        if was.member.constraints == is.member.constraints && was.member.ty == is.member.ty {
            continue;
        }
        let mut refused = old
            .examples
            .iter()
            .enumerate()
            .filter(|(_, example)| example.violates.is_empty())
            .filter_map(|(index, example)| {
                let mut input = example.input.as_ref()?.iter();
                let (_, value) = input.find(|(key, _)| key == from)?;
                let why = refusal(value, &is.member.constraints, &is.member.ty)?;
                Some((index, &example.title, value, why))
            });
        let Some((index, title, value, why)) = refused.next() else {
            continue;
        };
        let titles: Vec<String> = std::iter::once(title)
            .chain(refused.map(|(_, title, _, _)| title))
            .map(|title| format!("“{title}”"))
            .collect();
        let found = comparison
            .finding(&rules::SPEC_EXAMPLE_REJECTED, &["params", to])
            .to(display::list(&titles))
            .examples(vec![proof(value, why)]);
        let index = index.to_string();
        let now = new
            .examples
            .iter()
            .position(|example| example.title == *title);
        let now = now.map(|now| now.to_string());
        let found = found.was_at(&["examples", &index, "input", from]);
        let found = match &now {
            Some(now) => found.now_at(&["examples", now, "input", to]),
            None => found.now_at(&["examples"]),
        };
        let strict = comparison.policy.strict_callers;
        let (old_caller, new_caller) = Relation::Narrowed.verdicts(is.origin, strict);
        let found = found.wire(old_caller, new_caller);
        comparison.add(found.for_any_caller(is_unchecked(is.origin, strict)));
    }
}

fn proof(value: &Literal, why: String) -> Proof {
    let (text, shown) = match value {
        Literal::Text(text) => (text.clone(), format!("{:?}", display::cut(text))),
        other => (
            display::literal(other),
            display::cut(&display::literal(other)),
        ),
    };
    Proof {
        text: Some(text),
        shown,
        accepted_by_old: true,
        why,
    }
}

/// Why a value breaks constraints.
fn refusal(value: &Literal, constraints: &Constraints, ty: &Type) -> Option<String> {
    match (value, ty) {
        (Literal::Text(text), Type::String) => {
            let language = constraints.language()?;
            language.refusal(text).map(|why| why.to_string())
        }
        (Literal::Integer(number), Type::Integer | Type::Number) => {
            let range = constraints.range.as_ref()?;
            let is_low = range.min.is_some_and(|min| *number < min);
            let is_high = range.max.is_some_and(|max| *number > max);
            (is_low || is_high).then(|| "it is out of range".to_owned())
        }
        _ => None,
    }
}
