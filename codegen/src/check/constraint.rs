//! Constraints: of the right type, with bounds in order, patterns that compile, and at least one value that meets all of them.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{self, Bounds, Constraints, Length, LengthUnit};
use crate::pattern::{self, Dialect, Language, LengthWindow, Match};
use crate::spec::member;

use super::budget::Budget;
use super::source::Sources;

mod broken;

pub(super) use broken::broken_by;

/// The constraints of a member.
pub(super) fn constraints(raw: &member::Member, sources: &Sources<'_>, sink: &Sink) -> Constraints {
    let ty = raw.ty.value.as_str();
    let of_type = |types: &[&str], span: Span, name: &str| {
        let fits = types.contains(&ty);
        if !fits {
            let message = format!("`{name}` does not apply to type `{ty}`");
            let applies = crate::diagnostic::suggest::listing(types.iter().copied());
            let instead = match ty {
                "integer" | "number" => "; bound a number by `range`",
                "string" => "; bound a text by `length` or `pattern`",
                "list" => "; bound a list by `items`, and give its items constraints of their own",
                _ => "",
            };
            sink.push(
                Diagnostic::error(&rule::CONSTRAINT_TYPE, span, message)
                    .also(raw.ty.span, "the type")
                    .help(format!("`{name}` applies to {applies}{instead}")),
            );
        }
        fits
    };
    let given = &raw.constraints;
    let length = given
        .length
        .as_ref()
        .filter(|c| of_type(&["string", "enum"], c.span, "length"));
    let pattern = given
        .pattern
        .as_ref()
        .filter(|c| of_type(&["string"], c.span, "pattern"));
    let range = given
        .range
        .as_ref()
        .filter(|c| of_type(&["integer", "number"], c.span, "range"));
    let items = given
        .items
        .as_ref()
        .filter(|c| of_type(&["list", "map"], c.span, "items"));

    let compiled = pattern.and_then(|pattern| compile(pattern, &sources.budget, sink));
    let window = length.and_then(|length| window(length, sink));
    satisfiable(window.as_ref(), length, compiled.as_ref(), pattern, sink);
    Constraints {
        length: window.zip(length).map(|((min, max, unit), raw)| Length {
            min,
            max,
            unit,
            sources: sources.resolve(&raw.source),
        }),
        pattern: compiled.zip(pattern).map(|(compiled, raw)| ir::Pattern {
            regex: raw.regex.value.clone(),
            dialect: dialect(raw).1,
            whole: raw.matches.value == "whole",
            simple: compiled.simple(),
            table: compiled.dfa().clone(),
            sources: sources.resolve(&raw.source),
        }),
        range: range.and_then(|raw| bounds(raw, "number", &rule::RANGE_EMPTY, sources, sink)),
        items: items
            .and_then(|raw| bounds(raw, "number of items", &rule::RANGE_EMPTY, sources, sink)),
    }
}

type Window = (Option<u32>, Option<u32>, LengthUnit);

fn window(raw: &member::Bounds, sink: &Sink) -> Option<Window> {
    let unit = raw.unit.as_ref()?.value.parse().ok()?;
    ordered(raw, "length", &rule::LENGTH_EMPTY, sink).then(|| {
        let count = |bound: &Option<Spanned<i64>>| {
            bound
                .as_ref()
                .and_then(|bound| u32::try_from(bound.value).ok())
        };
        (count(&raw.min), count(&raw.max), unit)
    })
}

fn bounds(
    raw: &member::Bounds,
    what: &str,
    rule: &'static crate::diagnostic::Rule,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Option<Bounds> {
    ordered(raw, what, rule, sink).then(|| Bounds {
        min: raw.min.as_ref().map(|bound| bound.value),
        max: raw.max.as_ref().map(|bound| bound.value),
        sources: sources.resolve(&raw.source),
    })
}

/// At least one bound, and min not over max.
fn ordered(
    raw: &member::Bounds,
    what: &str,
    rule: &'static crate::diagnostic::Rule,
    sink: &Sink,
) -> bool {
    match (&raw.min, &raw.max) {
        (None, None) => {
            let message = format!("this bound of a {what} has neither `min` nor `max`");
            sink.push(
                Diagnostic::error(&rule::MISSING_KEY, raw.span, message)
                    .help("add a bound, or remove the constraint"),
            );
            false
        }
        (Some(min), Some(max)) if min.value > max.value => {
            let message = format!(
                "no {what} is at least {} and at most {}",
                min.value, max.value
            );
            sink.push(
                Diagnostic::error(rule, min.span, message)
                    .also(max.span, "the largest is declared here")
                    .help("swap the two, or correct one of them"),
            );
            false
        }
        _ => true,
    }
}

