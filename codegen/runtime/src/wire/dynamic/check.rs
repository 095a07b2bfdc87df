//! What an input is held to: the checks that emitted validators call, in the order in which they call them.

use super::facts::{Constraints, Field, Null, Param, Pattern, PatternForm, Shape, Sort};
use super::{Value, Values};
use crate::{LengthUnit, Location, Place, TextCheck, Violations};

/// Everything about the values of the params that breaks the spec.
pub(super) fn violations<'p>(
    params: impl Iterator<Item = &'p Param>,
    values: &Values,
) -> Violations {
    let mut found = Violations::new();
    for param in params {
        if let Some(value) = values.get(param.key) {
            of_param(param, value, &mut found);
        }
    }
    found
}

fn of_param(param: &Param, value: &Value, found: &mut Violations) {
    let text = match value {
        Value::Text(text) => Some(text.as_str()),
        Value::Secret(secret) => Some(secret.expose()),
        _ => None,
    };
    if let Some(text) = text {
        let mut check = found.text(param.place, text);
        match param.place.location {
            Location::Path if param.is_greedy => {
                check.path_segments();
            }
            Location::Path => {
                check.path_segment();
            }
            Location::Header => {
                check.header_value();
            }
            Location::Query | Location::Body => {}
        }
    }
    // A query cannot tell an empty list from none.
    let is_nothing = param.place.location == Location::Query
        && !param.field.is_optional()
        && matches!(value, Value::List(items) if items.is_empty());
    if is_nothing {
        found.missing(param.place);
    } else {
        of_value(&param.field.shape, value, param.place, found);
    }
}

/// What one value of a param breaks.
pub(super) fn param_violations(param: &Param, value: &Value) -> Violations {
    let mut found = Violations::new();
    of_param(param, value, &mut found);
    found
}

fn of_value(shape: &Shape, value: &Value, place: Place, found: &mut Violations) {
    let constraints = &shape.constraints;
    match (&shape.sort, value) {
        (Sort::Text, Value::Text(text)) => of_text(constraints, &mut found.text(place, text)),
        (Sort::Text, Value::Secret(secret)) => {
            of_text(constraints, &mut found.text(place, secret.expose()));
        }
        (Sort::Integer, Value::Integer(number)) => {
            if let Some((min, max)) = constraints.range {
                found.integer(place, *number, min..=max);
            }
        }
        (Sort::Number, Value::Number(number)) => {
            if let Some((min, max)) = constraints.range {
                found.number(place, *number, min..=max);
            }
        }
        (Sort::Map(shape), Value::Object(values)) => {
            if let Some((min, max)) = constraints.items {
                found.items(place, values.iter().count(), min..=max);
            }
            for (index, (_, value)) in values.iter().enumerate() {
                of_value(shape, value, place.item(index), found);
            }
        }
        (Sort::Object(fields), Value::Object(values)) => {
            for field in fields {
                if let (Some(value), Some(own)) = (values.get(field.name), field.place) {
                    let own = Place {
                        item: place.item,
                        inner_item: place.inner_item,
                        ..own
                    };
                    of_value(&field.shape, value, own, found);
                }
            }
        }
        (Sort::List(shape), Value::List(items)) => {
            if let Some((min, max)) = constraints.items {
                found.items(place, items.len(), min..=max);
            }
            for (index, item) in items.iter().enumerate() {
                of_value(shape, item, place.item(index), found);
            }
        }
        _ => {}
    }
}

fn of_text(constraints: &Constraints, check: &mut TextCheck<'_>) {
    if let Some((min, max, unit)) = constraints.length {
        match unit {
            LengthUnit::Chars => check.chars(min..=max),
            LengthUnit::Utf16 => check.utf16(min..=max),
            LengthUnit::Bytes => check.bytes(min..=max),
        };
    }
    if let Some(Pattern { regex, form }) = &constraints.pattern {
        match form {
            PatternForm::Bytes { class, min, max } => {
                check.every_byte(regex, *min..=*max, |byte| class[usize::from(byte)])
            }
            PatternForm::Table { .. } => check.pattern(regex, |text| form.matches(text)),
        };
    }
}

impl PatternForm {
    /// Whether a text matches.
    fn matches(&self, text: &str) -> bool {
        match self {
            Self::Bytes { class, min, max } => {
                (*min..=*max).contains(&text.len())
                    && text.bytes().all(|byte| class[usize::from(byte)])
            }
            Self::Table {
                classes,
                start,
                width,
                rows,
                accepting,
            } => {
                let mut state = usize::from(*start);
                for byte in text.bytes() {
                    let class = usize::from(classes[usize::from(byte)]);
                    let Some(next) = rows.get(state * width + class) else {
                        return false;
                    };
                    state = usize::from(*next);
                }
                accepting.get(state).copied().unwrap_or_default()
            }
        }
    }
}

/// Whether a value is what a shape says: texts for texts, objects without other members, and all that is required.
pub(super) fn fits(shape: &Shape, value: &Value) -> bool {
    match (&shape.sort, value) {
        (Sort::Text, Value::Text(_) | Value::Secret(_))
        | (Sort::Integer, Value::Integer(_))
        | (Sort::Number, Value::Number(_))
        | (Sort::Time(_), Value::Time(_))
        | (Sort::Boolean, Value::Boolean(_))
        | (Sort::Any, Value::Json(_)) => true,
        (Sort::Words { words, open }, Value::Text(word)) => *open || words.contains(&&**word),
        (Sort::List(item), Value::List(items)) => items.iter().all(|value| fits(item, value)),
        (Sort::Map(item), Value::Object(values)) => {
            let mut values = values.iter();
            values.all(|(_, value)| fits(item, value))
        }
        (Sort::Object(fields), Value::Object(values)) => object_fits(fields, values),
        _ => false,
    }
}

fn object_fits(fields: &[Field], values: &Values) -> bool {
    let known = |name: &str| fields.iter().any(|field| field.name == name);
    values.iter().all(|(name, _)| known(name))
        && fields
            .iter()
            .all(|field| field_fits(field, values.get(field.name)))
}

/// Whether a field holds what it can hold.
pub(super) fn field_fits(field: &Field, value: Option<&Value>) -> bool {
    match value {
        None => field.is_optional(),
        Some(Value::Null) => field.null == Null::Value,
        Some(value) => fits(&field.shape, value),
    }
}
