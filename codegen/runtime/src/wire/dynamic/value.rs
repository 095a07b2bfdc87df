//! Values of a spec that is known only while a program runs.

use crate::meaning::look_table::{Step, Wanted, steps};
use crate::time::Timestamp;
use crate::{Json, Number, Secret};
use std::collections::BTreeMap;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A null that says something of its own.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with or without a fraction.
    Number(Number),
    /// A point in time.
    Time(Timestamp),
    /// A text, or a word of an enum.
    Text(String),
    /// A text that must not be seen.
    Secret(Secret),
    /// Any JSON.
    Json(Json),
    /// A list.
    List(Vec<Value>),
    /// An object, or a map.
    Object(Values),
}

/// Values by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, Value>);

impl Values {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same with a value.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.put(name, value);
        self
    }

    /// Puts a value there, in place of one of the same name.
    pub fn put(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0.insert(name.into(), value.into());
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The value at a path of names: `Job.Status`.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Value> {
        self.at_of(path, None)
    }

    /// The same on a way that may lead into the item of one of several targets, whose id is `each`: `Errors[Id=$each].Code`.
    pub(super) fn at_of(&self, path: &str, each: Option<&str>) -> Option<&Value> {
        let mut way = steps(path)?.into_iter();
        let Some(Step::Into(first)) = way.next() else {
            return None;
        };
        way.try_fold(self.get(first)?, |value, step| match (value, step) {
            (Value::Object(values), Step::Into(name)) => values.get(name),
            (
                Value::List(items),
                Step::Search {
                    member,
                    value: Wanted::Each,
                },
            ) => {
                let is_of = |item: &&Value| {
                    let id = match item {
                        Value::Object(values) => values.get(member),
                        _ if member.is_empty() => Some(*item),
                        _ => None,
                    };
                    each.is_some() && id.and_then(Value::as_text) == each
                };
                items.iter().find(is_of)
            }
            _ => None,
        })
    }

    /// All of them, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_entries(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }

    pub(super) fn extend(&mut self, name: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value);
        }
    }
}

impl Value {
    /// The content of a text that may be seen.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<Timestamp> for Value {
    fn from(time: Timestamp) -> Self {
        Self::Time(time)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Boolean(flag)
    }
}

impl From<Secret> for Value {
    fn from(secret: Secret) -> Self {
        Self::Secret(secret)
    }
}

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        Self::Json(json)
    }
}

impl From<Values> for Value {
    fn from(values: Values) -> Self {
        Self::Object(values)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
