//! Replies: what a server sends for each case and what a client can tell from it; every success; every error.

use annul_codegen::ir::{Derived, Error, Phase};

use super::super::html::{code, paragraph, prose, table, text};
use crate::commands::show::Subject;
use crate::commands::show::values::cell;
use crate::commands::show::words::{codes, sends, statuses};

/// The reply table, and what every success reads as.
pub(super) fn replies(subject: Subject<'_>) -> String {
    let cancel = &subject.operation.cancel;
    let rows = cancel.replies.iter().map(|reply| {
        let mut notes = Vec::new();
        if reply.assumed.is_some() {
            notes.push("<a href=\"#assumed\">assumed</a>".to_owned());
        }
        notes.extend(reply.derived.map(Derived::describe).map(prose));
        vec![
            code(reply.disposition.as_str()),
            code(&sends(reply, subject)),
            code(reply.reads_as.as_str()),
            notes.join("; "),
        ]
    });
    let sent = table(&["The target", "Sent", "A client reads", "Because"], rows);
    let success = &cancel.success;
    let mut head = vec!["Status"];
    head.extend(success.paths());
    head.extend(["A client reads", "Phase"]);
    let rows = success.cells.iter().map(|found| {
        let mut cells = vec![found.status.to_string()];
        cells.extend(found.values.iter().map(|value| code(&cell(value))));
        cells.push(code(found.reading.kind().as_str()));
        cells.push(text(found.phase.map_or("", Phase::as_str)));
        cells
    });
    let reads = cancel.reads.iter().map(|read| prose(&read.because));
    let because: Vec<String> = reads.collect();
    let because = if because.is_empty() {
        String::new()
    } else {
        super::super::html::list(because)
    };
    sent + &paragraph("Every success that can arrive, and what a client reads:")
        + &table(&head, rows)
        + &because
}

/// Errors of the operation, then those of its service.
pub(super) fn errors(subject: Subject<'_>) -> String {
    let head = ["Error", "Status", "Kind", "Retry", "The target", "Notes"];
    let own = &subject.operation.errors;
    let common = &subject.service.errors;
    let mut out = String::new();
    if !own.is_empty() {
        out.push_str(&table(&head, own.iter().map(row)));
    }
    if !common.is_empty() {
        out.push_str(&paragraph("Any operation of the service can answer these:"));
        out.push_str(&table(&head, common.iter().map(row)));
    }
    if out.is_empty() {
        out.push_str(&paragraph("None is declared."));
    }
    out
}

fn row(error: &Error) -> Vec<String> {
    let notes = [
        error.docs.as_deref().map(prose),
        statuses(error).map(|said| text(&said)),
        codes(error).map(|said| text(&said)),
        error
            .assumed
            .as_ref()
            .map(|_| "<a href=\"#assumed\">assumed</a>".to_owned()),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    vec![
        code(&error.name),
        error.status.sent.to_string(),
        code(error.kind.as_str()),
        text(&error.retry.as_str().replace('_', " ")),
        text(&error.target_state.as_str().replace('_', " ")),
        notes.join("; "),
    ]
}
