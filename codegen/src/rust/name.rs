//! Names: from the wire to Rust; which identifiers Rust does not take, and which would hide its own.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::ir::{EnumValue, Error, ErrorBody, Member, Operation, Service, Type};

/// The module of a service's provider: `aws`.
#[must_use]
pub fn provider(service: &Service) -> String {
    snake(&service.provider)
}

/// The module of a service: `timestream_query`.
#[must_use]
pub fn service(service: &Service) -> String {
    snake(last_part(&service.id))
}

/// The path of a service's module: `aws::timestream_query`.
#[must_use]
pub fn path(service: &Service) -> String {
    format!("{}::{}", provider(service), self::service(service))
}

/// What stands behind the last dot of a service's id.
#[must_use]
pub fn last_part(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or_default()
}

/// The module of an operation, also the name of its method: `cancel_query`.
#[must_use]
pub fn operation(operation: &Operation) -> String {
    module(&operation.name, operation.rust_name.as_deref())
}

/// The module of an operation of this name; `rust_name` is the author's own choice.
#[must_use]
pub fn module(name: &str, rust_name: Option<&str>) -> String {
    rust_name.map_or_else(|| snake(name), str::to_owned)
}

/// The field of a member: `query_id`.
#[must_use]
pub fn field(member: &Member) -> String {
    snake(base(member))
}

/// The type of a member that has one of its own, inside of the type `parent` or of none.
#[must_use]
pub fn ty(member: &Member, parent: Option<&str>) -> String {
    match (&member.newtype, parent) {
        (Some(name), _) => name.clone(),
        (None, Some(parent)) => format!("{parent}{}", stem(member)),
        (None, None) => stem(member),
    }
}

/// The name of a member's type, if it has one: texts do only where their author says so, or where `is_id`.
#[must_use]
pub fn named(member: &Member, parent: Option<&str>, is_id: bool) -> Option<String> {
    match &member.ty {
        Type::String if is_id || member.newtype.is_some() => Some(ty(member, None)),
        Type::Enum(_) | Type::Object(_) => Some(ty(member, parent)),
        Type::List(item) | Type::Map(item) => named(item, parent, false),
        Type::String | Type::Integer | Type::Number | Type::Boolean | Type::Time(_) | Type::Any => {
            None
        }
    }
}

/// The variant and struct of an error: `QueryIdNotFoundException`.
#[must_use]
pub fn error(error: &Error) -> String {
    let own = error.rust_name.as_ref();
    own.map_or_else(|| pascal(&error.name), Clone::clone)
}

/// The constant of an error of a service: `THROTTLING_EXCEPTION`.
#[must_use]
pub fn constant(name: &str) -> String {
    snake(name).to_uppercase()
}

/// The variant of a word.
#[must_use]
pub fn variant(value: &EnumValue) -> String {
    let own = value.rust_name.as_ref();
    own.map_or_else(|| pascal(&value.word), Clone::clone)
}

/// What types inside of an error's body begin with.
#[must_use]
pub fn in_body(error: &Error) -> String {
    match &error.body {
        ErrorBody::Shared(body) => pascal(body),
        ErrorBody::Own(_) | ErrorBody::None => self::error(error),
    }
}

/// What types of an error's headers begin with.
#[must_use]
pub fn in_headers(error: &Error) -> String {
    format!("{}Header", self::error(error))
}

/// What types that are called after a member begin with.
#[must_use]
pub fn stem(member: &Member) -> String {
    pascal(base(member))
}

/// What names of a member are made of.
fn base(member: &Member) -> &str {
    member.rust_name.as_deref().unwrap_or(&member.wire)
}

/// `EventDataStoreARN` becomes `event_data_store_arn`.
#[must_use]
pub fn snake(text: &str) -> String {
    text.to_snake_case()
}

/// `NoManagementAccountSLRExists` becomes `NoManagementAccountSlrExists`: acronyms are words, as the Rust API guidelines have it.
#[must_use]
pub fn pascal(text: &str) -> String {
    text.to_upper_camel_case()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wire: &str, snake_case: &str, upper_camel: &str) {
        assert_eq!(
            (snake(wire).as_str(), pascal(wire).as_str()),
            (snake_case, upper_camel),
            "of {wire}"
        );
    }

    /// A new version of the case library must not rename anyone's types.
    #[test]
    fn golden_names() {
        check(
            "EventDataStoreARNInvalidException",
            "event_data_store_arn_invalid_exception",
            "EventDataStoreArnInvalidException",
        );
        check(
            "NoManagementAccountSLRExistsException",
            "no_management_account_slr_exists_exception",
            "NoManagementAccountSlrExistsException",
        );
        check("QueryId", "query_id", "QueryId");
        check("QueryID", "query_id", "QueryId");
        check("X-Auth-Token", "x_auth_token", "XAuthToken");
        check("opc-request-id", "opc_request_id", "OpcRequestId");
        check("if-match", "if_match", "IfMatch");
        check("workspace_id", "workspace_id", "WorkspaceId");
        check("TIMED_OUT", "timed_out", "TimedOut");
        check("ipv4Addr", "ipv4_addr", "Ipv4Addr");
        check("s3Uri", "s3_uri", "S3Uri");
        check("OpcRequestID", "opc_request_id", "OpcRequestId");
        check("AthenaErrorCode", "athena_error_code", "AthenaErrorCode");
    }
}
