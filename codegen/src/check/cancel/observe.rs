//! Observation: what it takes are params, and a path takes all of what names the target.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{Observe, PathPart};
use crate::spec::cancel::{Cancel, Observe as Raw};

use super::super::placeholder::placeholder_span;
use super::super::route;
use super::super::source::Sources;
use super::{Parts, known_param, look};

/// How to see the end of the target.
pub(super) fn observe(
    raw: &Raw,
    cancel: &Cancel,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Observe {
    for name in &raw.params {
        known_param(name, parts, sink);
    }
    if let Some(path) = &raw.path {
        if parts.protocol.binding().has_only_body() {
            let message = format!(
                "protocol `{}` names operations, and has no path for each state of a target",
                parts.protocol.as_str()
            );
            sink.push(
                Diagnostic::error(&rule::PATH_TARGET, path.span, message)
                    .help("remove `path:`; the operation's name is enough"),
            );
        }
        let taken = if raw.params.is_empty() {
            &cancel.target
        } else {
            &raw.params
        };
        let taken: Vec<&str> = taken.iter().map(|name| name.value.as_str()).collect();
        for part in route::parts(path, sink).into_iter().flatten() {
            let PathPart::Param { name, .. } = part else {
                continue;
            };
            if !taken.contains(&name.as_str()) {
                let span = placeholder_span(path, &name);
                let message = format!("the observation does not take `{name}`");
                let known = taken.join("`, `");
                sink.push(
                    Diagnostic::error(&rule::PATH_PARAM_UNDECLARED, span, message)
                        .help(format!("it takes `{known}`; `params:` can say otherwise")),
                );
            }
        }
    }
    let look = look::look(raw, cancel, parts, sources, sink);
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|text| text.value.clone());
    Observe {
        operation: raw.operation.value.clone(),
        template: text(&raw.path),
        params: raw.params.iter().map(|name| name.value.clone()).collect(),
        member: text(&raw.member),
        states: look.states,
        reads: look.reads,
        docs: text(&raw.docs),
        sources: sources.resolve(&raw.source),
        assumed: text(&raw.assumed),
    }
}
