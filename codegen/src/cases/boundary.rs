//! Values at, under and over each limit of a member and of what is inside of it.

use super::sample;
use super::text;
use super::variant::{Variant, broken, taken};
use crate::ir::{Bounds, EnumType, Literal, Member, Type};

/// The variants of a member at a place; a text that is not ASCII only where one can stand.
pub(super) fn of_member(member: &Member, place: &str, is_body: bool) -> Vec<Variant> {
    let mut found = match &member.ty {
        Type::String => text::of_text(member, place, is_body),
        Type::Integer | Type::Number => member
            .constraints
            .range
            .as_ref()
            .map(|range| of_range(range, place))
            .unwrap_or_default(),
        Type::Boolean => [true, false]
            .map(|flag| taken(place, flag.to_string(), Literal::Bool(flag)))
            .into(),
        Type::Enum(found) => of_enum(found, place),
        Type::List(item) => of_list(member, item, place, is_body),
        Type::Object(members) => of_object(members, place, is_body),
        Type::Map(item) => of_map(member, item, place, is_body),
        Type::Time(_) | Type::Any => Vec::new(),
    };
    if member.nullable && is_body {
        found.push(taken(place, "null".to_owned(), Literal::Null));
    }
    found
}

fn of_range(range: &Bounds, place: &str) -> Vec<Variant> {
    let mut found = Vec::new();
    let integer = |value: i64| Literal::Integer(value);
    if let Some(min) = range.min {
        found.push(taken(place, format!("{min}, the smallest"), integer(min)));
        if let Some(under) = min.checked_sub(1) {
            found.push(broken(
                place,
                under.to_string(),
                integer(under),
                "range.min",
            ));
        }
    }
    if let Some(max) = range.max {
        found.push(taken(place, format!("{max}, the largest"), integer(max)));
        if let Some(over) = max.checked_add(1) {
            found.push(broken(place, over.to_string(), integer(over), "range.max"));
        }
    }
    found
}

fn of_enum(found: &EnumType, place: &str) -> Vec<Variant> {
    let text = |word: &str| Literal::Text(word.to_owned());
    let words = found
        .words()
        .map(|word| taken(place, format!("`{word}`"), text(word)));
    let mut variants: Vec<Variant> = words.collect();
    let other = "no-such-word";
    if !found.lists(other) {
        let title = "a word that the spec does not list".to_owned();
        variants.push(if found.open {
            taken(place, title, text(other))
        } else {
            broken(place, title, text(other), "values")
        });
    }
    variants
}

fn of_list(member: &Member, item: &Member, place: &str, is_body: bool) -> Vec<Variant> {
    let mut found = Vec::new();
    let bounds = member.constraints.items.as_ref();
    let least = bounds.and_then(|bounds| bounds.min);
    let most = bounds.and_then(|bounds| bounds.max);
    let of = |count: i64| sample::items(item, count, false);
    let count = |count: i64| match count {
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    };
    if let Some(min) = least {
        found.extend(of(min).map(|value| taken(place, count(min), value)));
        let under = min.checked_sub(1).filter(|under| *under >= 0);
        found.extend(under.and_then(|under| {
            let value = of(under)?;
            Some(broken(place, count(under), value, "items.min"))
        }));
    }
    if let Some(max) = most {
        found.extend(of(max).map(|value| taken(place, count(max), value)));
        found.extend(max.checked_add(1).and_then(|over| {
            let value = of(over)?;
            Some(broken(place, count(over), value, "items.max"))
        }));
    }
    // What is inside: the first item is another one.
    let items = match sample::value(member, false) {
        Some(Literal::List(items)) => items,
        Some(Literal::Map(entries)) => entries.into_iter().map(|(_, value)| value).collect(),
        _ => return found,
    };
    if items.is_empty() {
        return found;
    }
    for variant in of_member(item, &format!("{place}[0]"), is_body) {
        let mut items = items.clone();
        items[0] = variant.value;
        let value = Literal::List(items);
        found.push(Variant { value, ..variant });
    }
    found
}

fn of_map(member: &Member, item: &Member, place: &str, is_body: bool) -> Vec<Variant> {
    // A map has as many entries as a list has items, and the same in them.
    let found = of_list(member, item, place, is_body).into_iter();
    let found = found.map(|variant| match variant.value {
        Literal::List(items) => Variant {
            value: sample::entries(items),
            ..variant
        },
        _ => variant,
    });
    found.collect()
}

fn of_object(members: &[Member], place: &str, is_body: bool) -> Vec<Variant> {
    let mut found = Vec::new();
    for member in members {
        let inside = format!("{place}.{}", member.wire);
        for variant in of_member(member, &inside, is_body) {
            let others = members
                .iter()
                .filter(|other| other.required && other.wire != member.wire);
            let others =
                others.map(|other| Some((other.wire.clone(), sample::value(other, false)?)));
            let Some(mut entries) = others.collect::<Option<Vec<_>>>() else {
                continue;
            };
            entries.push((member.wire.clone(), variant.value));
            let value = Literal::Map(entries);
            found.push(Variant { value, ..variant });
        }
    }
    found
}
