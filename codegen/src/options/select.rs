//! What options name in specs: operations, services and types; names that do not exist are errors, not silence.

use crate::diagnostic::suggest;
use crate::ir::Catalogue;
use crate::rust::Plan;

use super::{OptionError, Options};

/// The type path that stands for every type.
const EVERY: &str = "*";

impl Options {
    /// Holds every name against the specs.
    pub fn check(&self, catalogue: &Catalogue) -> Result<(), OptionError> {
        if !self.names_anything() {
            return Ok(());
        }
        let known = Known::of(catalogue);
        for id in &self.only {
            if !known.groups.contains(id) {
                let expected = "the id of an operation or a service";
                return Err(unknown("operations", id, &known.groups, expected));
            }
        }
        let attributes = self
            .type_attributes
            .iter()
            .map(|(path, _)| ("type_attribute", path));
        let derives = self.derives.iter().map(|(path, _)| ("derive", path));
        let mut wide: Vec<String> = known.groups.clone();
        wide.extend(known.types.iter().cloned());
        for (option, path) in attributes.chain(derives) {
            if path != EVERY && !wide.contains(path) {
                let expected = "`*`, an operation or service, or one of their types as `service.Operation.Type`";
                return Err(unknown(option, path, &wide, expected));
            }
        }
        for (path, _) in &self.extern_types {
            if !known.replaceable.contains(path) {
                let expected =
                    "an id, enum or object as `service.Operation.Type` or `service.Type`";
                return Err(unknown("extern_type", path, &known.replaceable, expected));
            }
        }
        Ok(())
    }

    /// Whether any option names something of the specs.
    pub(crate) fn names_anything(&self) -> bool {
        let attributes = self.type_attributes.iter().map(|(path, _)| path);
        let derives = self.derives.iter().map(|(path, _)| path);
        let mut wide = attributes.chain(derives);
        !self.only.is_empty() || !self.extern_types.is_empty() || wide.any(|path| path != EVERY)
    }
}

/// Whether `path` chooses the type `name`, which is in `operation` or beside the operations of `service`.
///
/// `*`, a service and an operation stand for their values; an error, which holds a whole reply, is chosen by its own
/// name only.
pub(crate) fn selects(
    path: &str,
    service: &str,
    operation: Option<&str>,
    name: &str,
    is_error: bool,
) -> bool {
    let by_name = |owner: &str| {
        path.strip_prefix(owner)
            .and_then(|rest| rest.strip_prefix('.'))
            == Some(name)
    };
    let whole = path == EVERY || path == service || Some(path) == operation;
    (whole && !is_error) || by_name(service) || operation.is_some_and(by_name)
}

/// Every name that an option can use.
#[derive(Default)]
struct Known {
    /// Services and operations.
    groups: Vec<String>,
    /// Types.
    types: Vec<String>,
    /// Types that a type of the user's can stand for.
    replaceable: Vec<String>,
}

impl Known {
    fn of(catalogue: &Catalogue) -> Self {
        let mut known = Self::default();
        for service in &Plan::of(catalogue).services {
            known.groups.push(service.ir.id.clone());
            known.add(&service.ir.id, service.types.names(), true);
            for operation in &service.operations {
                known.groups.push(operation.ir.id.clone());
                let errors = operation.errors.iter().map(|error| error.name.as_str());
                let own = [
                    &operation.input.name,
                    &operation.output.name,
                    &operation.error,
                ];
                let own = own.into_iter().map(String::as_str);
                for owner in [&operation.ir.id, &service.ir.id] {
                    known.add(owner, operation.types.names(), true);
                    known.add(owner, own.clone(), false);
                    known.add(owner, errors.clone(), false);
                }
            }
        }
        known
    }

    fn add<'n>(&mut self, owner: &str, names: impl Iterator<Item = &'n str>, replaceable: bool) {
        for name in names {
            let path = format!("{owner}.{name}");
            if replaceable {
                self.replaceable.push(path.clone());
            }
            self.types.push(path);
        }
    }
}

fn unknown(
    option: &'static str,
    name: &str,
    known: &[String],
    expected: &'static str,
) -> OptionError {
    // The service is what one forgets; then the whole name is far from any other.
    let ends = |known: &&String| {
        known
            .strip_suffix(name)
            .is_some_and(|owner| owner.ends_with('.'))
    };
    let meant = known
        .iter()
        .find(ends)
        .map(String::as_str)
        .or_else(|| suggest::nearest(name, known.iter().map(String::as_str)));
    OptionError::UnknownName {
        option,
        name: name.to_owned(),
        meant: meant.map(str::to_owned),
        expected,
    }
}

/// The feature that a service is behind: its id, in which dots are dashes.
///
/// ```
/// assert_eq!(annul_codegen::options::feature_of("oci.query-service"), "oci-query-service");
/// ```
#[must_use]
pub fn feature_of(service: &str) -> String {
    service.replace('.', "-")
}
