//! What stands at the end: what is assumed, odd, shown by example; the Rust items; where it all comes from.

use annul_codegen::ir::{Operation, Quirk};

use super::super::Subject;
use super::super::assumed::assumptions;
use super::super::words::from;
use super::LABEL;
use crate::page::{Page, Row};

/// What no source says.
pub(super) fn assumed(page: &mut Page, subject: Subject<'_>) {
    page.heading("Assumed, because no source says it");
    let found = assumptions(subject);
    if found.is_empty() {
        page.prose(2, "Nothing.");
    }
    for assumption in found {
        page.bullet(2, &format!("{}: {}", assumption.about, assumption.because));
    }
}

/// What is odd in the sources.
pub(super) fn quirks(page: &mut Page, subject: Subject<'_>) {
    let list = |page: &mut Page, title: &str, quirks: &[Quirk]| {
        if !quirks.is_empty() {
            page.heading(title);
        }
        for quirk in quirks {
            let text = format!(
                "{} Decided: {}{}",
                quirk.says,
                quirk.decided,
                from(&quirk.sources)
            );
            page.bullet(2, &text);
        }
    };
    list(
        page,
        "Quirks of the sources, and what was decided",
        &subject.operation.quirks,
    );
    list(page, "Quirks of the service", &subject.service.quirks);
}

/// Titles alone: the whole of them stands in the spec, and in the JSON.
pub(super) fn examples(page: &mut Page, operation: &Operation) {
    if operation.examples.is_empty() {
        return;
    }
    page.heading("Examples, checked");
    for example in &operation.examples {
        let violates = match example.violates.as_slice() {
            [] => String::new(),
            broken => format!(": breaks {}", broken.join(", ")),
        };
        let reads_as = example.reads_as.map_or_else(String::new, |word| {
            let error = example.error.as_deref();
            let error = error.map_or_else(String::new, |name| format!("{name}, "));
            format!(": {error}{}", word.as_str())
        });
        page.bullet(2, &format!("{}{violates}{reads_as}", example.title));
    }
}

/// The items of the module, by the file that declares them.
pub(super) fn rust(page: &mut Page, subject: Subject<'_>) {
    page.heading(&format!("Rust: {}", subject.module()));
    let files = subject.rust.files();
    for file in files.iter().filter(|file| !file.exports.is_empty()) {
        page.field(2, LABEL, file.name, &file.exports.join(", "));
    }
}

/// The documents that facts come from.
pub(super) fn sources(page: &mut Page, operation: &Operation) {
    page.heading("Sources");
    let rows = operation.sources.iter().map(|source| {
        let mut row = Row::of([&source.name, &source.retrieved]);
        let section = source.section.as_ref();
        let section = section.map_or_else(String::new, |section| format!(", {section}"));
        row.notes.push(format!("{}{section}", source.title));
        row.notes.extend(source.url.clone());
        row.notes.extend(
            source
                .document
                .as_ref()
                .map(|name| format!("kept as {name}")),
        );
        row.notes.extend(source.note.clone());
        row
    });
    let rows: Vec<Row> = rows.collect();
    page.table(2, &[], &rows);
}
