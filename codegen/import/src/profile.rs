//! Provider profiles: what all services of a provider have in common, as data that an importer lays under its drafts.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::at::At;
use crate::error::Error;
use crate::model::Format;
use crate::open;

/// The profiles that come with the importer: their names, what they say, and the file that their services share.
const BUILT_IN: &[(&str, &str, Option<&str>)] = &[
    (
        "aws",
        include_str!("../profiles/aws/profile.yaml"),
        Some(include_str!("../profiles/aws/provider.yaml")),
    ),
    (
        "google",
        include_str!("../profiles/google/profile.yaml"),
        None,
    ),
    ("web", include_str!("../profiles/web/profile.yaml"), None),
];

/// What all services of a provider have in common.
#[derive(Clone, Debug)]
pub struct Profile {
    provider: Option<String>,
    formats: Vec<String>,
    content: Map<String, Value>,
    shared: Option<String>,
}

impl Profile {
    /// The names of the profiles that come with the importer.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _, _)| *name)
    }

    /// A profile that comes with the importer.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let (_, text, shared) = BUILT_IN.iter().find(|(known, _, _)| *known == name)?;
        let value = serde_yaml::from_str::<Value>(text).ok()?;
        let path = PathBuf::from(format!("{name}/profile.yaml"));
        let shared = shared.map(str::to_owned);
        Self::of(&At::root(&path, &value), shared).ok()
    }

    /// A profile of a user's own, with the `provider.yaml` beside it, if there is one.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is no profile.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let value = open::value(path)?;
        let beside = path.with_file_name("provider.yaml");
        let shared = if beside.exists() {
            let read = std::fs::read_to_string(&beside);
            Some(read.map_err(|error| Error::io(&beside, error))?)
        } else {
            None
        };
        Self::of(&At::root(path, &value), shared)
    }

    /// The built-in profile for models of a format, where there is just one that fits.
    #[must_use]
    pub fn usual(format: Format) -> Option<Self> {
        let mut all = Self::names().filter_map(Self::built_in);
        all.find(|profile| profile.formats.iter().any(|word| word == format.word()))
    }

    fn of(at: &At<'_>, shared: Option<String>) -> Result<Self, Error> {
        let content = at.value.as_object();
        let content = content.ok_or_else(|| at.wrong("a profile is a map"))?;
        for key in ["service", "protocols", "errors", "replies", "sources"] {
            at.entries_of(key)?;
        }
        let formats = at.texts_of("formats")?.into_iter();
        Ok(Self {
            provider: at.text_of("provider")?.map(str::to_owned),
            formats: formats.map(str::to_owned).collect(),
            content: content.clone(),
            shared,
        })
    }

    /// The provider, as specs call it; none, if the profile fits the services of many.
    #[must_use]
    pub fn provider(&self) -> Option<&str> {
        self.provider.as_deref()
    }

    /// The `provider.yaml` that its services share, if there is one.
    #[must_use]
    pub fn provider_file(&self) -> Option<&str> {
        self.shared.as_deref()
    }

    /// What stands at a way of keys.
    pub(crate) fn get(&self, way: &[&str]) -> Option<&Value> {
        let (first, rest) = way.split_first()?;
        let start = self.content.get(*first)?;
        rest.iter().try_fold(start, |value, key| value.get(key))
    }

    /// The entries at a path of keys; none, if there is nothing.
    pub(crate) fn entries(&self, way: &[&str]) -> impl Iterator<Item = (&String, &Value)> {
        let map = self.get(way).and_then(Value::as_object);
        map.into_iter().flatten()
    }

    /// The status of an error whose model has none.
    pub(crate) fn status(&self, is_server: bool) -> u16 {
        let (key, usual) = if is_server {
            ("server", 500)
        } else {
            ("client", 400)
        };
        let found = self.get(&["status", key]).and_then(Value::as_u64);
        found
            .and_then(|status| status.try_into().ok())
            .unwrap_or(usual)
    }
}

/// A value with its `{words}` filled in.
pub(crate) fn filled(value: &Value, words: &[(&str, &str)]) -> Value {
    match value {
        Value::String(text) => {
            let fill = |text: String, (word, with): &(&str, &str)| {
                text.replace(&format!("{{{word}}}"), with)
            };
            Value::String(words.iter().fold(text.clone(), fill))
        }
        Value::Array(items) => items.iter().map(|item| filled(item, words)).collect(),
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), filled(value, words));
            Value::Object(map.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}
