//! Errors as JSON: those of the operation first, then those that any operation of the service can answer.

use annul_codegen::ir::{Error, ErrorBody};
use annul_codegen::rust::name;
use serde_json::{Value, json};

use super::super::Subject;
use super::{deprecated, rust_field, types};

/// All errors that a client may meet.
pub(super) fn errors(subject: Subject<'_>) -> Vec<Value> {
    let rust = subject.rust;
    let own = rust.errors.iter().map(|found| {
        let mut value = error(found.ir, "operation", subject);
        value["rust"] = json!({
            "variant": format!("{}::{}", rust.error, found.name),
            "fields": found.fields.iter().map(rust_field).collect::<Vec<Value>>(),
        });
        value
    });
    let common = subject.service.errors.iter().map(|found| {
        let mut value = error(found, "service", subject);
        value["rust"] = json!({ "variant": format!("{}::Other", rust.error), "fields": [] });
        value
    });
    own.chain(common).collect()
}

fn error(found: &Error, declared_by: &str, subject: Subject<'_>) -> Value {
    let parents = (name::in_body(found), name::in_headers(found));
    let Error {
        name,
        rust_name: _,
        kind,
        reading,
        status,
        codes,
        other_codes,
        fault,
        retry,
        target_state,
        body,
        headers,
        docs,
        deprecated,
        sources,
        assumed,
    } = found;
    let members = types::members(found.members(subject.service), Some(&parents.0));
    let body = match body {
        ErrorBody::None => Value::Null,
        ErrorBody::Own(_) => json!({ "shared": null, "members": members }),
        ErrorBody::Shared(name) => json!({ "shared": name, "members": members }),
    };
    json!({
        "name": name,
        "declared_by": declared_by,
        "kind": kind.as_str(),
        "reads_as": reading.as_str(),
        "status": {
            "documented": status.documented,
            "modelled": status.modelled,
            "sent": status.sent,
        },
        "codes": codes,
        "other_codes": other_codes,
        "fault": fault.as_str(),
        "retry": retry.as_str(),
        "target_state": target_state.as_str(),
        "body": body,
        "headers": types::members(headers, Some(&parents.1)),
        "docs": docs,
        "deprecated": self::deprecated(deprecated.as_ref()),
        "sources": sources,
        "assumed": assumed,
    })
}
