//! The page of an operation: everything that its spec says, in the order in which one asks.

mod notes;
mod replies;
mod request;
mod snippet;

use std::fmt::Write as _;

use annul_codegen::ir::Operation;

use super::html::{code, paragraph, prose, section, text};
use super::lifecycle;
use super::page::Page;
use crate::catalogue;
use crate::commands::show::Subject;

/// The path of its page: ids have neither slashes nor spaces.
pub(super) fn path(operation: &Operation) -> String {
    format!("operation/{}.html", operation.id)
}

/// The page.
pub(super) fn page(subject: Subject<'_>) -> Page {
    let Subject {
        service, operation, ..
    } = subject;
    let picture = lifecycle::picture(subject);
    let parts = [
        head(subject),
        section("lifecycle", "Life cycle", &picture),
        section("use", "Use it", &snippet::snippets(subject)),
        section("request", "What is sent", &request::request(subject)),
        section("replies", "Replies", &replies::replies(subject)),
        section("meaning", "What a cancel means", &notes::meaning(subject)),
        section("errors", "Errors", &replies::errors(subject)),
        notes::assumptions(subject),
        notes::quirks(subject),
        notes::sources(operation),
    ];
    Page {
        path: path(operation),
        title: operation.id.clone(),
        summary: operation.summary.clone(),
        words: format!(
            "{} {} {}",
            service.title,
            catalogue::call(operation),
            operation.spec_path
        ),
        body: parts.concat(),
    }
}

fn head(subject: Subject<'_>) -> String {
    let Subject {
        service, operation, ..
    } = subject;
    let mut out = format!("<p class=\"lead\">{}</p>\n", prose(&operation.summary));
    if let Some(found) = &operation.deprecated {
        let note = format!("<strong>Deprecated.</strong> {}", prose(&found.note));
        let _ = writeln!(out, "<p class=\"warning\">{note}</p>");
    }
    if operation.is_client_only {
        out.push_str(&paragraph("For clients only: no server is generated."));
    }
    let _ = writeln!(
        out,
        "<p class=\"facts\">{} · {} · <a href=\"../index.html#{}\">all operations of the service</a></p>",
        text(&service.title),
        code(&operation.spec_path),
        text(&service.id),
    );
    let docs = operation.docs.as_deref();
    out + &docs.map_or_else(String::new, |docs| paragraph(&prose(docs)))
}
