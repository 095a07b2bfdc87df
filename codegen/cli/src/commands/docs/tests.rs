//! The site of the repository's own catalogue: links lead somewhere, no text is markup, and it is the same each time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use annul_codegen::ir::Catalogue;
use annul_codegen::render::Tree;
use annul_codegen::source::Sources;

use super::site::site;

/// The catalogue is read once: that takes longer than all of its pages.
fn catalogue() -> &'static Catalogue {
    static READ: OnceLock<Catalogue> = OnceLock::new();
    READ.get_or_init(read)
}

fn read() -> Catalogue {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let sources = Sources::read(&specs).expect("the repository has specs");
    let checked = annul_codegen::check(&sources);
    checked.catalogue.expect("they are valid")
}

/// Values of an attribute in a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    let parts = page.split(begin.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

/// A link as a path from the root of the site, and its fragment.
fn resolved<'a>(page: &str, link: &'a str) -> (String, Option<&'a str>) {
    let (path, fragment) = match link.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (link, None),
    };
    if path.is_empty() {
        return (page.to_owned(), fragment);
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(
                folders.pop().is_some(),
                "{page} links out of the site: {link}"
            ),
            part => folders.push(part),
        }
    }
    (folders.join("/"), fragment)
}

fn pages(site: &Tree) -> impl Iterator<Item = (&String, &String)> {
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|it| it == "html");
    site.iter().filter(move |(path, _)| is_page(path))
}

#[test]
fn links_lead_somewhere() {
    let site = site(catalogue());
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages(&site)
        .map(|(path, page)| (path.as_str(), values(page, "id").into_iter().collect()))
        .collect();
    let mut followed = 0;
    for (path, page) in pages(&site) {
        let links = values(page, "href").into_iter().chain(values(page, "src"));
        for link in links {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            let (target, fragment) = resolved(path, link);
            assert!(site.contains_key(&target), "{path} links to {link}");
            if let Some(fragment) = fragment {
                assert!(
                    ids[target.as_str()].contains(fragment),
                    "{path} links to {link}"
                );
            }
            followed += 1;
        }
    }
    assert!(followed > 1000, "only {followed} links were found");
}

#[test]
fn each_id_is_there_once() {
    let site = site(catalogue());
    for (path, page) in pages(&site) {
        let mut seen = BTreeSet::new();
        for id in values(page, "id") {
            assert!(seen.insert(id), "{path} has {id} twice");
        }
    }
}

#[test]
fn each_operation_has_a_page_that_says_everything() {
    let catalogue = catalogue();
    let site = site(catalogue);
    for (service, operation) in catalogue.operations() {
        let path = format!("operation/{}.html", operation.id);
        let page = &site[&path];
        assert!(site["index.html"].contains(&path), "{path} is not linked");
        assert!(
            site["search-index.js"].contains(&path),
            "{path} is not found"
        );
        let errors = operation.errors.iter().chain(&service.errors);
        let names = errors.map(|error| &error.name);
        let params = operation.params.iter().map(|param| &param.key);
        for name in names.chain(params).chain(&operation.cancel.permissions) {
            assert!(
                page.contains(&super::html::text(name)),
                "{path} lacks {name}"
            );
        }
        for (word, _) in &operation.cancel.states {
            assert!(
                page.contains(&super::html::text(word)),
                "{path} lacks {word}"
            );
        }
        for reply in &operation.cancel.replies {
            let row = format!("<code>{}</code></th>", reply.disposition.as_str());
            assert!(page.contains(&row), "{path} lacks {row}");
        }
    }
}

#[test]
fn texts_of_a_spec_are_never_markup() {
    let mut catalogue = catalogue().clone();
    let hostile = "</title></code></svg><script>alert(1)</script>\" onload=\"x' `</code><b>`";
    for service in &mut catalogue.services {
        service.title = hostile.to_owned();
        for error in &mut service.errors {
            error.docs = Some(hostile.to_owned());
        }
        for operation in &mut service.operations {
            operation.summary = hostile.to_owned();
            operation.docs = Some(hostile.to_owned());
            operation.cancel.billing = Some(hostile.to_owned());
            operation.cancel.permissions = vec![hostile.to_owned()];
            for (word, _) in &mut operation.cancel.states {
                word.push_str(hostile);
            }
            for source in &mut operation.sources {
                source.title = hostile.to_owned();
                source.url = Some(format!("javascript:{hostile}"));
            }
            for quirk in &mut operation.quirks {
                quirk.says = hostile.to_owned();
            }
        }
    }
    let site = site(&catalogue);
    for (path, page) in pages(&site) {
        let scripts = page.matches("<script").count();
        assert_eq!(scripts, 2, "{path} has scripts of a spec");
        assert!(!page.contains("<b>"), "{path} has markup of a spec");
        assert!(
            !page.contains(" onload=\""),
            "{path} has an attribute of a spec"
        );
        assert!(
            !page.contains("href=\"javascript:"),
            "{path} has a link of a spec"
        );
    }
}

#[test]
fn it_is_the_same_each_time() {
    let catalogue = catalogue();
    assert_eq!(site(catalogue), site(catalogue));
}
