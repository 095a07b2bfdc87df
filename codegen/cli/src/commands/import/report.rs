//! What an import tells: for people, and as lines of JSON.

use annul_import::draft::{self, Draft, Notes, Outcome};
use annul_import::model::Model;
use serde_json::json;

use crate::console::Paint;
use crate::page::Page;

/// The operations of a model that are like a cancel.
pub(super) fn list(model: &Model, paint: Paint) -> String {
    let service = &model.service.name;
    let line = |operation: &annul_import::model::Operation| {
        let name = paint.strong(&format!("{service}.{}", operation.name));
        format!("{name}  {} {}\n", operation.method, operation.path)
    };
    draft::cancels(model).map(line).collect()
}

/// What became of each operation.
pub(super) fn human(model: &Model, draft: &Draft, paint: Paint) -> String {
    let mut page = Page::new(paint);
    let service = &model.service;
    page.heading(&format!("{}, from {}", service.title, model.origin.package));
    notes(&mut page, 2, &draft.service);
    for report in &draft.reports {
        page.item(2, &report.operation, &report.outcome.to_string());
        notes(&mut page, 4, &report.notes);
    }
    page.into_text()
}

fn notes(page: &mut Page, indent: usize, notes: &Notes) {
    for (label, texts) in [
        ("taken", &notes.taken),
        ("assumed", &notes.assumed),
        ("left out", &notes.left_out),
    ] {
        for text in texts {
            page.field(indent, 10, label, text);
        }
    }
}

/// The same, one object for each operation on a line.
pub(super) fn json(model: &Model, draft: &Draft) -> String {
    let line = |report: &draft::Report| {
        let (outcome, reason, findings) = match &report.outcome {
            Outcome::Drafted { findings } => ("drafted", None, findings.as_slice()),
            Outcome::Refused { reason } => ("refused", Some(reason), &[][..]),
            _ => ("other", None, &[][..]),
        };
        let value = json!({
            "service": model.service.name,
            "operation": report.operation,
            "outcome": outcome,
            "reason": reason,
            "path": report.path,
            "findings": findings,
            "assumed": report.notes.assumed,
            "left_out": report.notes.left_out,
        });
        format!("{value}\n")
    };
    draft.reports.iter().map(line).collect()
}
