//! What specs do without: anchors, tags, directives, and text that is no YAML.

use saphyr_parser::ScanError;

use super::Entry;
use super::place::Places;
use crate::diagnostic::{Diagnostic, Sink, Span, rule};

/// Longer texts are not repeated in a help.
const MAX_QUOTED: usize = 80;

/// Reports anchor and tag at the start of `span`; gives back the span without them.
pub(super) fn properties(places: &Places<'_>, span: Span, sink: &Sink) -> Span {
    let mut rest = span;
    loop {
        let written = places.at(rest);
        let length = match written.as_bytes().first() {
            Some(b'!') if written.starts_with("!<") => written.find('>').map(|at| at + 1),
            Some(b'!' | b'&') => {
                written.find(|char: char| char.is_whitespace() || ",[]{}".contains(char))
            }
            // A comment between the anchor and what it names.
            Some(b'#') => written.find('\n'),
            _ => return rest,
        };
        let (here, after) = written.split_at(length.unwrap_or(written.len()));
        let start = rest.start as usize;
        let place = places.span(start, start + here.len());
        if here.starts_with('!') {
            sink.push(Diagnostic::error(
                &rule::YAML_TAG,
                place,
                format!("the tag `{here}`"),
            ));
        } else if here.starts_with('&') {
            sink.push(Diagnostic::error(
                &rule::YAML_ANCHOR,
                place,
                format!("the anchor `{here}`"),
            ));
        }
        rest = places.span(
            start + written.len() - after.trim_start().len(),
            rest.end as usize,
        );
    }
}

/// Reports the directives before `marker`, which is the `---` that they need.
pub(super) fn directives(places: &Places<'_>, marker: Span, sink: &Sink) {
    let mut start = 0;
    for line in places.before(marker).split_inclusive('\n') {
        if line.starts_with('%') {
            let span = places.span(start, start + line.trim_end().len());
            let finding = Diagnostic::error(&rule::YAML_SYNTAX, span, "a YAML directive")
                .help("remove the line: specs are YAML 1.2 without directives");
            sink.push(finding);
        }
        start += line.len();
    }
}

/// The rest of a text that a comma has ended, where its author did not mean it to.
pub(super) fn cut_text(places: &Places<'_>, rest: Span, before: &Entry) -> Diagnostic {
    let start = before.value.span.start;
    let (name, written) = (&before.key.value, places.at(Span { start, ..rest }));
    let message = format!("`{}` is a key without a value", places.at(rest));
    let help = if written.contains(['\n', '\'']) || written.len() > MAX_QUOTED {
        format!("if it belongs to the text of `{name}`, put that text in quotes: a comma ends it")
    } else {
        format!(
            "if it belongs to the text before it, write `{name}: '{written}'`: a comma ends a text without quotes"
        )
    };
    Diagnostic::error(&rule::YAML_SYNTAX, rest, message).help(help)
}

/// What the parser could not read.
pub(super) fn scan_error(places: &Places<'_>, error: &ScanError) -> Diagnostic {
    let span = places.point(*error.marker());
    let info = error.info();
    if info.contains("unknown anchor") {
        return Diagnostic::error(&rule::YAML_ALIAS, span, "an alias without an anchor")
            .help("put text that begins with `*` in quotes");
    }
    // The parser says so of single quotes too.
    let message = match info {
        "invalid trailing content after double-quoted scalar" => "text behind the closing quote",
        other => other,
    };
    let finding = Diagnostic::error(&rule::YAML_SYNTAX, span, message);
    match hint(info) {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// What to do about the parser's commonest complaints, which speak of its own insides.
fn hint(info: &str) -> Option<&'static str> {
    let says = |part: &str| info.contains(part);
    if says("mapping values are not allowed") {
        Some("put text that contains `: ` in quotes, or check the indentation")
    } else if says("parsing a flow") {
        Some("close the `{` or `[` that stands before this place, or put a comma between entries")
    } else if says("quote") {
        Some("close the quote; inside single quotes a quote is written twice: `''`")
    } else if says("expected <document start>") || says("expected key") || says("indent") {
        Some("check the indentation: the keys of one map start in the same column")
    } else {
        None
    }
}
