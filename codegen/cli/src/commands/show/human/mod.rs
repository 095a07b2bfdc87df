//! An operation for a person: from what is called to what it becomes, in the order in which one asks.

mod cancel;
mod errors;
mod members;
mod notes;

use super::Subject;
use super::words::auth;
use crate::catalogue;
use crate::console::Paint;
use crate::page::Page;

/// The column of labels.
const LABEL: usize = 16;

/// The whole page.
pub(super) fn page(subject: Subject<'_>, paint: Paint) -> String {
    let mut page = Page::new(paint);
    head(&mut page, subject);
    members::params(&mut page, subject);
    members::response(&mut page, subject);
    cancel::meaning(&mut page, subject.operation);
    cancel::replies(&mut page, subject);
    cancel::readings(&mut page, subject.operation);
    errors::errors(&mut page, subject);
    notes::assumed(&mut page, subject);
    notes::quirks(&mut page, subject);
    notes::examples(&mut page, subject.operation);
    notes::rust(&mut page, subject);
    notes::sources(&mut page, subject.operation);
    page.into_text()
}

fn head(page: &mut Page, subject: Subject<'_>) {
    let Subject {
        service,
        operation,
        rust: _,
    } = subject;
    page.heading(&operation.id);
    page.prose(0, &operation.summary);
    if let Some(found) = &operation.deprecated {
        let since = found.since.as_ref();
        let since = since.map_or_else(String::new, |since| format!(" since {since}"));
        page.field(2, LABEL, "deprecated", &format!("{}{since}", found.note));
    }
    page.blank();
    // Without a label: nothing else is as long.
    page.prose(2, &catalogue::call(operation));
    for alias in &operation.route.target_aliases {
        page.field(2, LABEL, "also taken", alias);
    }
    let version = service.version.as_ref();
    let version = version.map_or_else(String::new, |version| format!(", version {version}"));
    let protocol = service.protocol.as_str();
    page.field(
        2,
        LABEL,
        "service",
        &format!("{} ({}), {protocol}{version}", service.title, service.id),
    );
    let auth: Vec<String> = service.auth.iter().map(auth).collect();
    page.field(2, LABEL, "auth", &auth.join(", or "));
    page.field(2, LABEL, "front door", service.front_door.as_str());
    if operation.is_client_only {
        let role =
            "client: no server is generated, and dispositions without a known reply have no row";
        page.field(2, LABEL, "role", role);
    }
    page.field(2, LABEL, "spec", &operation.spec_path);
    page.field(2, LABEL, "service file", &service.spec_path);
    if let Some(found) = &service.inherited {
        let keys = if found.keys.is_empty() {
            "nothing".to_owned()
        } else {
            found.keys.join(", ")
        };
        let text = format!("{}, which gives {keys}", found.spec_path);
        page.field(2, LABEL, "provider file", &text);
    }
    page.field(2, LABEL, "Rust module", &subject.module());
    if let Some(docs) = &operation.docs {
        page.blank();
        page.prose(2, docs);
    }
}
