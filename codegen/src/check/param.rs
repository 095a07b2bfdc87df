//! Params: where they travel, what they are, which of them name the target.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{Location, Member, Param, Protocol, Type};
use crate::spec;
use crate::spec::read::NamedList;

use super::absence::{self, scalar, travels};
use super::constraint::broken_by;
use super::literal::{expected, is_of_type, literal};
use super::types::Members;

/// The params of an operation, in the author's order.
pub(super) fn params(
    raw: &NamedList<spec::operation::Param>,
    target: &[Spanned<String>],
    protocol: Protocol,
    members: Members<'_>,
) -> Vec<Param> {
    let mut found = Vec::new();
    for named in raw {
        let Some(value) = &named.value else { continue };
        let is_target = target.iter().any(|target| target.value == named.name.value);
        found.extend(param(&named.name, value, is_target, protocol, members));
    }
    once_on_the_wire(raw, members.sink);
    found
}

/// No two params travel under one name; in headers, capitals make no difference.
fn once_on_the_wire(raw: &NamedList<spec::operation::Param>, sink: &Sink) {
    let mut taken: BTreeMap<(&str, String), Span> = BTreeMap::new();
    for named in raw {
        let Some(param) = &named.value else { continue };
        let name = param.wire.as_ref().unwrap_or(&named.name);
        let is_header = param.location.value == "header";
        let wire = if is_header {
            name.value.to_ascii_lowercase()
        } else {
            name.value.clone()
        };
        let place = (param.location.value.as_str(), wire);
        let Some(first) = taken.get(&place) else {
            taken.insert(place, name.span);
            continue;
        };
        let (rule, message) = if is_header {
            let message = format!("the header `{}` is declared twice", name.value);
            (&rule::HEADER_NAME, message)
        } else {
            let message = format!("two {} params are called `{}`", place.0, name.value);
            (&rule::PARAM_LOCATION, message)
        };
        sink.push(
            Diagnostic::error(rule, name.span, message)
                .also(*first, "first declared here")
                .help("remove one of the two; in headers, capitals make no difference"),
        );
    }
}

fn param(
    key: &Spanned<String>,
    raw: &spec::operation::Param,
    is_target: bool,
    protocol: Protocol,
    members: Members<'_>,
) -> Option<Param> {
    let sink = members.sink;
    let location = raw.location.value.parse::<Location>().ok()?;
    let wire = raw.wire.as_ref().unwrap_or(key);
    placed(raw, location, wire, protocol, sink);
    let mut member = members.one(key, &raw.member)?;
    member.required = raw.required.value;
    if wire.value != key.value {
        // It is called by its key all the same.
        member.rust_name.get_or_insert_with(|| key.value.clone());
        member.wire.clone_from(&wire.value);
    }
    scalar_outside_bodies(&member, location, raw, sink);
    let constant = raw.constant.as_ref().map(|node| {
        let value = literal(node);
        if !is_of_type(&value, &member.ty, member.nullable) {
            let message = format!("the constant is not {}", expected(&value, &member.ty));
            sink.push(Diagnostic::error(
                &rule::DEFAULT_BREAKS_CONSTRAINT,
                node.span,
                message,
            ));
        } else if let Some(first) = broken_by(&value, &member.ty, &member.constraints).first() {
            let message = format!("the constant breaks its own constraint `{first}`");
            sink.push(Diagnostic::error(
                &rule::DEFAULT_BREAKS_CONSTRAINT,
                node.span,
                message,
            ));
        } else {
            scalar(&value, "constant", node.span, sink);
            travels(&value, "constant", node.span, location, sink);
        }
        value
    });
    if let (Some(value), Some(node)) = (&member.default, &raw.member.default) {
        travels(value, "default", node.span, location, sink);
    }
    absence::of_param(&member, location, raw, sink);
    Some(Param {
        member,
        key: key.value.clone(),
        location,
        origin: raw.origin.value.parse().ok()?,
        constant,
        is_csv: csv(raw, location, sink),
        fill: raw.fill.as_ref().and_then(|fill| fill.value.parse().ok()),
        is_target,
    })
}

/// A param where its protocol has room for it, under a name that can stand there.
fn placed(
    raw: &spec::operation::Param,
    location: Location,
    wire: &Spanned<String>,
    protocol: Protocol,
    sink: &Sink,
) {
    if protocol.binding().has_only_body() && location != Location::Body {
        let message = format!(
            "protocol `{}` has no {} params",
            protocol.as_str(),
            location.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, raw.location.span, message)
                .help("write `in: body`"),
        );
    }
    if location == Location::Header {
        header_name(wire, sink);
    }
    if let Some(name) = raw.wire.as_ref().filter(|_| location == Location::Path) {
        let message = "a path param is named by its place in the template and has no other name";
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, name.span, message).help("remove `wire:`"),
        );
    }
}

/// Header names are tokens, and some belong to the transport.
pub(super) fn header_name(name: &Spanned<String>, sink: &Sink) {
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    if !name.value.bytes().all(token) {
        let message = format!("`{}` is not a header name", name.value);
        sink.push(
            Diagnostic::error(&rule::HEADER_NAME, name.span, message)
                .help("a header name is made of letters, digits and `-`"),
        );
    } else if TRANSPORT.contains(&name.value.to_ascii_lowercase().as_str()) {
        let message = format!(
            "the header `{}` belongs to the transport, the protocol or the signer",
            name.value
        );
        sink.push(
            Diagnostic::error(&rule::HEADER_NAME, name.span, message)
                .help("leave it out: it is set for every request"),
        );
    }
}

const TRANSPORT: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "date",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-amz-date",
    "x-amz-target",
    "x-sdk-date",
];

/// Paths, queries and headers carry text; objects and free JSON need a body.
fn scalar_outside_bodies(
    member: &Member,
    location: Location,
    raw: &spec::operation::Param,
    sink: &Sink,
) {
    let fits = match (&member.ty, location) {
        (_, Location::Body)
        | (
            Type::String
            | Type::Integer
            | Type::Number
            | Type::Boolean
            | Type::Time(_)
            | Type::Enum(_),
            _,
        ) => true,
        (Type::List(item), Location::Query) => !matches!(
            item.ty,
            Type::Object(_) | Type::List(_) | Type::Map(_) | Type::Any
        ),
        _ => false,
    };
    if !fits {
        let message = format!(
            "a {} param cannot be of type `{}`",
            location.as_str(),
            raw.member.ty.value
        );
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, raw.member.ty.span, message)
                .also(raw.location.span, "it travels here")
                .help("send it in the body, or as text"),
        );
    }
}

/// Whether a list is one value of a query; nothing else has a style.
fn csv(raw: &spec::operation::Param, location: Location, sink: &Sink) -> bool {
    let Some(style) = &raw.style else {
        return false;
    };
    if location != Location::Query || raw.member.ty.value != "list" {
        let message = "only a list in a query has a style";
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, style.span, message)
                .also(raw.member.ty.span, "the type")
                .help("remove `style:`"),
        );
    }
    style.value == "csv"
}
