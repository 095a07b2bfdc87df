//! A value of a model and where it is, so that an error can say so.

use std::path::Path;

use serde_json::Value;

use crate::error::Error;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<'v> {
    /// The value.
    pub(crate) value: &'v Value,
    file: &'v Path,
    place: String,
}

impl<'v> At<'v> {
    /// The whole of a file.
    pub(crate) fn root(file: &'v Path, value: &'v Value) -> Self {
        Self {
            value,
            file,
            place: String::new(),
        }
    }

    /// The file that it stands in.
    pub(crate) fn file(&self) -> &'v Path {
        self.file
    }

    /// Where it stands, as a JSON pointer.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// An error about it.
    pub(crate) fn wrong(&self, message: impl Into<String>) -> Error {
        Error::form(self.file, &self.place, message)
    }

    /// What stands under a key.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.as_object()?.get(key)?;
        Some(self.below(key, value))
    }

    /// What stands under a key of a map, or at an index of a list.
    pub(crate) fn step(&self, key: &str) -> Option<Self> {
        let found = match self.value {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            _ => return self.get(key),
        };
        Some(self.below(key, found))
    }

    /// The same of what has to be there.
    pub(crate) fn need(&self, key: &str) -> Result<Self, Error> {
        self.get(key)
            .ok_or_else(|| self.wrong(format!("`{key}` is missing")))
    }

    /// It as a text.
    pub(crate) fn text(&self) -> Result<&'v str, Error> {
        self.value
            .as_str()
            .ok_or_else(|| self.wrong("a text is due here"))
    }

    /// The text under a key, if there is one.
    pub(crate) fn text_of(&self, key: &str) -> Result<Option<&'v str>, Error> {
        self.get(key).map(|at| at.text()).transpose()
    }

    /// The text under a key that has to be there.
    pub(crate) fn need_text(&self, key: &str) -> Result<&'v str, Error> {
        self.need(key)?.text()
    }

    /// Whether true stands under a key.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.get(key)
            .is_some_and(|at| *at.value == Value::Bool(true))
    }

    /// The whole number under a key; a number with a fraction of zero is one, anything else is none.
    pub(crate) fn whole(&self, key: &str) -> Option<i64> {
        whole(self.get(key)?.value)
    }

    /// The entries of a map.
    pub(crate) fn entries(&self) -> Result<Vec<(&'v str, Self)>, Error> {
        let map = self.value.as_object();
        let map = map.ok_or_else(|| self.wrong("a map is due here"))?;
        let entry = |(key, value): (&'v String, &'v Value)| (key.as_str(), self.below(key, value));
        Ok(map.iter().map(entry).collect())
    }

    /// The entries of the map under a key; none, if it is not there.
    pub(crate) fn entries_of(&self, key: &str) -> Result<Vec<(&'v str, Self)>, Error> {
        self.get(key)
            .map_or_else(|| Ok(Vec::new()), |at| at.entries())
    }

    /// The items of the list under a key; none, if it is not there.
    pub(crate) fn items_of(&self, key: &str) -> Result<Vec<Self>, Error> {
        let Some(at) = self.get(key) else {
            return Ok(Vec::new());
        };
        let items = at.value.as_array();
        let items = items.ok_or_else(|| at.wrong("a list is due here"))?;
        let item = |(index, value): (usize, &'v Value)| at.below(&index.to_string(), value);
        Ok(items.iter().enumerate().map(item).collect())
    }

    /// The texts of the list under a key.
    pub(crate) fn texts_of(&self, key: &str) -> Result<Vec<&'v str>, Error> {
        self.items_of(key)?.iter().map(Self::text).collect()
    }

    fn below(&self, key: &str, value: &'v Value) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            value,
            file: self.file,
            place: format!("{}/{key}", self.place),
        }
    }
}

/// A whole number; `12.0` is one.
pub(crate) fn whole(value: &Value) -> Option<i64> {
    if let Some(number) = value.as_i64() {
        return Some(number);
    }
    let text = value.as_f64()?.to_string();
    // What has a fraction, or is too large, is written in a way that no whole number is read from.
    text.parse().ok()
}
