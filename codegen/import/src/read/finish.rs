//! What must hold of a model whatever its format: every reference leads to something.

use std::path::Path;

use crate::error::Error;
use crate::model::{Kind, Model};

/// Reports the first reference that leads nowhere.
pub(super) fn check(model: &Model, path: &Path) -> Result<(), Error> {
    let known = |id: &str| model.shapes.contains_key(id);
    let missing = |of: &str, id: &str| {
        let message = format!("`{of}` refers to the shape `{id}`, which the model does not have");
        Err(Error::form(path, "", message))
    };
    for operation in &model.operations {
        let ids = operation.input.iter().chain(&operation.output);
        if let Some(id) = ids.chain(&operation.errors).find(|id| !known(id)) {
            return missing(&operation.name, id);
        }
    }
    for shape in model.shapes.values() {
        match &shape.kind {
            Kind::Structure(members) => {
                if let Some(member) = members.iter().find(|member| !known(&member.shape)) {
                    return missing(&format!("{}.{}", shape.name, member.name), &member.shape);
                }
            }
            Kind::List { item, .. } if !known(item) => return missing(&shape.name, item),
            _ => {}
        }
    }
    Ok(())
}
