//! The sentences of AWS about values that break a constraint or have another type.

use crate::server::front_door::message::cut;
use crate::wire::{Invalid, Seen, ValueKind, WrongType};
use crate::{Limit, Place, Rule, Violation};

/// AWS reports so many broken constraints, and no more.
const MOST_TOLD: usize = 10;

/// How much of a value is shown where the sentence would get too long with all of it.
const SHORT_VALUE: usize = 24;

/// `1 validation error detected: Value 'x' at 'queryId' failed to satisfy constraint: Member must …`
///
/// Values are shortened if the sentence would have more than `max` characters.
pub(super) fn of_constraints(invalid: &Invalid, max: usize) -> String {
    let full = told(invalid, usize::MAX);
    if full.chars().nth(max).is_none() {
        return full;
    }
    told(invalid, SHORT_VALUE)
}

fn told(invalid: &Invalid, longest_value: usize) -> String {
    let parts: Vec<String> = invalid
        .iter()
        .take(MOST_TOLD)
        .map(|(violation, seen)| part(violation, seen, longest_value))
        .collect();
    let plural = if parts.len() == 1 { "" } else { "s" };
    let count = parts.len();
    format!(
        "{count} validation error{plural} detected: {}",
        parts.join("; ")
    )
}

fn part(violation: &Violation, seen: &Seen, longest_value: usize) -> String {
    let value = match seen {
        Seen::Nothing => "Value null".to_owned(),
        Seen::Value(value) => format!("Value '{}'", cut(value, longest_value)),
        Seen::Secret => "Value".to_owned(),
    };
    let member = member(violation.place);
    let constraint = constraint(violation);
    format!("{value} at '{member}' failed to satisfy constraint: Member must {constraint}")
}

/// A member as Coral names it: `filters.2.member`, each name with a small letter in front.
fn member(place: Place) -> String {
    let names: Vec<String> = place.name.split('.').map(lower_first).collect();
    let name = names.join(".");
    let mut indices = place.items().map(|index| u64::from(index) + 1);
    let mut pieces = name.split("[]");
    let mut named = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // An item without an index is any of them.
        let index = indices.next().map(|index| format!("{index}."));
        named = format!("{named}.{}member{piece}", index.unwrap_or_default());
    }
    for index in indices {
        named = format!("{named}.{index}.member");
    }
    named
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

fn constraint(violation: &Violation) -> String {
    let bound = match violation.rule {
        Rule::MinLength | Rule::MinValue | Rule::MinItems => "greater",
        _ => "less",
    };
    match (violation.rule, violation.limit) {
        (Rule::Required, _) => "not be null".to_owned(),
        (_, Limit::Length { count, .. } | Limit::Items(count)) => {
            format!("have length {bound} than or equal to {count}")
        }
        (_, Limit::Integer(limit)) => format!("have value {bound} than or equal to {limit}"),
        (_, Limit::Pattern { regex }) => format!("satisfy regular expression pattern: {regex}"),
        (_, Limit::Values(words)) => format!("satisfy enum value set: [{}]", words.join(", ")),
        (_, Limit::None) => "be a valid value".to_owned(),
    }
}

/// What AWS says of a value of another JSON type. `is_true` is what a boolean says.
pub(super) fn of_type(found: &WrongType, is_true: bool) -> String {
    let expected = match found.expected {
        ValueKind::Boolean => "Boolean",
        ValueKind::Integer => "Long",
        ValueKind::Number => "Double",
        ValueKind::List if found.found != ValueKind::Object => {
            return "Expected list or null".to_owned();
        }
        ValueKind::Object if found.found != ValueKind::List => {
            return "Expected map or null".to_owned();
        }
        _ => "String",
    };
    let value = match found.found {
        ValueKind::Object => {
            return "Start of structure or map found where not expected".to_owned();
        }
        ValueKind::List => return "Start of list found where not expected".to_owned(),
        ValueKind::Boolean if is_true => "TRUE_VALUE",
        ValueKind::Boolean => "FALSE_VALUE",
        ValueKind::Integer => "NUMBER_VALUE",
        ValueKind::Number => "DECIMAL_VALUE",
        ValueKind::Text | ValueKind::Null => "STRING_VALUE",
    };
    format!("{value} cannot be converted to {expected}")
}

#[cfg(test)]
mod tests {
    use super::{constraint, member};
    use crate::{LengthUnit, Limit, Origin, Place, Rule, Violation};

    #[test]
    fn members_are_named_as_coral_does() {
        for (name, item, named) in [
            ("QueryId", None, "queryId"),
            ("Filters[].Name", Some(1), "filters.2.member.name"),
            ("EventDataStoreARN", None, "eventDataStoreARN"),
            ("Filter.Name", None, "filter.name"),
            ("Ids", Some(0), "ids.1.member"),
        ] {
            let place = Place::body(name, Origin::Service);
            let place = item.map_or(place, |item| place.item(item));
            assert_eq!(member(place), named);
        }
    }

    #[test]
    fn each_rule_has_its_words() {
        let length = Limit::Length {
            count: 3,
            unit: LengthUnit::Chars,
        };
        for (rule, limit, words) in [
            (Rule::Required, Limit::None, "not be null"),
            (
                Rule::MinLength,
                length,
                "have length greater than or equal to 3",
            ),
            (
                Rule::MaxLength,
                length,
                "have length less than or equal to 3",
            ),
            (
                Rule::MinItems,
                Limit::Items(1),
                "have length greater than or equal to 1",
            ),
            (
                Rule::MaxItems,
                Limit::Items(1),
                "have length less than or equal to 1",
            ),
            (
                Rule::MinValue,
                Limit::Integer(-1),
                "have value greater than or equal to -1",
            ),
            (
                Rule::MaxValue,
                Limit::Integer(9),
                "have value less than or equal to 9",
            ),
            (
                Rule::Pattern,
                Limit::Pattern { regex: "a+" },
                "satisfy regular expression pattern: a+",
            ),
            (
                Rule::Values,
                Limit::Values(&["A", "B"]),
                "satisfy enum value set: [A, B]",
            ),
        ] {
            let violation = Violation::new(Place::body("X", Origin::Service), rule, limit);
            assert_eq!(constraint(&violation), words);
        }
    }
}
