//! A target to begin with: one whose ids satisfy the spec.

use annul_codegen::ir::Catalogue;
use annul_codegen::{cases, dynamic};
use annul_runtime::testing::request_of;
use annul_runtime::wire::{CancelOperation as _, Operation as _};
use serde_json::{Map, Value};

/// The ids of a target that the operation takes; none, if no text is found that fits.
pub(super) fn ids(catalogue: &Catalogue, id: &str) -> Option<Map<String, Value>> {
    let (service, operation) = catalogue.operation(id)?;
    let request = cases::cases(service, operation).request?;
    let request = request_of(&request).ok()?;
    let operation = dynamic::operation(service, operation);
    let input = operation.decode_request(&request).ok()?;
    let target = operation.target(&input);
    let ids = target.ids();
    Some(
        ids.map(|(name, value)| (name.to_owned(), value.into()))
            .collect(),
    )
}
