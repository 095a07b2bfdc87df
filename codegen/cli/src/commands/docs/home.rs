//! The first page: what Annul is for, the guides, and all operations.

use annul_codegen::ir::{Catalogue, Service};
use annul_codegen::options::feature_of;

use super::guide::GUIDES;
use super::html::{code, list, prose, section, table, text};
use super::operation;
use super::page::Page;
use crate::catalogue;

/// The path of the page.
pub(super) const PATH: &str = "index.html";

/// The page.
pub(super) fn page(catalogue: &Catalogue) -> Page {
    let extent = catalogue::extent(catalogue);
    let summary = "Typed cancel operations, generated from specs.";
    let guides = GUIDES.iter().map(|guide| {
        format!(
            "<a href=\"{}\">{}</a>: {}",
            guide.path,
            text(guide.short),
            text(guide.summary)
        )
    });
    let services = catalogue.services.iter();
    let services = services.filter(|service| !service.operations.is_empty());
    let services: String = services.map(service).collect();
    let body = format!(
        "<h1>Cancel what runs, on any service</h1>\n\
         <p class=\"lead\">Every service cancels a running query or job in its own way. A spec says how: what is sent, \
         what comes back, and what each reply means. From it Annul generates typed clients and server handlers in \
         Rust.</p>\n{}<h2 id=\"operations\"><a href=\"#operations\">{}</a></h2>\n{services}",
        section("guides", "Guides", &list(guides)),
        text(&extent),
    );
    Page {
        path: PATH.to_owned(),
        title: "Cancel what runs".to_owned(),
        summary: summary.to_owned(),
        words: String::new(),
        body,
    }
}

/// A service with its operations.
fn service(service: &Service) -> String {
    let rows = service.operations.iter().map(|operation| {
        let link = format!(
            "<a href=\"{}\">{}</a>",
            operation::path(operation),
            text(&operation.name)
        );
        vec![link, prose(&operation.summary)]
    });
    format!(
        "<h3 id=\"{id}\"><a href=\"#{id}\">{title}</a></h3>\n<p class=\"facts\">Feature {feature}</p>\n{table}",
        id = text(&service.id),
        title = text(&service.title),
        feature = code(&feature_of(&service.id)),
        table = table(&["Operation", "What it does"], rows),
    )
}
