//! Errors as two tables: those that the operation declares, and those that any operation of its service can answer.

use annul_codegen::ir::Error;
use annul_codegen::rust::name;

use super::super::Subject;
use super::super::words::{codes, statuses};
use crate::page::{Page, Row};

/// Columns of both tables.
const HEAD: [&str; 5] = ["ERROR", "STATUS", "KIND", "RETRY", "TARGET"];

/// Both tables.
pub(super) fn errors(page: &mut Page, subject: Subject<'_>) {
    let Subject {
        service, operation, ..
    } = subject;
    page.heading(&format!(
        "Errors of the operation: variants of {}",
        subject.rust.error
    ));
    let rows: Vec<Row> = operation.errors.iter().map(row).collect();
    page.table(2, &HEAD, &rows);
    if !service.errors.is_empty() {
        page.heading(&format!(
            "Errors of the service: all of them are {}::Other",
            subject.rust.error
        ));
        let rows: Vec<Row> = service.errors.iter().map(row).collect();
        page.table(2, &HEAD, &rows);
    }
}

fn row(error: &Error) -> Row {
    let mut row = Row::of([
        &error.name,
        &status(error),
        error.kind.as_str(),
        error.retry.as_str(),
        error.target_state.as_str(),
    ]);
    row.notes.extend(statuses(error));
    row.notes.extend(codes(error));
    if error.reading != error.kind.into() {
        row.notes
            .push(format!("reads as {}", error.reading.as_str()));
    }
    let variant = name::error(error);
    if variant != error.name {
        row.notes.push(format!("in Rust: {variant}"));
    }
    if let Some(found) = &error.deprecated {
        row.notes.push(format!("deprecated: {}", found.note));
    }
    row
}

/// The status that is sent, and who says so unless a page does.
fn status(error: &Error) -> String {
    let status = error.status;
    match status.documented {
        Some(_) => status.sent.to_string(),
        None => format!("{} (model)", status.sent),
    }
}
