//! All files of the site, in memory: pages, style, search.

use annul_codegen::ir::{Catalogue, Service};
use annul_codegen::render::Tree;
use annul_codegen::rust;
use serde_json::{Value, json};

use super::frame::document;
use super::guide::{GUIDES, Guide};
use super::page::Page;
use super::{home, operation};
use crate::commands::show::Subject;

/// The site of a catalogue.
pub(super) fn site(catalogue: &Catalogue) -> Tree {
    let guides = GUIDES.iter().map(Guide::page);
    let operations = catalogue.services.iter().flat_map(pages);
    let pages: Vec<Page> = [home::page(catalogue)]
        .into_iter()
        .chain(guides)
        .chain(operations)
        .collect();
    let index = index(&pages);
    let mut tree: Tree = pages
        .iter()
        .map(|page| (page.path.clone(), document(page)))
        .collect();
    tree.insert("search-index.js".to_owned(), index);
    let files = [
        ("search.js", include_str!("../../../site/search.js")),
        ("style.css", include_str!("../../../site/style.css")),
    ];
    tree.extend(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    tree
}

fn pages(service: &Service) -> Vec<Page> {
    let page = |operation| {
        let rust = rust::Operation::of(operation, service);
        operation::page(Subject {
            service,
            operation,
            rust: &rust,
        })
    };
    service.operations.iter().map(page).collect()
}

/// What the search looks through. A script and no JSON file, because pages that are opened as files may load scripts only.
fn index(pages: &[Page]) -> String {
    let pages = pages.iter().filter(|page| page.path != home::PATH);
    let entries = pages.map(|page| json!([page.path, page.title, page.summary, page.words]));
    let entries: Vec<Value> = entries.collect();
    format!("window.ANNUL_INDEX = {};\n", Value::from(entries))
}
