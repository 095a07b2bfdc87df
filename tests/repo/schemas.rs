//! The JSON Schemas are those of the language, and judge specs as the checker does, as far as a schema can.

use annul_codegen::source::Sources;
use annul_codegen::spec::{self, schema};
use annul_tests::{cases, catalogue, fresh};
use jsonschema::Validator;
use serde_json::Value;

/// Rules that a JSON Schema can hold a file to.
const SHAPE: [&str; 8] = [
    "bad-date",
    "bad-name",
    "empty-text",
    "missing-key",
    "number-out-of-bounds",
    "unknown-key",
    "unknown-word",
    "wrong-type",
];

/// Cases of these rules that no schema of ours sees, and why.
const BEYOND: &[(&str, &str)] = &[
    (
        "bad-date/thirtieth-of-february",
        "a pattern does not know the calendar",
    ),
    (
        "bad-name/endpoint-that-no-url-can-have",
        "a URL is read as clients read it",
    ),
    (
        "bad-name/endpoint-with-a-path",
        "the form of a host is the checker's",
    ),
    (
        "number-out-of-bounds/unsigned-64-bits",
        "many readers of schemas know numbers as doubles only",
    ),
    ("bad-name/no-prefix", "it depends on another file"),
    (
        "bad-name/unknown-default-partition",
        "it depends on other keys",
    ),
    (
        "bad-name/unknown-variable-of-a-host",
        "hosts are texts to the schema",
    ),
    (
        "bad-name/variable-at-the-end-of-a-host",
        "hosts are texts to the schema",
    ),
    (
        "bad-name/variable-in-a-port",
        "hosts are texts to the schema",
    ),
    (
        "bad-name/variable-in-kebab-case",
        "names of variables are the checker's",
    ),
    (
        "bad-name/variable-that-is-a-method",
        "names of variables are the checker's",
    ),
    (
        "bad-name/variable-that-stands-nowhere",
        "names of variables are the checker's",
    ),
    (
        "bad-name/slashes-in-the-way-to-a-code",
        "the schema knows ways by their points alone",
    ),
    (
        "bad-name/index-before-any-member",
        "the schema does not know members from indices",
    ),
    (
        "bad-name/blank-in-the-word-of-a-scheme",
        "the schema does not know a word from a text",
    ),
    (
        "missing-key/custom-scheme-without-a-name",
        "which keys a scheme needs depends on the scheme",
    ),
    (
        "missing-key/key-without-a-place",
        "which keys a scheme needs depends on the scheme",
    ),
    (
        "missing-key/key-in-two-places",
        "which keys a scheme needs depends on the scheme",
    ),
    (
        "unknown-key/word-of-basic",
        "which keys a scheme has depends on the scheme",
    ),
    (
        "missing-key/nor-in-the-provider",
        "it depends on another file",
    ),
    ("missing-key/values-of-an-enum", "it depends on the type"),
    ("missing-key/open-of-an-enum", "it depends on the type"),
    ("missing-key/items-of-a-list", "it depends on the type"),
    ("missing-key/items-of-a-map", "it depends on the type"),
    ("missing-key/format-of-a-time", "it depends on the type"),
    ("missing-key/bounds-of-a-length", "either of two will do"),
    ("missing-key/error-identity", "it depends on the protocol"),
    (
        "missing-key/version-of-a-query",
        "it depends on the protocol",
    ),
    ("missing-key/signing-name", "it depends on the scheme"),
    (
        "missing-key/place-of-the-request-id",
        "either of two will do",
    ),
    (
        "missing-key/input-or-reply-of-an-example",
        "either of two will do",
    ),
];

#[track_caller]
fn check_fresh(kind: &str, schema: &Value) {
    let file = catalogue::root().join(format!("specs/{kind}.schema.json"));
    let command = format!("cargo run -- schema {kind} > specs/{kind}.schema.json");
    fresh::check(&file, &format!("{schema:#}\n"), &command);
}

#[test]
fn the_schema_of_operations_is_that_of_the_language() {
    check_fresh("operation", &schema::operation());
}

#[test]
fn the_schema_of_services_is_that_of_the_language() {
    check_fresh("service", &schema::service());
}

#[test]
fn the_schema_of_providers_is_that_of_the_language() {
    check_fresh("provider", &schema::provider());
}

#[test]
fn the_schemas_accept_every_spec_of_the_repository() {
    let judge = Judge::new();
    let sources =
        Sources::read(&catalogue::root().join("specs")).expect("the repository has specs");
    for id in sources.ids() {
        let path = sources.relative_path(id);
        let faults = judge
            .faults(path, sources.text(id))
            .expect("a spec is YAML");
        assert!(faults.is_empty(), "specs/{path}: {faults:#?}");
    }
}

#[test]
fn the_schemas_accept_every_accepted_case() {
    let judge = Judge::new();
    for case in cases::all("accept") {
        for (path, bytes) in &case.files {
            let text = String::from_utf8_lossy(bytes);
            let faults = judge.faults(path, &text).expect("an accepted case is YAML");
            assert!(
                faults.is_empty(),
                "{} of accept/{}: {faults:#?}",
                path,
                case.name
            );
        }
    }
}

#[test]
fn the_schemas_refuse_what_the_checker_refuses_by_its_shape() {
    let judge = Judge::new();
    for case in cases::all("reject") {
        let (rule, _) = case
            .name
            .split_once('/')
            .expect("a case stands in the folder of its rule");
        let is_beyond = BEYOND.iter().any(|(name, _)| *name == case.name);
        if !SHAPE.contains(&rule) {
            assert!(
                !is_beyond,
                "{} is of no rule that a schema could hold",
                case.name
            );
            continue;
        }
        let refused = case.files.iter().any(|(path, bytes)| {
            let faults = judge.faults(path, &String::from_utf8_lossy(bytes));
            faults.is_none_or(|faults| !faults.is_empty())
        });
        assert_eq!(
            refused, !is_beyond,
            "reject/{}: refused by the schema?",
            case.name
        );
    }
}

#[test]
fn what_is_beyond_the_schemas_is_a_case() {
    let cases = cases::all("reject");
    for (name, _) in BEYOND {
        assert!(
            cases.iter().any(|case| case.name == *name),
            "no case reject/{name}"
        );
    }
}

struct Judge {
    operation: Validator,
    service: Validator,
    provider: Validator,
}

impl Judge {
    fn new() -> Self {
        let validator = |schema| jsonschema::validator_for(&schema).expect("our schema is one");
        Self {
            operation: validator(schema::operation()),
            service: validator(schema::service()),
            provider: validator(schema::provider()),
        }
    }

    /// What the schema has against a file; none if it is no YAML to begin with.
    fn faults(&self, path: &str, text: &str) -> Option<Vec<String>> {
        let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
        let value: Value = serde_json::to_value(value).ok()?;
        let schema = if spec::is_service_file(path) {
            &self.service
        } else if spec::is_provider_file(path) {
            &self.provider
        } else {
            &self.operation
        };
        Some(
            schema
                .iter_errors(&value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect(),
        )
    }
}
