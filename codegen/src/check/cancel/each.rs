//! Several targets: a list of ids that a request always has, and ways into the items of a reply.

use annul_runtime::meaning::look_table::{Step, Wanted, steps};

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{Each, Located, Type};
use crate::spec::cancel as raw;

use super::super::source::{Sources, text};
use super::{Parts, known_param};

/// The list of ids; `None` if it is not valid.
pub(super) fn each(
    found: &raw::Each,
    cancel: &raw::Cancel,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<Each> {
    known_param(&found.param, parts, sink);
    sources.resolve(&found.source);
    let name = &found.param.value;
    if !cancel.target.iter().any(|target| target.value == *name) {
        let message = format!("`{name}` is not among the params of the target");
        sink.push(
            Diagnostic::error(&rule::CANCEL_EACH, found.param.span, message)
                .help(format!("add `{name}` to `target:`")),
        );
    }
    if let Some(token) = &cancel.token {
        let message =
            "a token makes one call repeatable, and each target here has an outcome of its own";
        sink.push(
            Diagnostic::error(&rule::CANCEL_EACH, token.param.span, message)
                .also(found.param.span, "several targets")
                .help("remove `token:` or `each:`"),
        );
    }
    for path in found.code.iter().chain(&found.message) {
        leads_to_text(path, parts, sink);
    }
    let param = parts.params.iter().find(|param| param.key == *name)?;
    let is_ids = match &param.member.ty {
        Type::List(item) => item.ty == Type::String && !item.secret && !item.nullable,
        _ => false,
    };
    let why = match param {
        _ if param.constant.is_some() => Some("it is always the same"),
        _ if !is_ids => Some("it is no list of texts"),
        _ if !param.member.required || param.member.nullable => {
            Some("a request may come without it")
        }
        _ => None,
    };
    if let Some(why) = why {
        let message = format!("`{name}` cannot name several targets: {why}");
        sink.push(
            Diagnostic::error(&rule::CANCEL_EACH, found.param.span, message)
                .help("several targets are named by a required param of type `list`, with items of type `string`"),
        );
        return None;
    }
    let items = param.member.constraints.items.as_ref();
    Some(Each {
        param: name.clone(),
        max: items.and_then(|items| items.max),
        code: text(found.code.as_ref()),
        message: text(found.message.as_ref()),
        docs: text(found.docs.as_ref()),
        sources: found.source.iter().map(|name| name.value.clone()).collect(),
        assumed: text(found.assumed.as_ref()),
    })
}

/// A way that leads to a text of one target's item.
fn leads_to_text(path: &Spanned<String>, parts: &Parts<'_>, sink: &Sink) {
    let Some(response) = parts.response else {
        return;
    };
    let of_item = |step: &Step<'_>| {
        matches!(
            step,
            Step::Search {
                value: Wanted::Each,
                ..
            }
        )
    };
    let is_of_item = steps(&path.value).is_some_and(|steps| steps.iter().any(of_item));
    let member = Located::find(response.members(), &path.value);
    let why = match member {
        None => "leads to no member of the response",
        Some(_) if !is_of_item => "leads into no item of a list: it lacks `$each`",
        Some(found) if !matches!(found.member().ty, Type::String | Type::Enum(_)) => {
            "leads to no text"
        }
        Some(_) => return,
    };
    let message = format!("`{}` {why}", path.value);
    sink.push(
        Diagnostic::error(&rule::CANCEL_EACH, path.span, message)
            .help("write the way into the item of a target: `failures[id=$each].code`"),
    );
}
