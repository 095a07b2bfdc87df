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
