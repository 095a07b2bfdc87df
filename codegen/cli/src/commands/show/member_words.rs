//! Params and members in words: where they are, of which type, and whether they must be there.

use annul_codegen::ir::{Member, Origin, Param, TimeFormat, Type};

/// `in the path, required, handed out by the service, names the target`
pub(in crate::commands) fn param_words(param: &Param) -> String {
    let mut words = vec![
        format!("in the {}", param.location.as_str()),
        words(&param.member),
        match param.origin {
            Origin::Caller => "chosen by the caller".to_owned(),
            Origin::Service => "handed out by the service".to_owned(),
        },
    ];
    words.extend(param.is_target.then(|| "names the target".to_owned()));
    words.join(", ")
}

/// `string, required`
pub(in crate::commands) fn words(member: &Member) -> String {
    let mut words = vec![
        type_word(&member.ty),
        if member.required {
            "required"
        } else {
            "optional"
        },
    ];
    words.extend(member.nullable.then_some("may be null"));
    words.extend(member.secret.then_some("secret"));
    words.extend(member.deprecated.is_some().then_some("deprecated"));
    words.join(", ")
}

/// A type in a word or two.
pub(in crate::commands) fn type_word(ty: &Type) -> &'static str {
    match ty {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Time(TimeFormat::EpochSeconds) => "time in seconds since 1970",
        Type::Time(TimeFormat::Rfc3339) => "time of RFC 3339",
        Type::Time(TimeFormat::HttpDate) => "date of HTTP",
        Type::Enum(_) => "enum",
        Type::Object(_) => "object",
        Type::List(_) => "list",
        Type::Map(_) => "map",
        Type::Any => "any JSON",
    }
}
