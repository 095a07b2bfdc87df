//! Which texts Rust takes for a name, and which names would hide its own.

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

/// Whether Rust has a word for itself.
pub(crate) fn is_keyword(text: &str) -> bool {
    KEYWORDS.contains(&text)
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
    "ApiKeyPlace",
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
    "ErrorPlace",
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
    "VariableInfo",
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
