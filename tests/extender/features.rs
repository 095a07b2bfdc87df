//! Client and server behind features of the user's own.

use super::User;

const OPTIONS: &str = r#"
wire_mod_attribute = '#[cfg(any(feature = "client", feature = "server"))]'
client_mod_attribute = '#[cfg(feature = "client")]'
server_mod_attribute = '#[cfg(feature = "server")]'
"#;

const LIBRARY: &str = r#"//! Bindings of which a user takes a part.

annul_runtime::include_specs!();

pub use acme::reports::cancel_run::CancelRunInput;

#[cfg(feature = "client")]
pub use acme::reports::BlockingClient;
#[cfg(feature = "server")]
pub use acme::reports::cancel_run::CancelRunHandler;
"#;

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn a_runtime_without_what_the_code_needs_is_one_readable_error() {
    let user = User::new("lacking");
    for (lacks, has, others) in [
        ("server", "\"client\"", "client"),
        ("client", "\"server\"", "server"),
    ] {
        let features = user.read("Cargo.toml");
        let features = features.lines().find(|line| line.contains("features = ["));
        let features = features.expect("the runtime's line").to_owned();
        let (before, _) = features
            .split_once("features = [")
            .expect("it has features");
        user.edit(
            "Cargo.toml",
            &features,
            &format!("{before}features = [{has}] }}"),
        );
        let talk = user.fail();
        let said = format!(
            "error: this code was generated with {lacks}s, and annul-runtime lacks its feature `{lacks}`: \
             write `annul-runtime = {{ …, features = [\"{lacks}\"] }}`, or generate without {lacks}s \
             (`{lacks} = false`)"
        );
        assert!(talk.contains(&said), "with {others}: {talk}");
        let errors = talk.lines().filter(|line| line.starts_with("error"));
        let last = "error: could not compile `extender-lacking` (lib) due to 1 previous error";
        assert_eq!(errors.skip(1).collect::<Vec<_>>(), [last], "{talk}");
    }
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn each_combination_compiles_without_a_warning() {
    let user = User::new("features");
    user.edit("Cargo.toml", ", features = [\"client\", \"server\"]", "");
    user.edit(
        "Cargo.toml",
        "[lints.rust]",
        "[features]\nclient = [\"annul-runtime/client\"]\nserver = [\"annul-runtime/server\"]\n\n[lints.rust]",
    );
    user.write("annul.toml", OPTIONS);
    user.write("src/lib.rs", LIBRARY);
    for features in ["", "client", "server", "client,server"] {
        // The crate denies what rustc and clippy's pedantic lints warn of, and what lacks documentation.
        let linted = user.cargo(&["clippy", "--quiet", "--features", features]);
        assert!(linted.is_ok, "features {features:?}:\n{}", linted.talk);
    }
}
