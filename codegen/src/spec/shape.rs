//! Holds a YAML tree against the language's tables: unknown and missing keys, wrong types, words, numbers, names.

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule, suggest};

use super::language::{Section, Shape, Word};
use super::yaml::{Entry, Node, Scalar, ScalarKind, ScalarStyle, Value, is_ambiguous};

/// What to do about a place where nothing stands.
const BLANK_HELP: &str = "write the value, or leave the key out if it is optional";

/// Reports everything in `node` that `section` does not take.
pub fn section(node: &Node, section: &'static Section, sink: &Sink) {
    let Value::Map(entries) = &node.value else {
        return wrong_type(
            node,
            &format!("{}, a map of keys", section.name),
            None,
            sink,
        );
    };
    let mut mistaken = Vec::new();
    for entry in entries {
        match section.keys.iter().find(|key| key.name == entry.key.value) {
            Some(key) => shape(&entry.value, key.shape, sink),
            None => mistaken.extend(unknown_key(entry, entries, section, sink)),
        }
    }
    for key in section.keys.iter().filter(|key| key.required) {
        let present = entries.iter().any(|entry| entry.key.value == key.name);
        if !present && !mistaken.contains(&key.name) {
            let message = format!("{} lacks the key `{}`", section.name, key.name);
            sink.push(
                Diagnostic::error(&rule::MISSING_KEY, head(node, entries), message)
                    .help(format!("add `{}:` ({})", key.name, key.doc)),
            );
        }
    }
}

/// A section without a key is shown at its first key: the whole section would underline too much.
fn head(node: &Node, entries: &[Entry]) -> Span {
    entries.first().map_or(node.span, |entry| entry.key.span)
}

/// Reports an unknown key; gives the key that was probably meant.
fn unknown_key(
    entry: &Entry,
    entries: &[Entry],
    section: &'static Section,
    sink: &Sink,
) -> Option<&'static str> {
    let free = section
        .keys
        .iter()
        .map(|key| key.name)
        .filter(|name| entries.iter().all(|other| other.key.value != *name));
    let meant = suggest::nearest(&entry.key.value, free);
    let message = format!("unknown key `{}` in {}", entry.key.value, section.name);
    let help = meant.map_or_else(
        || {
            format!(
                "{} takes {}",
                section.name,
                listing(section.keys.iter().map(|key| key.name))
            )
        },
        |name| format!("did you mean `{name}`?"),
    );
    sink.push(Diagnostic::error(&rule::UNKNOWN_KEY, entry.key.span, message).help(help));
    meant
}

/// Reports everything in `node` that `shape` does not take.
fn shape(node: &Node, shape: &'static Shape, sink: &Sink) {
    match (shape, &node.value) {
        (Shape::Section(keys), _) => section(node, keys, sink),
        (Shape::Deferred(of), _) => self::shape(node, of(), sink),
        (Shape::Either(shapes), _) => match shapes.iter().find(|shape| fits(node, shape)) {
            Some(fitting) => self::shape(node, fitting, sink),
            None => wrong_type(node, &describe(shape), None, sink),
        },
        (Shape::List(item), Value::List(items)) => {
            for node in items {
                self::shape(node, item, sink);
            }
        }
        (Shape::OneOrMany(item), Value::List(items)) => {
            if items.is_empty() {
                let help = "name at least one, or leave the key out";
                wrong_type(node, &describe(shape), Some(help.to_owned()), sink);
            }
            for node in items {
                self::shape(node, item, sink);
            }
        }
        (Shape::OneOrMany(item), Value::Scalar(_)) => self::shape(node, item, sink),
        (Shape::Map(value), Value::Map(entries)) => {
            for entry in entries {
                key_text(&entry.key, sink);
                self::shape(&entry.value, value, sink);
            }
        }
        (Shape::Literal, _) => literal(node, sink),
        (_, Value::Scalar(found)) => scalar(node, found, shape, sink),
        _ => wrong_type(node, &describe(shape), None, sink),
    }
}

