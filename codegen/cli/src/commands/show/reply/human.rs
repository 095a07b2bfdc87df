//! The meaning of a reply, for people.

use annul_runtime::TargetState;
use annul_runtime::operation::DeclaredBy;

use super::meaning::Meaning;
use crate::console::Paint;
use crate::page::Page;

/// The column of labels.
const LABEL: usize = 14;

/// For a person.
pub(in crate::commands::show) fn human(meaning: &Meaning, paint: Paint) -> String {
    let mut page = Page::new(paint);
    page.heading(&format!(
        "{}, answered with {}",
        meaning.operation.id, meaning.status
    ));
    let mut field = |label: &str, text: &str| page.field(2, LABEL, label, text);
    match meaning.reading {
        Some(reading) => field("reads as", &reading.to_string()),
        None => field("reads as", "an error that the spec does not declare"),
    }
    field("the target", state(meaning.state));
    if let Some(error) = &meaning.error {
        match error.name {
            Some((name, DeclaredBy::Operation)) => {
                field("error", &format!("{name}, of the operation"));
            }
            Some((name, DeclaredBy::Service)) => field("error", &format!("{name}, of the service")),
            None => {}
        }
        field("kind", error.kind.as_str());
        let said = [
            ("code", error.code.as_deref()),
            ("message", error.message.as_deref()),
            ("request id", error.request_id.as_deref()),
        ];
        for (label, text) in said {
            if let Some(text) = text {
                field(label, &text.escape_debug().to_string());
            }
        }
        field("again", error.retry.as_str());
    }
    for because in &meaning.because {
        field("because", because);
    }
    for next in &meaning.next {
        field("next", next);
    }
    field("spec", meaning.operation.spec);
    page.into_text()
}

const fn state(state: TargetState) -> &'static str {
    match state {
        TargetState::Stopped => "it has stopped",
        TargetState::MayBeRunning => "it may be running",
        TargetState::Unknown => "whether it runs is unknown",
    }
}
