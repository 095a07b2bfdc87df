//! Examples: those that came, went or changed, and whether what the old spec showed as good still is.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::compare::pairing::Names;
use crate::diff::compare::values::language;
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
        said.push("they stand in another order".to_owned());
    }
    let count = said.len();
    said.truncate(3);
    if count > 3 {
        said.push(format!("and {} more", count - 3));
    }
    let found = comparison.finding(&param::PARAM_EXAMPLE_CHANGED, &["examples"]);
    comparison.add(found.to(said.join(", ")));
}

/// Inputs that the old spec showed as good and the new one refuses.
fn rejected(comparison: &mut Comparison<'_>, old: &Operation, new: &Operation, keys: &Names) {
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
        let refused = old
            .examples
            .iter()
            .filter(|example| example.violates.is_empty())
            .find_map(|example| {
                let value = example
                    .input
                    .as_ref()?
                    .iter()
                    .find(|(key, _)| key == from)
                    .map(|(_, value)| value)?;
                let why = refusal(value, &is.member.constraints, &is.member.ty)?;
                Some((example.title.clone(), value.clone(), why))
            });
        if let Some((title, value, why)) = refused {
            let text = match &value {
                Literal::Text(text) => text.clone(),
                other => display::literal(other),
            };
            let proof = Proof {
                shown: match &value {
                    Literal::Text(text) => format!("{:?}", display::cut(text)),
                    other => display::cut(&display::literal(other)),
                },
                text: Some(text),
                accepted_by_old: true,
                why,
            };
            let found = comparison
                .finding(&rules::SPEC_EXAMPLE_REJECTED, &["params", to])
                .to(format!("“{title}”"));
            let found = found.examples(vec![proof]);
            let strict = comparison.policy.strict_callers;
            let (old_caller, new_caller) = Relation::Narrowed.verdicts(is.origin, strict);
            comparison.add(found.wire(old_caller, new_caller));
        }
    }
}

/// Why a value breaks constraints.
fn refusal(value: &Literal, constraints: &Constraints, ty: &Type) -> Option<String> {
    match (value, ty) {
        (Literal::Text(text), Type::String) => {
            let language = language::allowed(constraints)?;
            language.refusal(text).map(|why| why.to_string())
        }
        (Literal::Integer(number), Type::Integer) => {
            let range = constraints.range.as_ref()?;
            let is_low = range.min.is_some_and(|min| *number < min);
            let is_high = range.max.is_some_and(|max| *number > max);
            (is_low || is_high).then(|| "it is out of range".to_owned())
        }
        _ => None,
    }
}