fn scalar(node: &Node, found: &Scalar, shape: &'static Shape, sink: &Sink) {
    match shape {
        Shape::Text | Shape::Prose => text(node, found, sink),
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

/// Text that is there, means the same to every YAML reader, and holds nothing invisible.
fn text(node: &Node, found: &Scalar, sink: &Sink) {
    if !text_kind(node, found, sink) {
        return;
    }
    if found.text.trim().is_empty() {
        sink.push(Diagnostic::error(
            &rule::EMPTY_TEXT,
            node.span,
            "this text is empty",
        ));
    }
    unsafe_characters(&found.text, node.span, sink);
}

fn text_kind(node: &Node, found: &Scalar, sink: &Sink) -> bool {
    if found.style != ScalarStyle::Plain
        || (found.kind == ScalarKind::Text && !is_ambiguous(&found.text))
    {
        return true;
    }
    if found.text.is_empty() {
        sink.push(Diagnostic::error(
            &rule::EMPTY_TEXT,
            node.span,
            blank("a text"),
        ));
        return false;
    }
    let message = format!(
        "`{}` is text here, but not to every YAML reader",
        found.text
    );
    sink.push(
        Diagnostic::error(&rule::YAML_AMBIGUOUS_SCALAR, node.span, message)
            .help(format!("put it in quotes: '{}'", found.text)),
    );
    false
}

fn key_text(key: &Spanned<String>, sink: &Sink) {
    if key.value.trim().is_empty() {
        sink.push(Diagnostic::error(
            &rule::EMPTY_TEXT,
            key.span,
            "this name is empty",
        ));
    }
    unsafe_characters(&key.value, key.span, sink);
}

/// Literals may be of any type, but a plain one must be of the same type to every reader.
fn literal(node: &Node, sink: &Sink) {
    match &node.value {
        Value::Scalar(found) => {
            let plain_text = found.style == ScalarStyle::Plain && found.kind == ScalarKind::Text;
            if plain_text && is_ambiguous(&found.text) {
                text_kind(node, found, sink);
            }
        }
        Value::List(items) => items.iter().for_each(|item| literal(item, sink)),
        Value::Map(entries) => entries.iter().for_each(|entry| literal(&entry.value, sink)),
    }
}

/// Characters that show nothing, or change what is shown around them.
fn unsafe_characters(text: &str, span: Span, sink: &Sink) {
    let bad = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    });
    if let Some(c) = bad {
        let message = format!(
            "this text holds the invisible character U+{:04X}",
            u32::from(c)
        );
        sink.push(Diagnostic::error(&rule::TEXT_UNSAFE, span, message));
    }
}

/// What is said of a place where nothing stands.
fn blank(takes: &str) -> String {
    format!("this is empty; it takes {takes}")
}

fn wrong_type(node: &Node, expected: &str, help: Option<String>, sink: &Sink) {
    let found = match &node.value {
        Value::Scalar(scalar) if scalar.text.is_empty() => {
            let help = help.unwrap_or_else(|| BLANK_HELP.to_owned());
            return sink
                .push(Diagnostic::error(&rule::WRONG_TYPE, node.span, blank(expected)).help(help));
        }
        Value::Scalar(scalar) if scalar.kind == ScalarKind::Text => {
            format!("the text `{}`", scalar.text)
        }
        Value::List(items) if items.is_empty() => "an empty list".to_owned(),
        found => found.describe().to_owned(),
    };
    let message = format!("expected {expected}, found {found}");
    let finding = Diagnostic::error(&rule::WRONG_TYPE, node.span, message);
    sink.push(match help {
        Some(help) => finding.help(help),
        None => finding,
    });
}

/// Whether `node` is of the kind (scalar, list, map) that `shape` takes; the rest is for [`shape`] to judge.
fn fits(node: &Node, shape: &Shape) -> bool {
    match shape {
        Shape::Section(_) | Shape::Map(_) => matches!(node.value, Value::Map(_)),
        Shape::List(_) => matches!(node.value, Value::List(_)),
        Shape::OneOrMany(_) => !matches!(node.value, Value::Map(_)),
        Shape::Either(shapes) => shapes.iter().any(|shape| fits(node, shape)),
        Shape::Literal => true,
        Shape::Deferred(of) => fits(node, of()),
        _ => matches!(node.value, Value::Scalar(_)),
    }
}

fn describe(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Prose => "text".into(),
        Shape::Name(form) => form.describe().into(),
        Shape::Integer { .. } => "a whole number".into(),
        Shape::Boolean => "`true` or `false`".into(),
        Shape::Date => "a date".into(),
        Shape::Word(words) => format!("one of {}", listing(words.iter().map(|word| word.word))),
        Shape::Literal => "a value".into(),
        Shape::List(_) => "a list".into(),
        Shape::OneOrMany(item) => format!("{}, or a list of at least one", describe(item)),
        Shape::Map(_) => "a map of names".into(),
        Shape::Section(section) => format!("{}, a map of keys", section.name),
        Shape::Deferred(of) => describe(of()),
        Shape::Either(shapes) => shapes
            .iter()
            .map(|shape| describe(shape))
            .collect::<Vec<_>>()
            .join(", or "),
    }
}

/// `a`, `b` and `c`, each in backticks.
#[must_use]
pub fn listing<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => "nothing".into(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
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
