//! The cases that the generator makes of a spec hold of the operation as it runs without being compiled: those of
//! the catalogue, and of every accepted case. Emitted code is held against the same cases in `compiled`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use annul_codegen::ir::Catalogue;
use annul_codegen::source::Sources;
use annul_codegen::{cases, check, dynamic};
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::testing;
use annul_tests::cases as files;
use annul_tests::catalogue;

/// What does not hold of a catalogue's operations.
fn faults(catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    for (service, operation) in catalogue.operations() {
        let runs = dynamic::operation(service, operation);
        cases::cases(service, operation).with(|cases| {
            let checks: [fn(DynamicOperation, &testing::Cases<'_>); 4] = [
                testing::check_requests,
                testing::check_replies,
                testing::check_answers,
                testing::check_server,
            ];
            for check in checks {
                if cases.request.is_empty() && !cases.answers.is_empty() {
                    faults.push(format!("{} has answers to no request", operation.id));
                }
                if let Err(why) = catch_unwind(AssertUnwindSafe(|| check(runs, cases))) {
                    let why = why.downcast_ref::<String>().cloned();
                    faults.push(why.unwrap_or_else(|| "a panic".to_owned()));
                }
            }
        });
    }
    faults
}

#[track_caller]
fn holds(sources: &Sources) {
    let checked = check(sources);
    let Some(catalogue) = &checked.catalogue else {
        return;
    };
    let faults = faults(catalogue);
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn the_catalogue_runs_as_its_cases_say() {
    let root = catalogue::root().join("specs");
    holds(&Sources::read(&root).expect("the repository has specs"));
}

#[test]
fn every_accepted_case_runs_as_its_cases_say() {
    let mut faults_of_all = Vec::new();
    for case in files::all("accept") {
        let checked = check(&catalogue::in_memory(&case));
        let found = checked.catalogue.iter().flat_map(faults);
        faults_of_all.extend(found.map(|fault| format!("{}: {fault}", case.name)));
    }
    assert!(faults_of_all.is_empty(), "{}", faults_of_all.join("\n\n"));
}

#[test]
fn each_operation_of_the_catalogue_has_a_request_and_an_answer_for_each_row() {
    let root = catalogue::root().join("specs");
    let sources = Sources::read(&root).expect("the repository has specs");
    let catalogue = check(&sources).catalogue.expect("the catalogue holds");
    for (service, operation) in catalogue.operations() {
        let cases = cases::cases(service, operation);
        assert!(cases.request.is_some(), "{}", operation.id);
        // Rows that only clients read are answered by nobody here.
        let is_served = !operation.is_client_only;
        for row in operation.cancel.replies.iter().filter(|_| is_served) {
            let word = row.disposition.as_str();
            let mut answers = cases.answers.iter();
            assert!(
                answers.any(|case| case.disposition == word),
                "{}: {word}",
                operation.id
            );
        }
    }
}
