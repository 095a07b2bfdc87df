//! Names: from the wire to Rust, made once; which identifiers Rust does not take, and which would hide its own.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// A name in the forms that emitted code needs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Name {
    /// As on the wire.
    pub wire: String,
    /// The Rust field or module.
    pub snake: String,
    /// The Rust type or variant.
    pub pascal: String,
}

impl Name {
    /// The forms of a wire name; `rust_name` replaces the snake form.
    #[must_use]
    pub fn new(wire: &str, rust_name: Option<&str>) -> Self {
        let base = rust_name.unwrap_or(wire);
        Self {
            wire: wire.to_owned(),
            snake: snake(base),
            pascal: pascal(base),
        }
    }
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

/// Why a text cannot be a Rust identifier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It is empty, begins with a digit, or holds other characters.
    NotAnIdentifier,
    /// It is a keyword of some edition.
    Keyword,
    /// It would hide a name of Rust's prelude, or one that emitted code uses.
    ShadowsPrelude,
}

/// What keeps `text` from being a field, function or module.
#[must_use]
pub fn check_value(text: &str) -> Option<Fault> {
    identifier(text).or_else(|| keyword(text))
}

/// What keeps `text` from being a type.
#[must_use]
pub fn check_type(text: &str) -> Option<Fault> {
    check_value(text).or_else(|| SHADOWED.contains(&text).then_some(Fault::ShadowsPrelude))
}

/// What keeps `text` from being an enum variant; variants are always written with their enum, so they hide nothing.
#[must_use]
pub fn check_variant(text: &str) -> Option<Fault> {
    check_value(text)
}

fn identifier(text: &str) -> Option<Fault> {
    let mut chars = text.chars();
    let good = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_');
    (!good).then_some(Fault::NotAnIdentifier)
}

fn keyword(text: &str) -> Option<Fault> {
    KEYWORDS.contains(&text).then_some(Fault::Keyword)
}

/// Strict and reserved keywords of all editions.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Types, traits and variants that emitted code and its readers use without a path.
const SHADOWED: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    // The runtime's own, which emitted modules import.
    "AuthScheme",
    "CancelInfo",
    "Completion",
    "DecidesFirst",
    "DeclaredBy",
    "DiscoveryInfo",
    "Disposition",
    "Duration",
    "Effect",
    "ErrorIdentity",
    "ErrorInfo",
    "ErrorReply",
    "Fault",
    "Fill",
    "Json",
    "LostReply",
    "ObserveInfo",
    "OperationInfo",
    "Origin",
    "OtherError",
    "Outcome",
    "ParamInfo",
    "PartitionInfo",
    "Phase",
    "Place",
    "PreconditionInfo",
    "Protocol",
    "RefusalKind",
    "Repeat",
    "RequestBody",
    "RequestIdPlace",
    "Retry",
    "Secret",
    "ServiceInfo",
    "Table",
    "TargetState",
    "Terminal",
    "TokenInfo",
    "Unknown",
    "Validate",
    "Violation",
    "Violations",
    "Words",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wire: &str, snake_case: &str, upper_camel: &str) {
        let name = Name::new(wire, None);
        assert_eq!(
            (name.snake.as_str(), name.pascal.as_str()),
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

    #[test]
    fn refused_names() {
        assert_eq!(check_value("type"), Some(Fault::Keyword));
        assert_eq!(check_value("gen"), Some(Fault::Keyword));
        assert_eq!(check_value("4xx"), Some(Fault::NotAnIdentifier));
        assert_eq!(check_value(""), Some(Fault::NotAnIdentifier));
        assert_eq!(check_type("Result"), Some(Fault::ShadowsPrelude));
        assert_eq!(check_type("QueryId"), None);
        assert_eq!(check_variant("Self"), Some(Fault::Keyword));
        assert_eq!(check_variant("None"), None);
    }
}
