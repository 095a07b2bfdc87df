//! Constraints against limits: two ways to say the same are no difference, for texts are compared as sets.

use annul_codegen::ir::{Bounds, LengthUnit, Member as Own, Type};
use annul_codegen::pattern::{
    Dialect, Inclusion, Language, LengthWindow, Match, Pattern, Witness, inclusion,
};

use crate::model::{Limits, Member};

use super::difference::Found;
use super::way::Way;

/// Compares what values keep to.
pub(super) fn compare(way: &Way<'_>, own: &Own, member: &Member, found: &mut Found) {
    let theirs = way.model.limits(member);
    let about = format!("{}.constraints", way.about);
    match &own.ty {
        Type::String => texts(&about, own, &theirs, found),
        Type::Integer => bounds(
            &format!("{about}.range"),
            own.constraints.range.as_ref(),
            &theirs,
            i64::MIN,
            found,
        ),
        Type::List(_) => bounds(
            &format!("{about}.items"),
            own.constraints.items.as_ref(),
            &theirs,
            0,
            found,
        ),
        _ => {}
    }
}

fn bounds(about: &str, own: Option<&Bounds>, theirs: &Limits, least: i64, found: &mut Found) {
    let min = theirs.min.filter(|min| *min > least);
    let max = theirs.max.filter(|max| *max < i64::MAX);
    let shown = |min: Option<i64>, max: Option<i64>| {
        let text =
            |bound: Option<i64>| bound.map_or_else(|| "any".to_owned(), |bound| bound.to_string());
        format!("{} to {}", text(min), text(max))
    };
    match own {
        None if min.is_some() || max.is_some() => {
            found.more(about, format!("the model allows {}", shown(min, max)));
        }
        Some(own) if min.is_none() && max.is_none() => {
            found.silent(
                about,
                format!(
                    "the spec allows {}, the model says nothing",
                    shown(own.min, own.max)
                ),
            );
        }
        Some(own) if own.min.filter(|min| *min > least) != min || own.max != max => {
            let (own, theirs) = (shown(own.min, own.max), shown(min, max));
            found.contradicted(about, format!("the spec allows {own}, the model {theirs}"));
        }
        _ => {}
    }
}

fn texts(about: &str, own: &Own, theirs: &Limits, found: &mut Found) {
    let min = theirs
        .min
        .and_then(|min| u64::try_from(min).ok())
        .unwrap_or(0);
    let max = theirs.max.and_then(|max| u64::try_from(max).ok());
    // A pattern that any text matches limits nothing.
    let is_idle = |regex: &String| compiled(regex).is_some_and(|found| found.is_universal());
    let regex = theirs.pattern.as_ref().filter(|regex| !is_idle(regex));
    let is_limited = min > 0 || max.is_some() || regex.is_some();
    if !is_limited && own.constraints.is_empty() {
        return;
    }
    if !is_limited {
        found.silent(about, "the model says nothing of it");
        return;
    }
    let pattern = match regex {
        None => None,
        Some(regex) => match compiled(regex) {
            Some(pattern) => Some(pattern),
            None if own
                .constraints
                .pattern
                .as_ref()
                .is_some_and(|own| own.regex == *regex) =>
            {
                None
            }
            None => {
                let message = "the pattern of the model is none that a spec can have";
                found.silent(format!("{about}.pattern"), message);
                return;
            }
        },
    };
    let theirs = Language {
        pattern,
        length: Some(LengthWindow {
            min,
            max,
            unit: LengthUnit::Chars,
        }),
        values: None,
    };
    let Some(own_language) = own.constraints.language() else {
        return;
    };
    if own.constraints.is_empty() {
        found.more(about, "the model limits it, the spec does not");
        return;
    }
    let text = |witness: &Witness| match witness.text() {
        Some("") => "the empty text".to_owned(),
        Some(text) if text.chars().count() <= 60 => format!("{text:?}"),
        _ => format!("a text of length {}", witness.length()),
    };
    let about = about.to_owned();
    match inclusion(&theirs, &own_language) {
        Inclusion::Equal => {}
        Inclusion::Narrower { witness } => {
            found.contradicted(
                about,
                format!("the model allows {}, the spec does not", text(&witness)),
            );
        }
        Inclusion::Wider { witness } => {
            let message = format!("the spec allows {}, the model does not", text(&witness));
            // Limits that the spec leaves out altogether are what the model has besides.
            if is_part(own, &theirs) {
                found.more(about, message);
            } else {
                found.contradicted(about, message);
            }
        }
        Inclusion::Overlapping {
            only_old, only_new, ..
        }
        | Inclusion::Disjoint { only_old, only_new } => {
            let (theirs, own) = (text(&only_old), text(&only_new));
            found.contradicted(
                about,
                format!("the model alone allows {theirs}, the spec alone {own}"),
            );
        }
        Inclusion::Undecided { reason } => {
            found.silent(
                about,
                format!("the texts of both cannot be compared: {reason}"),
            );
        }
    }
}

/// Whether a spec has one of two limits, and that one as the model has it.
fn is_part(own: &Own, theirs: &Language) -> bool {
    let without_length = Language {
        length: None,
        ..theirs.clone()
    };
    let without_pattern = Language {
        pattern: None,
        ..theirs.clone()
    };
    let Some(language) = own.constraints.language() else {
        return false;
    };
    let equals = |part: &Language| inclusion(part, &language) == Inclusion::Equal;
    match (&own.constraints.length, &own.constraints.pattern) {
        (None, Some(_)) => equals(&without_length),
        (Some(_), None) => equals(&without_pattern),
        _ => false,
    }
}

fn compiled(regex: &str) -> Option<Pattern> {
    let dotted = regex
        .strip_prefix("(?s)")
        .map(|rest| rest.replace('.', r"[\s\S]"));
    let compile = |regex: &str, dialect| Pattern::compile(regex, dialect, Match::Whole).ok();
    compile(regex, Dialect::Ecma262)
        .or_else(|| compile(&dotted?, Dialect::Ecma262))
        .or_else(|| compile(regex, Dialect::Java))
}
