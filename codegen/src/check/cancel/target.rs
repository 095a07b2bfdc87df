//! The target: required params that hold an id, each named once.

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::ir::Type;
use crate::spec::cancel as raw;

use super::{Parts, known_param};

/// Checks what names the target.
pub(super) fn target(raw: &raw::Cancel, parts: &Parts<'_>, sink: &Sink) {
    if raw.target.is_empty() {
        let message = "no param names what is cancelled";
        sink.push(
            Diagnostic::error(&rule::CANCEL_TARGET, raw.span, message)
                .help("list the id params under `target:`"),
        );
    }
    for (index, name) in raw.target.iter().enumerate() {
        known_param(name, parts, sink);
        if let Some(first) = raw.target[..index].iter().find(|first| *first == name) {
            let message = format!("`{}` names the target twice", name.value);
            sink.push(
                Diagnostic::error(&rule::CANCEL_TARGET, name.span, message)
                    .also(first.span, "first named here")
                    .help("remove one of the two"),
            );
        }
        let Some(param) = parts.params.iter().find(|param| param.key == name.value) else {
            continue;
        };
        if parts.each == Some(name.value.as_str()) {
            continue;
        }
        let is_id = matches!(param.member.ty, Type::String | Type::Integer);
        let why = match param {
            _ if param.constant.is_some() => "it is always the same",
            _ if !is_id => "it is neither text nor an integer",
            _ if !param.member.required => "a request may come without it",
            _ => continue,
        };
        let message = format!("`{}` cannot name a target: {why}", name.value);
        sink.push(
            Diagnostic::error(&rule::CANCEL_TARGET, name.span, message)
                .help("a target is named by required params of type `string` or `integer`"),
        );
    }
}
