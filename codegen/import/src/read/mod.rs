//! One reader a format: from JSON to the model that all formats share.

mod botocore;
mod discovery;
mod ec2;
mod finish;
mod openapi;
mod smithy;

use std::path::Path;

use crate::at::At;
use crate::error::Error;
use crate::model::Model;
use crate::open;

/// Reads the model in a file; its format is told by what it says.
///
/// # Errors
///
/// If the file cannot be read, is too large, or is no model of a format that is known here.
pub fn read(path: &Path) -> Result<Model, Error> {
    let value = open::value(path)?;
    let at = At::root(path, &value);
    let mut model = if at.get("smithy").is_some() {
        smithy::model(&at)?
    } else if at.get("metadata").is_some() && at.get("operations").is_some() {
        botocore::model(&at)?
    } else if at.get("openapi").is_some() {
        openapi::model(&at)?
    } else if at.get("discoveryVersion").is_some() {
        discovery::model(&at)?
    } else {
        let known = "botocore (`metadata`, `operations`, `shapes`), Smithy (`smithy`), OpenAPI 3 (`openapi`), \
                     discovery documents (`discoveryVersion`)";
        return Err(at.wrong(format!("no format of models that is known: {known}")));
    };
    ec2::requests(&mut model);
    finish::check(&model, path)?;
    Ok(model)
}
