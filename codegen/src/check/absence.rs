//! What the absence of a value means, and a null, where each value stands.

use annul_runtime::{Origin, Place, Violations};

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{Literal, Location, Member};
use crate::spec::member;
use crate::spec::operation::Param;
use crate::spec::read::NamedList;
use crate::spec::yaml::has_too_many_bits;

/// Holds a param and what is inside of it against what a request can say.
pub(super) fn of_param(member: &Member, location: Location, raw: &Param, sink: &Sink) {
    match location {
        Location::Query => no_null(&raw.member, &member.wire, "the query", sink),
        Location::Header => no_null(&raw.member, &member.wire, "a header", sink),
        // That a path param may be nothing at all is said elsewhere.
        Location::Path | Location::Body => {}
    }
    default_of_required(&raw.member, member.required, sink);
    no_filler(&raw.member, "a param", sink);
    inside(&raw.member, sink);
}

/// Only in a success does a server need something to send that no row gives, and only if it is always there.
pub(super) fn fillers(members: &NamedList<member::Member>, is_success: bool, sink: &Sink) {
    for member in members.iter().filter_map(|named| named.value.as_ref()) {
        let required = member.required.as_ref().is_some_and(|flag| flag.value);
        if !is_success {
            no_filler(member, "an error or a header", sink);
        } else if !required {
            no_filler(member, "an optional member", sink);
        } else if let (Some(filler), Some(_)) = (&member.filler, &member.default) {
            let message = "a member with a default is sent with it, and needs no filler";
            sink.push(
                Diagnostic::error(&rule::CONSTRAINT_TYPE, filler.span, message)
                    .help("keep one of the two"),
            );
        }
        fillers(&member.members, is_success, sink);
        if let Some(item) = &member.items {
            no_filler(item, "an item of a list", sink);
            fillers(&item.members, false, sink);
        }
    }
}

fn no_filler(raw: &member::Member, what: &str, sink: &Sink) {
    if let Some(filler) = &raw.filler {
        let message =
            format!("`filler` belongs to a required member of a success, and this is {what}");
        sink.push(
            Diagnostic::error(&rule::CONSTRAINT_TYPE, filler.span, message)
                .help("remove `filler:`"),
        );
    }
}

/// Holds the members of an object in a request against the same.
fn inside(outer: &member::Member, sink: &Sink) {
    let members = outer.members.iter();
    let members = members.filter_map(|named| named.value.as_ref());
    for member in members.chain(outer.items.as_deref()) {
        let required = member.required.as_ref().is_some_and(|flag| flag.value);
        default_of_required(member, required, sink);
        no_filler(member, "a param", sink);
        inside(member, sink);
    }
}

/// A header of a reply says no null either.
pub(super) fn of_headers(headers: &NamedList<member::Member>, sink: &Sink) {
    for named in headers {
        if let Some(member) = &named.value {
            no_null(member, &named.name.value, "a header", sink);
            scalar_header(member, &named.name.value, sink);
        }
    }
}

/// A header is a text, and one value.
fn scalar_header(raw: &member::Member, name: &str, sink: &Sink) {
    let ty = raw.ty.value.as_str();
    if matches!(ty, "object" | "list" | "map" | "any") {
        let message = format!("the header `{name}` of a reply cannot be of type `{ty}`");
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, raw.ty.span, message).help(
                "a header is one text, number, boolean or time: write `string` for what it holds",
            ),
        );
    }
}

fn no_null(raw: &member::Member, name: &str, place: &str, sink: &Sink) {
    if let Some(nullable) = raw.nullable.as_ref().filter(|flag| flag.value) {
        let message = format!("`{name}` is in {place}, where a null cannot be sent");
        sink.push(
            Diagnostic::error(&rule::PARAM_LOCATION, nullable.span, message).help(
                "remove `nullable: true`; `required: false` says that the value may be absent",
            ),
        );
    }
}

fn default_of_required(raw: &member::Member, required: bool, sink: &Sink) {
    if let (Some(default), true) = (&raw.default, required) {
        let message = "a request must have this value, so its default is never used";
        sink.push(Diagnostic::error(
            &rule::DEFAULT_OF_REQUIRED,
            default.span,
            message,
        ));
    }
}

/// A constant or a default stands in a request as any value does: a path and a header do not take every text.
pub(super) fn travels(value: &Literal, what: &str, span: Span, location: Location, sink: &Sink) {
    let Literal::Text(text) = value else { return };
    let mut found = Violations::new();
    let name = match location {
        Location::Path => {
            let place = Place::path("", Origin::Caller);
            found.text(place, text).path_segments();
            "a path"
        }
        Location::Header => {
            let place = Place::header("", Origin::Caller);
            found.text(place, text).header_value();
            "a header"
        }
        Location::Query | Location::Body => return,
    };
    if !found.is_empty() {
        let message = format!("the {what} is a text that {name} cannot carry");
        sink.push(Diagnostic::error(
            &rule::DEFAULT_BREAKS_CONSTRAINT,
            span,
            message,
        ));
    }
}

/// Constants and defaults are one value each, because emitted code holds them as one.
pub(super) fn scalar(value: &Literal, what: &str, span: Span, sink: &Sink) {
    let found = match value {
        Literal::Null | Literal::Bool(_) | Literal::Integer(_) | Literal::Text(_) => return,
        Literal::Number(text) if has_too_many_bits(text) => "a number of more than 64 bits",
        Literal::Number(_) => "a number with a fraction",
        Literal::List(_) => "a list",
        Literal::Map(_) => "a map",
    };
    let message = format!("{found} cannot be a {what}");
    sink.push(
        Diagnostic::error(&rule::DEFAULT_BREAKS_CONSTRAINT, span, message).help(format!(
            "a {what} is a text, a whole number, `true`, `false` or null"
        )),
    );
}