fn dialect(raw: &member::Pattern) -> (Dialect, &'static str) {
    match raw.dialect.value.as_str() {
        "java" => (Dialect::Java, "java"),
        _ => (Dialect::Ecma262, "ecma262"),
    }
}

fn compile(raw: &member::Pattern, budget: &Budget, sink: &Sink) -> Option<pattern::Pattern> {
    if !budget.has_room() {
        return None;
    }
    let how = if raw.matches.value == "part" {
        Match::Part
    } else {
        Match::Whole
    };
    match pattern::Pattern::compile(&raw.regex.value, dialect(raw).0, how) {
        Ok(pattern) => {
            let has_room = budget.take(Some(pattern.work()), raw.regex.span, sink);
            has_room.then_some(pattern)
        }
        Err(error) => {
            let rule = if error.kind == pattern::PatternErrorKind::TooLarge {
                &rule::PATTERN_TOO_LARGE
            } else {
                &rule::PATTERN_INVALID
            };
            let message = format!("this pattern is not accepted: {}", error.message);
            let mut found = Diagnostic::error(rule, error_span(raw, &error), message);
            if let Some(accepted) = &error.help {
                found = found.help(accepted);
            }
            sink.push(found);
            if error.kind == pattern::PatternErrorKind::TooLarge {
                budget.take(None, raw.regex.span, sink);
            }
            None
        }
    }
}

/// The faulty part of a pattern, where quotes and escapes let us find it; the whole pattern otherwise.
fn error_span(raw: &member::Pattern, error: &pattern::PatternError) -> Span {
    let whole = raw.regex.span;
    let quotes = (whole.end - whole.start) as usize == raw.regex.value.len() + 2;
    let plain = (whole.end - whole.start) as usize == raw.regex.value.len();
    if !quotes && !plain {
        return whole;
    }
    let start = whole.start as usize + usize::from(quotes) + error.offset;
    Span::new(whole.file, start, start + error.len.max(1))
}

/// Length and pattern together: something must be left, and neither should be idle.
fn satisfiable(
    window: Option<&Window>,
    length: Option<&member::Bounds>,
    compiled: Option<&pattern::Pattern>,
    raw: Option<&member::Pattern>,
    sink: &Sink,
) {
    let is_idle = |length: &&member::Bounds| {
        length.max.is_none() && length.min.as_ref().is_some_and(|min| min.value == 0)
    };
    if let Some(length) = length.filter(is_idle) {
        let message = "every text is at least 0 long: this constraint never decides";
        sink.push(Diagnostic::warning(
            &rule::CONSTRAINT_DEAD,
            length.span,
            message,
        ));
    }
    let (Some(compiled), Some(raw)) = (compiled, raw) else {
        return;
    };
    if length.is_some() && window.is_none() {
        // Of a length that cannot be, nothing more is to be said.
        return;
    }
    if compiled.is_universal() {
        let message = "every text matches this pattern: this constraint never decides";
        sink.push(Diagnostic::warning(
            &rule::CONSTRAINT_DEAD,
            raw.regex.span,
            message,
        ));
        return;
    }
    let language = Language {
        pattern: Some(compiled.clone()),
        length: window.map(|(min, max, unit)| LengthWindow {
            min: u64::from(min.unwrap_or(0)),
            max: max.map(u64::from),
            unit: *unit,
        }),
        values: None,
    };
    if language.is_empty() == Ok(true) {
        let message = match length {
            Some(_) => "no text of the allowed length matches this pattern",
            None => "no text matches this pattern",
        };
        let found = Diagnostic::error(&rule::CONSTRAINT_UNSATISFIABLE, raw.regex.span, message);
        sink.push(match length {
            Some(length) => found.also(length.span, "the length is declared here"),
            None => found,
        });
        return;
    }
    if let (Some(length), true) = (length, language.length_is_implied()) {
        let message = "the pattern alone allows no other length: this constraint never decides";
        sink.push(
            Diagnostic::warning(&rule::CONSTRAINT_DEAD, length.span, message)
                .also(raw.regex.span, "the pattern is declared here"),
        );
    }
}
