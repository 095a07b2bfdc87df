//! Errors as JSON: those of the operation first, then those that any operation of the service can answer.

use annul_codegen::ir::{Error, ErrorBody};
use serde_json::{Value, json};

use super::super::Subject;
use super::types::Types;
use super::{deprecated, rust_field};

/// All errors that a client may meet.
pub(super) fn errors(subject: Subject<'_>) -> Vec<Value> {
    let own = subject.operation.errors.iter().map(|found| {
        let mut value = error(
            found,
            "operation",
            subject,
            Types::new(&subject.operation.types),
        );
        let fields = subject.emitted.fields(&found.variant);
        value["rust"] = json!({
            "variant": format!("{}::{}", subject.operation.error(), found.variant),
            "fields": fields.iter().map(rust_field).collect::<Vec<Value>>(),
        });
        value
    });
    let common = subject.service.errors.iter().map(|found| {
        let mut value = error(
            found,
            "service",
            subject,
            Types::new(&subject.service.types),
        );
        value["rust"] =
            json!({ "variant": format!("{}::Other", subject.operation.error()), "fields": [] });
        value
    });
    own.chain(common).collect()
}

fn error(found: &Error, declared_by: &str, subject: Subject<'_>, own: Types<'_>) -> Value {
    let Error {
        name,
        variant: _,
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
    let body = match body {
        ErrorBody::None => Value::Null,
        ErrorBody::Own(rust) => json!({ "shared": null, "members": own.members(rust) }),
        ErrorBody::Shared(rust) => {
            let shared = Types::new(&subject.service.types);
            json!({ "shared": rust, "members": shared.members(rust) })
        }
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
        "headers": headers.iter().map(|member| own.member(member)).collect::<Vec<Value>>(),
        "docs": docs,
        "deprecated": self::deprecated(deprecated.as_ref()),
        "sources": sources,
        "assumed": assumed,
    })
}
