//! Every spec tells the editor where its schema is, and says nothing that the checker would warn of.

use std::fs;

use annul_codegen::source::Sources;
use annul_codegen::spec;
use annul_tests::catalogue;

#[test]
fn every_spec_names_its_schema_by_a_path_that_leads_there() {
    let specs = catalogue::root().join("specs");
    let sources = Sources::read(&specs).expect("the repository has specs");
    for id in sources.ids() {
        let path = sources.relative_path(id);
        let kind = if spec::is_service_file(path) {
            "service"
        } else if spec::is_provider_file(path) {
            "provider"
        } else {
            "operation"
        };
        let first = sources.line_text(id, 1);
        let named = first.strip_prefix("# yaml-language-server: $schema=");
        let named =
            named.unwrap_or_else(|| panic!("the first line of specs/{path} names no schema"));
        assert!(
            named.ends_with(&format!("/{kind}.schema.json")),
            "specs/{path} names {named}"
        );
        let folder = specs.join(path);
        let leads_to = folder.parent().expect("below specs").join(named);
        assert!(leads_to.is_file(), "specs/{path}: {named} leads to nothing");
    }
}

#[test]
fn the_specs_have_no_finding() {
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    let checked = annul_codegen::check(&sources);
    let shown = catalogue::shown(&sources, &checked.findings);
    assert!(shown.is_empty(), "{shown}");
}

/// What is kept of a source is named by its file; the two must not part.
#[test]
fn every_spec_stands_beside_its_service() {
    let specs = catalogue::root().join("specs");
    for path in catalogue::operation_specs() {
        let file = specs.join(&path);
        assert!(
            file.with_file_name("service.yaml").is_file(),
            "specs/{path} stands alone"
        );
        assert!(fs::metadata(&file).is_ok());
    }
}
