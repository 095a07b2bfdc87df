//! What an operation has around it: the errors, rows and names of its service and of its provider.

use annul_codegen::ir::{Protocol, RefusalKind};
use serde_json::Value;

/// An error that the service or the provider declares.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its name.
    pub(super) name: String,
    /// What it means.
    pub(super) kind: RefusalKind,
    /// The status that it is sent with.
    pub(super) status: Option<u64>,
    /// Its codes; its name, if it lists none.
    pub(super) codes: Vec<String>,
}

/// What an operation has around it.
#[derive(Clone, Debug)]
pub(super) struct Home {
    /// How it travels.
    pub(super) protocol: Option<Protocol>,
    /// Errors, the service's first.
    pub(super) errors: Vec<Known>,
    /// Words of the reply table that are answered.
    pub(super) rows: Vec<String>,
    /// Bodies that errors share.
    pub(super) bodies: Vec<String>,
    /// The source that most of the service is from.
    pub(super) source: Option<String>,
}

impl Home {
    /// What a service file and a provider file say.
    pub(super) fn of(service: &Value, provider: Option<&Value>) -> Self {
        let files: Vec<&Value> = [Some(service), provider].into_iter().flatten().collect();
        let keys = |key: &str| -> Vec<String> {
            let maps = files.iter().filter_map(|file| file.get(key)?.as_object());
            maps.flat_map(|map| map.keys().cloned()).collect()
        };
        let mut errors: Vec<Known> = Vec::new();
        for map in files
            .iter()
            .filter_map(|file| file.get("errors")?.as_object())
        {
            for (name, value) in map {
                if !errors.iter().any(|known| known.name == *name) {
                    errors.extend(known(name, value));
                }
            }
        }
        let text = |key: &str| service.get(key).and_then(Value::as_str);
        Self {
            protocol: text("protocol").and_then(|word| word.parse().ok()),
            errors,
            rows: keys("replies"),
            bodies: keys("bodies"),
            source: text("default_source").map(str::to_owned),
        }
    }

    /// The declared error that has this name or reads this code.
    pub(super) fn reads(&self, code: &str) -> Option<&Known> {
        let is_it =
            |known: &&Known| known.name == code || known.codes.iter().any(|own| own == code);
        self.errors.iter().find(is_it)
    }

    /// The declared error that has this status.
    pub(super) fn of_status(&self, status: u16) -> Option<&Known> {
        self.errors
            .iter()
            .find(|known| known.status == Some(u64::from(status)))
    }

    /// The declared errors of a kind.
    pub(super) fn of_kind(&self, kind: RefusalKind) -> impl Iterator<Item = &Known> {
        self.errors.iter().filter(move |known| known.kind == kind)
    }
}

fn known(name: &str, value: &Value) -> Option<Known> {
    let codes = value.get("codes").and_then(Value::as_array);
    let codes = codes.map(|codes| codes.iter().filter_map(Value::as_str).map(str::to_owned));
    Some(Known {
        name: name.to_owned(),
        kind: value.get("kind")?.as_str()?.parse().ok()?,
        status: value.get("status").and_then(Value::as_u64),
        codes: codes.map_or_else(|| vec![name.to_owned()], Iterator::collect),
    })
}
