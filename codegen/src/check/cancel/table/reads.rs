//! Successes that no server of ours sends, and that can arrive all the same.

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::ir::{Read, ReadingKind};
use crate::spec::cancel::{Cancel, ReadRow};

use super::super::super::source::Sources;
use super::super::Parts;
use super::Entries;
use super::derive::agrees;
use super::slots::{bodiless, seen};

/// What can arrive besides.
pub(super) fn reads(
    raw: &Cancel,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Entries<Read> {
    let before = sink.error_count();
    let (mut found, mut spans) = (Vec::new(), Vec::new());
    for row in &raw.reads {
        let read = read(row, parts, sources, sink);
        if let Some(read) = &read {
            agrees(raw, read.reads_as, row.reads_as.span, sink);
        }
        spans.extend(read.is_some().then_some(row.span));
        found.extend(read);
    }
    Entries {
        found,
        spans,
        is_whole: sink.error_count() == before,
    }
}

fn read(row: &ReadRow, parts: &Parts<'_>, sources: &Sources<'_>, sink: &Sink) -> Option<Read> {
    let response = parts.response?;
    let errors = sink.error_count();
    let status = u16::try_from(row.status.value).ok()?;
    if !response.statuses.contains(&status) {
        let message = format!("the response has no status {status}");
        sink.push(
            Diagnostic::error(&rule::REPLY_UNSENDABLE, row.status.span, message)
                .help("add it to `response.status`, or correct the reading"),
        );
    }
    bodiless(status, &row.body, sink);
    let body = seen(&row.body, response, parts, sink);
    let reads_as = row.reads_as.value.parse::<ReadingKind>().ok()?;
    if sink.error_count() > errors {
        return None;
    }
    Some(Read {
        status,
        body,
        reads_as,
        because: row.because.value.trim_end().to_owned(),
        sources: sources.resolve(&row.source),
    })
}
