//! The lines of a file that a finding speaks of, cut to what fits, and what to underline in them.

use std::ops::Range;

use super::visible::{visible, width};
use crate::diagnostic::{Diagnostic, FileId, Span};
use crate::source::Sources;

/// Longer lines are shown in part.
const MAX_CHARS: usize = 120;
/// So much of a long line is shown before the place that matters.
const CHARS_BEFORE: usize = 40;

/// The marked lines of one file.
pub(super) struct Excerpt {
    /// The place that the excerpt is about; it is in the first mark's line.
    pub(super) span: Span,
    /// In the order of the file.
    pub(super) lines: Vec<Line>,
}

/// A line with its underlines.
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
}

/// An underline: where in the shown text, how long, and what it says.
pub(super) struct Mark {
    pub(super) column: usize,
    pub(super) width: usize,
    pub(super) label: String,
    pub(super) is_primary: bool,
}

/// One excerpt a file, that of the finding's own place first; none of a finding about a file as a whole.
pub(super) fn excerpts(sources: &Sources, finding: &Diagnostic) -> Vec<Excerpt> {
    let primary = Place {
        span: finding.span,
        label: &finding.label,
        is_primary: true,
    };
    let is_whole_file = finding.span == Span::file_start(finding.span.file);
    let secondary = finding.secondary.iter();
    let places: Vec<_> = std::iter::once(primary)
        .filter(|place| !is_whole_file || !place.label.is_empty())
        .chain(secondary.map(|it| Place {
            span: it.span,
            label: &it.text,
            is_primary: false,
        }))
        .collect();
    let mut files: Vec<FileId> = Vec::new();
    for place in &places {
        if !files.contains(&place.span.file) {
            files.push(place.span.file);
        }
    }
    let of_file = |file| {
        places
            .iter()
            .filter(|place| place.span.file == file)
            .collect()
    };
    files
        .into_iter()
        .filter_map(|file| excerpt(sources, of_file(file)))
        .collect()
}

/// A span to underline.
struct Place<'a> {
    span: Span,
    label: &'a str,
    is_primary: bool,
}

fn excerpt(sources: &Sources, mut places: Vec<&Place<'_>>) -> Option<Excerpt> {
    let span = places.first()?.span;
    places.sort_by_key(|place| place.span);
    let line = |place: &&Place<'_>| sources.location(place.span).0;
    let lines = places
        .chunk_by(|a, b| line(a) == line(b))
        .filter_map(|places| Some(marked(sources, line(places.first()?), places)))
        .collect();
    Some(Excerpt { span, lines })
}

/// A line with what is to be underlined in it; of a place that goes on in further lines only this one is shown.
fn marked(sources: &Sources, number: usize, places: &[&Place<'_>]) -> Line {
    let Some(focus) = places
        .iter()
        .find(|place| place.is_primary)
        .or(places.first())
    else {
        return Line {
            number,
            text: String::new(),
            marks: Vec::new(),
        };
    };
    let file = focus.span.file;
    let line = sources.line_text(file, number);
    let offset = |at: u32| {
        (at as usize)
            .saturating_sub(sources.line_start(file, number))
            .min(line.len())
    };
    let window = window(line, offset(focus.span.start));
    let (before, after) = (window.start > 0, window.end < line.len());
    let shown = |range: Range<usize>| visible(line.get(range).unwrap_or_default());
    let mark = |place: &&Place<'_>| {
        let within = |at: u32| offset(at).clamp(window.start, window.end);
        let (start, end) = (within(place.span.start), within(place.span.end));
        let marked = shown(start..end);
        Mark {
            column: usize::from(before) + width(&shown(window.start..start)),
            width: width(marked.trim_end()).max(1),
            label: visible(place.label),
            is_primary: place.is_primary,
        }
    };
    let marks = places.iter().map(mark).collect();
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let text = format!("{}{}{}", cut(before), shown(window), cut(after));
    Line {
        number,
        text,
        marks,
    }
}

/// The part of a line to show, as bytes: all of it, or what is around `focus`.
fn window(line: &str, focus: usize) -> Range<usize> {
    if line.len() <= MAX_CHARS {
        return 0..line.len();
    }
    let head = line.get(..focus).unwrap_or_default();
    let start = head
        .char_indices()
        .rev()
        .take(CHARS_BEFORE)
        .last()
        .map_or(0, |(at, _)| at);
    let end = line[start..]
        .char_indices()
        .nth(MAX_CHARS)
        .map_or(line.len(), |(at, _)| start + at);
    start..end
}
