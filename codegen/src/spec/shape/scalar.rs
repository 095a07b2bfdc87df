//! Single values: names, booleans, numbers, dates, words.

use crate::diagnostic::suggest::{self, listing};
use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::spec::language::{Shape, Word};
use crate::spec::yaml::{Node, Scalar, ScalarKind, has_too_many_bits, too_many_bits};

use super::text::{prose, text, text_kind};
use super::wrong::{blank, describe, wrong_type};

pub(super) fn scalar(node: &Node, found: &Scalar, shape: &'static Shape, sink: &Sink) {
    match shape {
        Shape::Text | Shape::Quoted => text(node, found, sink),
        Shape::Prose => prose(node, found, sink),
        Shape::Name(form) => {
            if text_kind(node, found, sink) && !form.accepts(&found.text) {
                let message = if found.text.is_empty() {
                    blank(form.describe())
                } else {
                    format!("`{}` is not {}", found.text, form.describe())
                };
                sink.push(Diagnostic::error(&rule::BAD_NAME, node.span, message));
            }
        }
        Shape::Boolean => {
            if !matches!(found.kind, ScalarKind::Bool(_)) {
                wrong_type(node, "`true` or `false`", boolean_help(found), sink);
            }
        }
        Shape::Integer { min, max } => match found.kind {
            ScalarKind::Int(number) if number < *min || number > *max => {
                let message = if min == max {
                    format!("{number} is not {min}, the only number that is taken here")
                } else {
                    format!("{number} is not between {min} and {max}")
                };
                sink.push(Diagnostic::error(
                    &rule::NUMBER_OUT_OF_BOUNDS,
                    node.span,
                    message,
                ));
            }
            ScalarKind::Int(_) => {}
            ScalarKind::Float if has_too_many_bits(&found.text) => {
                sink.push(too_many_bits(&found.text, node.span));
            }
            _ => wrong_type(node, "a whole number", integer_help(found), sink),
        },
        Shape::Date => {
            if is_date(&found.text) {
                return;
            }
            let (message, help) = if has_form_of_date(&found.text) {
                let message = format!("`{}` is no day of the calendar", found.text);
                (message, "correct the day or the month")
            } else {
                let message = if found.text.is_empty() {
                    blank("a date")
                } else {
                    format!("`{}` is not a date", found.text)
                };
                (message, "write it as YYYY-MM-DD, such as 2026-11-21")
            };
            sink.push(Diagnostic::error(&rule::BAD_DATE, node.span, message).help(help));
        }
        Shape::Word(words) => word(node, found, words, sink),
        Shape::Map(_) if found.kind == ScalarKind::Null => {
            let help = "write `{}` if there are none".to_owned();
            wrong_type(node, &describe(shape), Some(help), sink);
        }
        Shape::List(_) if found.kind == ScalarKind::Null => {
            let help = "write `[]` if there are none".to_owned();
            wrong_type(node, &describe(shape), Some(help), sink);
        }
        Shape::List(_) => {
            let help = format!("write it as a list: `[{}]`", found.text);
            wrong_type(node, &describe(shape), Some(help), sink);
        }
        _ => wrong_type(node, &describe(shape), None, sink),
    }
}

/// What to do about a scalar that is no boolean: the words that YAML 1.1 had, and quotes.
fn boolean_help(found: &Scalar) -> Option<String> {
    let meant = match found.text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "on" => "true",
        "false" | "no" | "n" | "off" => "false",
        _ => return None,
    };
    Some(format!("write `{meant}`, without quotes"))
}

/// What to do about a scalar that is no whole number: quotes, and zeros that make it octal to some readers.
fn integer_help(found: &Scalar) -> Option<String> {
    let digits = found.text.trim_start_matches('0');
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("write `{digits}`, without quotes and without zeros in front"))
}

fn word(node: &Node, found: &Scalar, words: &'static [Word], sink: &Sink) {
    if words.iter().any(|word| word.word == found.text) {
        return;
    }
    let names = words.iter().map(|word| word.word);
    let message = if found.text.is_empty() {
        blank("a word")
    } else {
        format!("unknown word `{}`", found.text)
    };
    let all = listing(names.clone());
    let help = suggest::nearest(&found.text, names).map_or_else(
        || format!("one of {all}"),
        |name| format!("did you mean `{name}`? (one of {all})"),
    );
    sink.push(Diagnostic::error(&rule::UNKNOWN_WORD, node.span, message).help(help));
}

/// `2026-02-30` has, although there is no such day.
fn has_form_of_date(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [4, 2, 2] && text.split('-').all(digits)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}
