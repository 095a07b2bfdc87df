//! Keys of a section: those that the language does not know, and those that it requires.

use crate::diagnostic::suggest::{self, listing};
use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::spec::language::{Key, Section};
use crate::spec::yaml::{Entry, ScalarStyle, Value};

/// Reports unknown and missing keys of a section at `place`; a key that is written otherwise is not missing as well.
pub(super) fn keys(place: Span, entries: &[Entry], section: &'static Section, sink: &Sink) {
    let is_there = |key: &&Key| entries.iter().any(|entry| entry.key.value == key.name);
    let (_, mut absent): (Vec<&Key>, Vec<&Key>) = section.keys.iter().partition(is_there);
    let mut strays = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let name = entry.key.value.as_str();
        if section.keys.iter().any(|key| key.name == name) {
            continue;
        }
        let Some(meant) = suggest::nearest(name, absent.iter().map(|key| key.name)) else {
            let before = index.checked_sub(1).and_then(|before| entries.get(before));
            strays.push((entry, before));
            continue;
        };
        absent.retain(|key| key.name != meant);
        let found = unknown(entry, section).help(format!("did you mean `{meant}`?"));
        sink.push(found);
    }
    absent.retain(|key| key.required);
    // Each stray may have been meant for one of them; which, its author knows.
    let is_meant = !absent.is_empty() && strays.len() >= absent.len();
    // Braces open the map: there, a comma ends a text without quotes.
    let is_flow = (entries.first()).is_some_and(|first| place.start < first.key.span.start);
    let names = |keys: &[&Key]| listing(keys.iter().map(|key| key.name));
    for (index, (stray, before)) in strays.into_iter().enumerate() {
        let takes = listing(section.keys.iter().map(|key| key.name));
        let mut help = format!("{} takes {takes}", section.name);
        if is_meant && index == 0 {
            help = format!("{help}; it lacks {}", names(&absent));
        }
        if let Some(before) = before.filter(|before| is_flow && is_prose(before)) {
            let name = &before.key.value;
            help =
                format!("{help}; if this belongs to the text of `{name}`, put that text in quotes");
        }
        sink.push(unknown(stray, section).help(help));
    }
    if !is_meant && !absent.is_empty() {
        // The whole section would underline too much.
        let span = entries.first().map_or(place, |entry| entry.key.span);
        sink.push(missing(span, &absent, section));
    }
}

/// Whether an entry is of words that stand without quotes.
fn is_prose(entry: &Entry) -> bool {
    match &entry.value.value {
        Value::Scalar(found) => found.style == ScalarStyle::Plain && found.text.contains(' '),
        _ => false,
    }
}

fn unknown(entry: &Entry, section: &Section) -> Diagnostic {
    let message = format!("unknown key `{}` in {}", entry.key.value, section.name);
    Diagnostic::error(&rule::UNKNOWN_KEY, entry.key.span, message)
}

/// One finding for all keys that are missing: they are missing in one place.
fn missing(span: Span, keys: &[&Key], section: &Section) -> Diagnostic {
    let names = listing(keys.iter().map(|key| key.name));
    let noun = if keys.len() == 1 { "key" } else { "keys" };
    let message = format!("{} lacks the {noun} {names}", section.name);
    let help: Vec<String> = keys
        .iter()
        .map(|key| format!("add `{}:` ({})", key.name, key.doc))
        .collect();
    Diagnostic::error(&rule::MISSING_KEY, span, message).help(help.join("\n"))
}
