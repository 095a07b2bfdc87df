//! Words of enums: those that came and went, their Rust names, whether others are taken.

use crate::diff::compare::comparison::{Comparison, below};
use crate::diff::compare::role::Role;
use crate::diff::compare::{display, pairing};
use crate::diff::report::finding::Example;
use crate::diff::rule::{Rule, response, value};
use crate::diff::verdict::Verdict;
use crate::ir::{EnumType, EnumValue};
use crate::rust::name;

/// The rules that speak of enums on one way.
struct Rules {
    added: &'static Rule,
    removed: &'static Rule,
    renamed: &'static Rule,
    wire: &'static Rule,
    /// None where nothing follows the order.
    order: Option<&'static Rule>,
    opened: &'static Rule,
    closed: &'static Rule,
    docs: &'static Rule,
}

static ASKED: Rules = Rules {
    added: &value::PARAM_ENUM_VALUE_ADDED,
    removed: &value::PARAM_ENUM_VALUE_REMOVED,
    renamed: &value::PARAM_ENUM_VARIANT_RENAMED,
    wire: &value::PARAM_ENUM_WIRE_VALUE_CHANGED,
    order: Some(&value::PARAM_ENUM_ORDER_CHANGED),
    opened: &value::PARAM_ENUM_OPENED,
    closed: &value::PARAM_ENUM_CLOSED,
    docs: &value::PARAM_ENUM_VALUE_DOCS_CHANGED,
};

static ANSWERED: Rules = Rules {
    added: &response::RESP_ENUM_VALUE_ADDED,
    removed: &response::RESP_ENUM_VALUE_REMOVED,
    renamed: &response::RESP_ENUM_VARIANT_RENAMED,
    wire: &response::RESP_ENUM_WIRE_VALUE_CHANGED,
    order: None,
    // `check` leaves no closed enum in a reply; should it one day, that is another type.
    opened: &response::RESP_MEMBER_TYPE_CHANGED,
    closed: &response::RESP_MEMBER_TYPE_CHANGED,
    docs: &response::RESP_ENUM_VALUE_DOCS_CHANGED,
};

/// Two versions of one enum.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &EnumType,
    new: &EnumType,
    role: Role,
) {
    let rules = if role.is_param() { &ASKED } else { &ANSWERED };
    let pairing = pairing::pair(
        &old.values,
        &new.values,
        |value| &value.word,
        name::variant,
        |_, _| None,
    );
    for value in pairing
        .removed
        .iter()
        .filter(|value| !comparison.is_state(&value.word))
        .collect::<Vec<_>>()
    {
        listed(comparison, path, value, false, new, role, rules);
    }
    for value in pairing
        .added
        .iter()
        .filter(|value| !comparison.is_state(&value.word))
        .collect::<Vec<_>>()
    {
        listed(comparison, path, value, true, old, role, rules);
    }
    for both in &pairing.both {
        let (was, is) = (both.old, both.new);
        let at = below(path, &["values", &is.word]);
        if was.word != is.word && !(comparison.is_state(&was.word) && comparison.is_state(&is.word))
        {
            let found = comparison
                .finding(rules.wire, &at)
                .values(&was.word, &is.word);
            comparison.add(found.was_at(&below(path, &["values", &was.word])));
        }
        let (old_variant, new_variant) = (name::variant(was), name::variant(is));
        if old_variant != new_variant {
            let found = comparison.finding(rules.renamed, &at);
            let found = found.values(old_variant, new_variant);
            comparison.add(
                found
                    .was_at(&below(path, &["values", &was.word]))
                    .written_at("rust_name"),
            );
        }
        comparison.prose(rules.docs, &at, was.docs.as_deref(), is.docs.as_deref());
    }
    if old.open != new.open {
        let word = |open: bool| if open { "open" } else { "closed" };
        let rule = if new.open { rules.opened } else { rules.closed };
        comparison.changed(
            rule,
            &below(path, &["open"]),
            word(old.open),
            word(new.open),
        );
    }
    order(comparison, path, old, new, rules);
}

/// A word that only one side lists; `other` is the side that does not.
fn listed(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    value: &EnumValue,
    is_new: bool,
    other: &EnumType,
    role: Role,
    rules: &Rules,
) {
    let path = below(path, &["values", &value.word]);
    let found = if is_new {
        comparison.finding(rules.added, &path).to(&value.word)
    } else {
        comparison.finding(rules.removed, &path).from(&value.word)
    };
    comparison.add(match (role.is_param(), other.open) {
        // It is taken there, too, as a word that is not listed.
        (true, true) => found.wire(Verdict::Ok, Verdict::Ok),
        (true, false) => found.examples(vec![word(value, !is_new)]),
        (false, true) => found,
        // A closed enum takes no word that it does not list: the reply cannot be read at all.
        (false, false) if is_new => found.wire(Verdict::Breaks, Verdict::Ok),
        (false, false) => found.wire(Verdict::Ok, Verdict::Breaks),
    });
}

fn word(value: &EnumValue, accepted_by_old: bool) -> Example {
    Example {
        text: Some(value.word.clone()),
        shown: format!("{:?}", value.word),
        accepted_by_old,
        why: "it is not one of the words".to_owned(),
    }
}

/// A closed enum sorts by its order, an open one by its words.
fn order(
    comparison: &mut Comparison<'_>,
    path: &[&str],
    old: &EnumType,
    new: &EnumType,
    rules: &Rules,
) {
    let (Some(rule), false, false) = (rules.order, old.open, new.open) else {
        return;
    };
    let (was, is): (Vec<&str>, Vec<&str>) = (old.words().collect(), new.words().collect());
    if pairing::reordered(old.words(), new.words()) {
        let found = comparison.finding(rule, &below(path, &["values"]));
        comparison.add(found.values(display::list(&was), display::list(&is)));
    }
}
