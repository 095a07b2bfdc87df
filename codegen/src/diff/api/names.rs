//! Rust types as the generator writes them, without the paths that lead to them.

use crate::ir::{Member, Type};

/// The type of a value that is there.
pub(in crate::diff) fn ty(ty: &Type, secret: bool) -> String {
    match ty {
        Type::String(None) if secret => "Secret".to_owned(),
        Type::String(None) => "String".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Any => "Json".to_owned(),
        Type::List(item) => format!("Vec<{}>", self::ty(&item.ty, secret)),
        Type::String(Some(name)) | Type::Enum(name) | Type::Object(name) => name.clone(),
    }
}

/// The type of a field.
pub(in crate::diff) fn field(member: &Member) -> String {
    let ty = ty(&member.ty, member.secret);
    if member.required && !member.nullable {
        ty
    } else {
        format!("Option<{ty}>")
    }
}

/// The type of an argument of `new` or of a setter.
pub(super) fn argument(member: &Member) -> String {
    let converts = matches!(member.ty, Type::String(_) | Type::Enum(_));
    let ty = ty(&member.ty, member.secret);
    match (converts, member.required && member.nullable) {
        (true, _) => format!("impl Into<{ty}>"),
        (false, true) => format!("Option<{ty}>"),
        (false, false) => ty,
    }
}
