//! Placeholders of a path: each is a param that travels in the path, and each such param has one.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{Location, PathPart};
use crate::spec::operation::{Param, Path};
use crate::spec::read::{Named, NamedList};

use super::source::unknown_name;

/// Holds the placeholders of a template and the params of the path against each other.
pub(super) fn placeholders(parts: &[PathPart], raw: &Path, params: &NamedList<Param>, sink: &Sink) {
    let mut seen: Vec<&str> = Vec::new();
    let mut undeclared = Vec::new();
    for part in parts {
        let PathPart::Param { name, .. } = part else {
            continue;
        };
        let span = placeholder_span(&raw.template, name);
        if seen.contains(&name.as_str()) {
            let message = format!("the path names `{name}` twice");
            sink.push(
                Diagnostic::error(&rule::PATH_TEMPLATE, span, message)
                    .help("each param is in one place"),
            );
        }
        seen.push(name);
        match params.iter().find(|named| named.name.value == *name) {
            None => undeclared.push(no_such(name, span, params)),
            Some(named) => travels(named, span, sink),
        }
    }
    let without_place = |named: &&Named<Param>| !seen.contains(&named.name.value.as_str());
    let mut unused = of_path(params).filter(without_place);
    for found in undeclared {
        // Who renames a param in one of the two places leaves one name over in the other.
        sink.push(match unused.next() {
            Some(named) => found.also(named.name.span, "this one has no place in the path"),
            None => found,
        });
    }
    for named in unused {
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
    of_path(params).for_each(|named| always_there(named, sink));
}

/// The params that travel in the path.
fn of_path(params: &NamedList<Param>) -> impl Iterator<Item = &Named<Param>> {
    params.iter().filter(|named| {
        let param = named.value.as_ref();
        param.is_some_and(|param| param.location.value == "path")
    })
}

fn no_such(name: &str, span: Span, params: &NamedList<Param>) -> Diagnostic {
    let rule = &rule::PATH_PARAM_UNDECLARED;
    let known = of_path(params).map(|named| named.name.value.as_str());
    let known: Vec<&str> = known.collect();
    unknown_name(rule, "path param", name, span, known.into_iter())
}

/// What has a placeholder travels in the path.
fn travels(named: &Named<Param>, span: Span, sink: &Sink) {
    // A word that is none at all has been reported as such.
    let elsewhere = |param: &&Param| {
        let location = param.location.value.parse::<Location>();
        location.is_ok_and(|location| location != Location::Path)
    };
    if let Some(param) = named.value.as_ref().filter(elsewhere) {
        let message = format!(
            "`{}` is in the path, but says `in: {}`",
            named.name.value, param.location.value
        );
        sink.push(
            Diagnostic::error(&rule::PATH_PARAM_UNDECLARED, span, message)
                .also(param.location.span, "declared here")
                .help("write `in: path`"),
        );
    }
}

/// A path without one of its params is another path.
fn always_there(named: &Named<Param>, sink: &Sink) {
    let Some(param) = &named.value else { return };
    let name = &named.name.value;
    let nullable = param.member.nullable.as_ref().filter(|flag| flag.value);
    let default = param.member.default.as_ref().map(|node| node.span);
    if let Some(span) = nullable.map(|flag| flag.span).or(default) {
        let message = format!(
            "the path param `{name}` can be nothing, but a path without it is another path"
        );
        sink.push(
            Diagnostic::error(&rule::PATH_PARAM_OPTIONAL, span, message)
                .help("remove `nullable` and `default`"),
        );
    }
    if !param.required.value {
        let message = format!(
            "the path param `{name}` is not required, but a path without it is another path"
        );
        sink.push(
            Diagnostic::error(&rule::PATH_PARAM_OPTIONAL, param.required.span, message)
                .help("write `required: true`"),
        );
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
