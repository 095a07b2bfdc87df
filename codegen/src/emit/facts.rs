//! Facts of the IR in words, for documentation: constraints, places, sources.

use crate::ir::{
    Bounds, Constraints, Deprecated, Length, LengthUnit, Location, Member, Origin, Param, Source,
};

use super::docs::{Docs, code, inline};

/// Constraints as a sentence: ``1 to 64 characters; the whole value matches `^[a-z]+$` (ecma262).``
pub(super) fn constraints(constraints: &Constraints) -> Option<String> {
    sentence(constraints, from)
}

/// The same without sources.
pub(super) fn rules(constraints: &Constraints) -> Option<String> {
    sentence(constraints, |_| String::new())
}

fn sentence(constraints: &Constraints, from: fn(&[String]) -> String) -> Option<String> {
    let mut clauses = Vec::new();
    if let Some(found) = &constraints.length {
        clauses.push(format!("{}{}", length(found), from(&found.sources)));
    }
    if let Some(found) = &constraints.pattern {
        let how = if found.whole {
            "the whole value matches"
        } else {
            "a part of the value matches"
        };
        clauses.push(format!(
            "{how} {} ({}){}",
            code(&found.regex),
            found.dialect,
            from(&found.sources)
        ));
    }
    if let Some(found) = &constraints.range {
        clauses.push(format!("{}{}", bounds(found), from(&found.sources)));
    }
    if let Some(found) = &constraints.items {
        clauses.push(format!("{} items{}", bounds(found), from(&found.sources)));
    }
    let text = clauses.join("; ");
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

fn from(sources: &[String]) -> String {
    if sources.is_empty() {
        String::new()
    } else {
        format!(
            " \\[{}\\]",
            sources
                .iter()
                .map(|name| inline(name))
                .collect::<Vec<_>>()
                .join(", ")
        )
    }
}

fn length(length: &Length) -> String {
    let is_one = length.max.or(length.min) == Some(1);
    let unit = match (length.unit, is_one) {
        (LengthUnit::Chars, false) => "characters",
        (LengthUnit::Utf16, false) => "UTF-16 code units",
        (LengthUnit::Bytes, false) => "bytes",
        (LengthUnit::Chars, true) => "character",
        (LengthUnit::Utf16, true) => "UTF-16 code unit",
        (LengthUnit::Bytes, true) => "byte",
    };
    match (length.min, length.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min} {unit}"),
        (min, max) => format!("{} {unit}", span(min.map(i64::from), max.map(i64::from))),
    }
}

fn bounds(bounds: &Bounds) -> String {
    span(bounds.min, bounds.max)
}

fn span(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
    }
}

/// Where a param travels and who made it: ``` `QueryId` in the body, handed out by the service.```
pub(super) fn place(param: &Param) -> String {
    let place = match param.location {
        Location::Path => "in the path",
        Location::Query => "in the query",
        Location::Header => "as a header",
        Location::Body => "in the body",
    };
    let origin = match param.origin {
        Origin::Caller => "chosen by the caller",
        Origin::Service => "handed out by the service",
    };
    format!("{} {place}, {origin}.", code(&param.member.wire))
}

/// A source as a list item: its short name, title, address and day.
pub(super) fn source(source: &Source) -> String {
    let parts = [
        Some(&source.title),
        source.section.as_ref(),
        source.url.as_ref(),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|part| inline(part))
        .collect();
    format!(
        "{}: {} (read {})",
        inline(&source.name),
        parts.join(", "),
        source.retrieved
    )
}

/// What a `#[deprecated]` attribute says.
pub(super) fn deprecation(found: &Deprecated) -> String {
    inline(&found.note).replace('`', "'").replace('\\', "")
}

/// What a member means, and that it is out of use.
pub(super) fn member_docs(member: &Member) -> Docs {
    let mut docs = Docs::default().and_maybe(member.docs.as_deref());
    if let Some(found) = &member.deprecated {
        let since = found
            .since
            .as_ref()
            .map_or_else(String::new, |since| format!(" since {}", inline(since)));
        docs = docs.and_text(&format!("Deprecated{since}: {}", inline(&found.note)));
    }
    docs
}
