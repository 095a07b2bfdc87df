//! Paths: the template in parts, and targets where the protocol has them.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{Binding, PathPart, Protocol, Route};
use crate::spec::operation::{Param, Path};
use crate::spec::read::NamedList;

use super::placeholder::placeholders;

/// The route of an operation.
pub(super) fn route(
    raw: &Path,
    params: &NamedList<Param>,
    protocol: Protocol,
    sink: &Sink,
) -> Option<Route> {
    let parts = parts(&raw.template, sink);
    targets(raw, protocol, sink);
    if let Some(parts) = &parts {
        placeholders(parts, raw, params, sink);
    }
    Some(Route {
        method: raw.method.value.parse().ok()?,
        template: raw.template.value.clone(),
        parts: parts?,
        target: raw.target.as_ref().map(|target| target.value.clone()),
        target_aliases: raw
            .target_aliases
            .iter()
            .map(|alias| alias.value.clone())
            .collect(),
    })
}

/// A template in parts; a placeholder takes a whole segment, but for a literal `:verb` behind the last one.
pub(super) fn parts(template: &Spanned<String>, sink: &Sink) -> Option<Vec<PathPart>> {
    let refuse = |message: String, help: &str| {
        sink.push(Diagnostic::error(&rule::PATH_TEMPLATE, template.span, message).help(help));
        None
    };
    let text = template.value.as_str();
    let Some(body) = text.strip_prefix('/') else {
        return refuse(
            format!("the path `{text}` does not begin with `/`"),
            "begin it with `/`",
        );
    };
    if let Some(bad) = text
        .chars()
        .find(|c| !c.is_ascii_graphic() || matches!(c, '?' | '#' | '%' | '"' | '\\' | '<' | '>'))
    {
        let help = match bad {
            '?' | '#' => "end the path there; query params go under `params` with `in: query`",
            '%' => "write the character itself; it is escaped when the path is sent",
            _ => "leave it out: the path is of letters, digits and the signs that a URL may hold",
        };
        return refuse(format!("the path holds `{bad}`"), help);
    }
    let mut parts = vec![PathPart::Literal("/".to_owned())];
    let push_literal = |parts: &mut Vec<PathPart>, text: &str| match parts.last_mut() {
        Some(PathPart::Literal(last)) => last.push_str(text),
        _ => parts.push(PathPart::Literal(text.to_owned())),
    };
    let segments: Vec<&str> = body.split('/').collect();
    for (index, segment) in segments.iter().enumerate() {
        let last = index + 1 == segments.len();
        if index > 0 {
            push_literal(&mut parts, "/");
        }
        if segment.is_empty() {
            if !last {
                return refuse(
                    "the path has an empty segment".to_owned(),
                    "remove one of the two slashes",
                );
            }
            continue;
        }
        if matches!(*segment, "." | "..") {
            return refuse(
                format!("the path has the segment `{segment}`"),
                "HTTP clients remove such segments; write the path without them",
            );
        }
        let Some(inner) = segment.strip_prefix('{') else {
            if segment.contains(['{', '}']) {
                return refuse(
                    format!("the segment `{segment}` is neither text nor a placeholder"),
                    "a placeholder takes the whole segment: `/{param}/`",
                );
            }
            push_literal(&mut parts, segment);
            continue;
        };
        let Some((name, suffix)) = inner.split_once('}') else {
            return refuse(
                format!("the placeholder in `{segment}` is not closed"),
                "close it with `}`",
            );
        };
        let is_verb = last && suffix.starts_with(':') && !suffix.contains(['{', '}']);
        if !suffix.is_empty() && !is_verb {
            return refuse(
                format!("`{suffix}` follows a placeholder"),
                "only a `:verb` may follow the last placeholder",
            );
        }
        let (name, greedy) = name
            .strip_suffix('+')
            .map_or((name, false), |name| (name, true));
        if name.is_empty() {
            return refuse(
                "a placeholder has no name".to_owned(),
                "name the param: `{param}`",
            );
        }
        if greedy && !last {
            return refuse(
                format!("`{{{name}+}}` takes the rest of the path, but more follows"),
                "put it last, or let it take one segment: remove the `+`",
            );
        }
        parts.push(PathPart::Param {
            name: name.to_owned(),
            greedy,
        });
        if !suffix.is_empty() {
            push_literal(&mut parts, suffix);
        }
    }
    Some(parts)
}

fn targets(raw: &Path, protocol: Protocol, sink: &Sink) {
    let has_targets = protocol.binding() == Binding::AwsTarget;
    match (&raw.target, has_targets) {
        (None, true) => {
            let message = format!(
                "an operation of protocol `{}` needs a target",
                protocol.as_str()
            );
            sink.push(
                Diagnostic::error(&rule::PATH_TARGET, raw.span, message)
                    .help("add `target: Service_20200101.Operation`, the value of X-Amz-Target"),
            );
        }
        (Some(target), false) => no_target(target, "remove `target:`", protocol, sink),
        _ => {}
    }
    if let (Some(alias), false) = (raw.target_aliases.first(), has_targets) {
        no_target(alias, "remove `target_aliases:`", protocol, sink);
    }
    if protocol.binding().has_one_path()
        && (raw.template.value != "/" || raw.method.value != "POST")
    {
        let message = format!(
            "an operation of protocol `{}` is `POST /`",
            protocol.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::PATH_TARGET, raw.span, message)
                .help("write `method: POST` and `template: /`"),
        );
    }
    let is_call =
        raw.template.value.starts_with("/service/") && raw.template.value.contains("/operation/");
    if protocol.binding() == Binding::Rpc && (raw.method.value != "POST" || !is_call) {
        let message = format!(
            "an operation of protocol `{}` is a POST of `/service/…/operation/…`",
            protocol.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::PATH_TARGET, raw.span, message)
                .help("write `method: POST` and `template: /service/Service/operation/Operation`"),
        );
    }
    for target in raw.target.iter().chain(&raw.target_aliases) {
        let good = target
            .value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
        if !good || !target.value.contains('.') {
            let message = format!("`{}` is not a target", target.value);
            sink.push(
                Diagnostic::error(&rule::PATH_TARGET, target.span, message)
                    .help("a target is `Service.Operation`, of letters, digits, `_`, `-` and `.`"),
            );
        }
    }
}

fn no_target(target: &Spanned<String>, help: &str, protocol: Protocol, sink: &Sink) {
    let message = format!("protocol `{}` has no targets", protocol.as_str());
    sink.push(Diagnostic::error(&rule::PATH_TARGET, target.span, message).help(help));
}
