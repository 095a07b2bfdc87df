//! What is emitted compiles without a warning, and its types promise what callers build on.
//!
//! The compiling itself is done by this package's library (`support/compiled.rs`), under `deny(warnings)`.

use std::fmt::Debug;
use std::hash::Hash;

use annul_tests::compiled::catalogue::aws::cloudtrail::cancel_query as cloudtrail;
use annul_tests::compiled::types::acme::jobs::cancel_job as types;
use annul_tests::{cases, compiled};

fn is_plain_data<T: Clone + Debug + PartialEq + Send + Sync + Unpin + 'static>() {}
fn is_a_key<T: Clone + Debug + Ord + Hash + Send + Sync + 'static>() {}

#[test]
fn types_have_the_traits_that_callers_build_on() {
    is_plain_data::<cloudtrail::CancelQueryInput>();
    is_plain_data::<cloudtrail::CancelQueryOutput>();
    is_plain_data::<cloudtrail::CancelQueryError>();
    is_plain_data::<types::CancelJobInput>();
    is_plain_data::<types::Filter>();
    is_a_key::<cloudtrail::QueryId>();
    is_a_key::<cloudtrail::QueryStatus>();
    is_a_key::<types::Mode2>();
}

#[test]
fn deprecation_hits_only_those_who_use_what_is_deprecated() {
    use compiled::deprecated::acme::jobs::cancel_job::CancelJobInput;

    let input = CancelJobInput::new("j");
    assert_eq!(input.force, None);
    #[expect(deprecated, reason = "this is what the caller should be told")]
    let input = input.with_force(true);
    assert_eq!(input.force, Some(true));
}

#[test]
fn every_accepted_case_was_compiled() {
    let listed = include_str!(concat!(env!("OUT_DIR"), "/compiled.rs"));
    for case in cases::all("accept") {
        let module = format!("pub mod {};", case.name.replace('-', "_"));
        assert!(
            listed.contains(&module),
            "{} was left out: its own test says why",
            case.name
        );
    }
}

#[test]
fn parts_of_a_host_are_methods_of_the_builders() {
    use annul_runtime::sign::Unsigned;
    use compiled::hosts_of_the_caller::acme::jobs::{BlockingClient, HostVariables};

    let of = |workspace: &str| {
        let builder = BlockingClient::builder().signer(Unsigned).region("eu-1");
        let client = builder.workspace(workspace).build();
        client.map(|client| format!("{client:?}"))
    };
    let client = of("dev").expect("nothing is missing");
    assert!(client.contains("https://dev.eu-1.acme.example"), "{client}");
    let error = of("evil.example/").expect_err("it is no part of a host");
    assert!(error.to_string().contains("`workspace`"), "{error}");
    let lacking = BlockingClient::builder().signer(Unsigned).region("eu-1");
    let error = lacking.build().expect_err("the workspace is missing");
    assert!(error.to_string().contains("`workspace`"), "{error}");
}
