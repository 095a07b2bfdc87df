//! What a caller says to a dynamic operation: values by the names of params.

use super::facts::{Param, Shape, Sort};
use super::{DynamicOperation, Value, Values, check};
use crate::time::Timestamp;
use crate::{Number, Secret, Validate, Violations};
use std::fmt;

/// What a caller says: a value of its type for each param that is given, and one for each that is required.
#[derive(Clone, PartialEq, Eq)]
pub struct DynamicInput {
    operation: DynamicOperation,
    values: Values,
}

/// Why values are no input. It never holds one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputError {
    /// The operation has no such param.
    Unknown {
        /// The name.
        name: String,
    },
    /// The text is no JSON object.
    BadJson(crate::wire::BadBody),
    /// A required param is missing.
    Missing {
        /// The param.
        name: &'static str,
    },
    /// The value of a param is of another type.
    WrongType {
        /// The param.
        name: &'static str,
    },
}

impl DynamicInput {
    /// Values by the keys of params in the spec.
    ///
    /// A text for a param that the spec calls a secret is kept as one. Constraints are not looked
    /// at here: [`violations`](Validate::violations) tells.
    ///
    /// # Errors
    /// The first param that is unknown, missing, or of another type.
    pub fn new(operation: DynamicOperation, values: Values) -> Result<Self, InputError> {
        let mut own = Values::new();
        for (name, value) in values.into_entries() {
            let param = operation.arguments().find(|param| param.key == name);
            let Some(param) = param else {
                return Err(InputError::Unknown { name });
            };
            own.put(name, hidden(&param.field.shape, value));
        }
        for param in operation.arguments() {
            let value = own.get(param.key);
            if check::field_fits(&param.field, value) {
                continue;
            }
            let name = param.key;
            return Err(match value {
                None => InputError::Missing { name },
                Some(_) => InputError::WrongType { name },
            });
        }
        Ok(Self::of(operation, own))
    }

    /// An input of texts, as a command line gives them: numbers and booleans are read from theirs.
    ///
    /// # Errors
    /// The first param that is unknown, missing, or of another type.
    pub fn of_texts<'t>(
        operation: DynamicOperation,
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, InputError> {
        let mut values = Values::new();
        for (name, text) in texts {
            let param = operation.arguments().find(|param| param.key == name);
            let Some(param) = param else {
                let name = name.to_owned();
                return Err(InputError::Unknown { name });
            };
            let Some(value) = of_text(&param.field.shape, text) else {
                return Err(InputError::WrongType { name: param.key });
            };
            // A param that takes a list may be given several times.
            match (values.get(name).cloned(), value) {
                (Some(Value::List(mut before)), Value::List(more)) => {
                    before.extend(more);
                    values.put(name, Value::List(before));
                }
                (_, value) => values.put(name, value),
            }
        }
        Self::new(operation, values)
    }

    pub(super) const fn of(operation: DynamicOperation, values: Values) -> Self {
        Self { operation, values }
    }

    /// The operation.
    #[must_use]
    pub const fn operation(&self) -> DynamicOperation {
        self.operation
    }

    /// The value of a param.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(key)
    }

    /// Adds an item to a param that is a list.
    pub(super) fn push(&mut self, key: &str, item: Value) {
        if let Some(Value::List(mut items)) = self.values.get(key).cloned() {
            items.push(item);
            self.values.put(key, Value::List(items));
        }
    }

    pub(super) fn value(&self, param: &Param) -> Option<&Value> {
        self.values.get(param.key)
    }
}

/// A text as the value of a scalar, or of a list with one item.
pub(super) fn of_text(shape: &Shape, text: &str) -> Option<Value> {
    match &shape.sort {
        Sort::Text | Sort::Words { .. } => Some(hidden(shape, text.into())),
        Sort::Integer => text.parse().ok().map(Value::Integer),
        Sort::Number => Number::parse(text).map(Value::Number),
        Sort::Time(format) => Timestamp::parse(text, *format).map(Value::Time),
        Sort::Boolean => text.parse().ok().map(Value::Boolean),
        Sort::Any => Some(Value::Json(crate::Json::from_text(text))),
        Sort::List(item) => Some(Value::List(vec![of_text(item, text)?])),
        Sort::Object(_) | Sort::Map(_) => None,
    }
}

/// The same value, with texts as secrets where the spec says so.
fn hidden(shape: &Shape, value: Value) -> Value {
    match (value, &shape.sort) {
        (Value::Text(text), _) if shape.secret => Value::Secret(Secret::new(text)),
        (Value::List(items), Sort::List(shape)) => {
            Value::List(items.into_iter().map(|item| hidden(shape, item)).collect())
        }
        (Value::Object(values), Sort::Map(shape)) => {
            let mut own = Values::new();
            for (key, value) in values.into_entries() {
                own.put(key, hidden(shape, value));
            }
            Value::Object(own)
        }
        (Value::Object(values), Sort::Object(fields)) => {
            let mut own = Values::new();
            for (name, value) in values.into_entries() {
                let field = fields.iter().find(|field| field.name == name);
                let value = match field {
                    Some(field) => hidden(&field.shape, value),
                    None => value,
                };
                own.put(name, value);
            }
            Value::Object(own)
        }
        (value, _) => value,
    }
}

impl Validate for DynamicInput {
    fn violations(&self) -> Violations {
        check::violations(self.operation.arguments(), &self.values)
    }
}

impl fmt::Debug for DynamicInput {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("DynamicInput")
            .field("operation", &self.operation)
            .field("values", &self.values)
            .finish()
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => write!(out, "the operation has no param `{name}`"),
            Self::BadJson(why) => why.fmt(out),
            Self::Missing { name } => write!(out, "`{name}` is required"),
            Self::WrongType { name } => write!(out, "the value of `{name}` is of another type"),
        }
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::BadJson(why) => Some(why),
            _ => None,
        }
    }
}
