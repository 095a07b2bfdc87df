//! Which constraints a value breaks.

use annul_runtime::{Number, Origin, Place, Violations};

use crate::ir::{Bounds, Constraints, Literal, Type};

/// The names of the constraints that `value` breaks, in the order in which validators try them.
pub(in crate::check) fn broken_by(
    value: &Literal,
    ty: &Type,
    constraints: &Constraints,
) -> Vec<&'static str> {
    let mut broken = Vec::new();
    match (value, ty) {
        (Literal::Text(text), _) => {
            let mut too_long = false;
            if let Some(length) = &constraints.length {
                let count = length.unit.measure(text);
                let short = length.min.is_some_and(|min| count < u64::from(min));
                too_long = length.max.is_some_and(|max| count > u64::from(max));
                if short || too_long {
                    broken.push("length");
                }
            }
            // A text over its maximum is not scanned: that is what the maximum is for.
            if constraints
                .pattern
                .as_ref()
                .is_some_and(|pattern| !too_long && !pattern.table.matches(text))
            {
                broken.push("pattern");
            }
        }
        (Literal::Integer(number), _) => {
            let outside = |range: &Bounds| {
                range.min.is_some_and(|min| *number < min)
                    || range.max.is_some_and(|max| *number > max)
            };
            if constraints.range.as_ref().is_some_and(outside) {
                broken.push("range");
            }
        }
        (Literal::Number(text), _) => {
            let place = Place::body("", Origin::Caller);
            let mut found = Violations::new();
            if let (Some(number), Some(range)) = (Number::parse(text), &constraints.range) {
                let (min, max) = (range.min.unwrap_or(i64::MIN), range.max.unwrap_or(i64::MAX));
                found.number(place, number, min..=max);
            }
            if !found.is_empty() {
                broken.push("range");
            }
        }
        (Literal::List(_) | Literal::Map(_), Type::List(_) | Type::Map(_)) => {
            let count = match value {
                Literal::List(items) => items.len(),
                Literal::Map(entries) => entries.len(),
                _ => 0,
            };
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let outside = |range: &Bounds| {
                range.min.is_some_and(|min| count < min) || range.max.is_some_and(|max| count > max)
            };
            if constraints.items.as_ref().is_some_and(outside) {
                broken.push("items");
            }
        }
        _ => {}
    }
    broken
}
