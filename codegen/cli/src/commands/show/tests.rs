//! Every operation of the repository can be shown, and what is shown is what is emitted.

use std::path::Path;

use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;

use super::*;
use crate::console::Paint;

fn catalogue() -> Catalogue {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let sources = Sources::read(&specs).expect("the repository has specs");
    let checked = annul_codegen::check(&sources);
    checked.catalogue.expect("the specs hold")
}

fn each(test: impl Fn(Subject<'_>)) {
    let catalogue = catalogue();
    for (service, operation) in catalogue.operations() {
        test(Subject {
            service,
            operation,
            rust: &rust::Operation::of(operation, service),
        });
    }
}

#[test]
fn lines_fit_unless_a_single_word_does_not() {
    each(|subject| {
        let page = human::page(subject, Paint::default());
        for line in page.lines().filter(|line| line.chars().count() > 100) {
            // Beside the longest word stands its heading, if anything.
            let longest = line.split(' ').map(|word| word.chars().count()).max();
            assert!(
                longest.is_some_and(|word| word > 100 - 20),
                "{}: {line}",
                subject.operation.id
            );
        }
    });
}

#[test]
fn the_json_is_versioned_and_speaks_of_every_part() {
    each(|subject| {
        let document = json::document(subject);
        let operation = subject.operation;
        assert_eq!(document["schema"], 1);
        assert_eq!(document["id"], operation.id.as_str());
        let length = |key: &str| document[key].as_array().map_or(0, Vec::len);
        assert_eq!(length("params"), operation.params.len());
        let errors = operation.errors.len() + subject.service.errors.len();
        assert_eq!(length("errors"), errors);
        assert_eq!(length("assumed"), assumed::assumptions(subject).len());
        assert_eq!(
            document["cancel"]["replies"].as_array().map(Vec::len),
            Some(operation.cancel.replies.len())
        );
    });
}
