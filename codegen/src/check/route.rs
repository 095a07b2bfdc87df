//! Paths: the template in parts, every placeholder a param and every path param a placeholder, targets where the protocol has them.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{Binding, Location, PathPart, Protocol, Route};
use crate::spec::operation::{Param, Path};
use crate::spec::read::{Named, NamedList};

use super::source::unknown;

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
                format!("`{suffix}` stands behind a placeholder"),
                "only a `:verb` may stand behind the last placeholder",
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

fn placeholders(parts: &[PathPart], raw: &Path, params: &NamedList<Param>, sink: &Sink) {
    let is_path = |named: &&Named<Param>| {
        named
            .value
            .as_ref()
            .is_some_and(|param| param.location.value == "path")
    };
    let mut seen = Vec::new();
    for part in parts {
        let PathPart::Param { name, .. } = part else {
            continue;
        };
        let span = placeholder_span(&raw.template, name);
        if seen.contains(&name) {
            let message = format!("the path names `{name}` twice");
            sink.push(
                Diagnostic::error(&rule::PATH_TEMPLATE, span, message)
                    .help("each param stands in one place"),
            );
        }
        seen.push(name);
        match params.iter().find(|named| named.name.value == *name) {
            None => {
                let known = params
                    .iter()
                    .filter(is_path)
                    .map(|named| named.name.value.as_str());
                unknown(
                    &rule::PATH_PARAM_UNDECLARED,
                    "path param",
                    name,
                    span,
                    known,
                    sink,
                );
            }
            Some(named) => {
                // A word that is none at all has been reported as such.
                let elsewhere = |param: &&Param| {
                    param
                        .location
                        .value
                        .parse::<Location>()
                        .ok()
                        .is_some_and(|location| location != Location::Path)
                };
                if let Some(param) = named.value.as_ref().filter(elsewhere) {
                    let message = format!(
                        "`{name}` stands in the path, but says `in: {}`",
                        param.location.value
                    );
                    sink.push(
                        Diagnostic::error(&rule::PATH_PARAM_UNDECLARED, span, message)
                            .also(param.location.span, "declared here")
                            .help("write `in: path`"),
                    );
                }
            }
        }
    }
    for named in params.iter().filter(is_path) {
        if !seen.contains(&&named.name.value) {
            let message = format!("the path has no place for `{}`", named.name.value);
            sink.push(
                Diagnostic::error(&rule::PATH_PARAM_UNUSED, named.name.span, message)
                    .also(raw.template.span, "the path")
                    .help(format!(
                        "put `{{{}}}` into the path, or say where it travels",
                        named.name.value
                    )),
            );
        }
        let nullable = named.value.as_ref().and_then(|param| {
            let nullable = param.member.nullable.as_ref().filter(|flag| flag.value);
            let default = param.member.default.as_ref().map(|node| node.span);
            nullable.map(|flag| flag.span).or(default)
        });
        if let Some(span) = nullable {
            let message = format!(
                "the path param `{}` can be nothing, but a path without it is another path",
                named.name.value
            );
            sink.push(
                Diagnostic::error(&rule::PATH_PARAM_OPTIONAL, span, message)
                    .help("remove `nullable` and `default`"),
            );
        }
        let optional = named.value.as_ref().filter(|param| !param.required.value);
        if let Some(param) = optional {
            let message = format!(
                "the path param `{}` is not required, but a path without it is another path",
                named.name.value
            );
            sink.push(
                Diagnostic::error(&rule::PATH_PARAM_OPTIONAL, param.required.span, message)
                    .help("write `required: true`"),
            );
        }
    }
}

/// The placeholder in the template, if the template is written without escapes.
pub(super) fn placeholder_span(template: &Spanned<String>, name: &str) -> Span {
    let whole = template.span;
    let written = (whole.end - whole.start) as usize;
    let quotes = usize::from(written == template.value.len() + 2);
    match template.value.find(&format!("{{{name}")) {
        Some(offset) if written == template.value.len() + 2 * quotes => {
            let start = whole.start as usize + quotes + offset + 1;
            Span::new(whole.file, start, start + name.len())
        }
        _ => whole,
    }
}

fn targets(raw: &Path, protocol: Protocol, sink: &Sink) {
    match (&raw.target, protocol.binding() == Binding::AwsTarget) {
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
    if let (Some(alias), false) = (
        raw.target_aliases.first(),
        protocol.binding() == Binding::AwsTarget,
    ) {
        no_target(alias, "remove `target_aliases:`", protocol, sink);
    }
    if protocol.binding() == Binding::AwsTarget
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
