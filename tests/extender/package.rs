//! What is published, and what is built without a network: packages, and vendored dependencies.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::User;
use super::user::{Built, REPOSITORY, TARGET_DIR};

/// The version that a user of the published packages would ask for.
const VERSION: &str = "0.1";

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn a_package_holds_its_specs_and_options() {
    let user = User::new("list");
    user.write("annul.toml", "deny_warnings = true\n");
    let listed = user.cargo(&["package", "--list", "--allow-dirty"]).ok();
    for file in [
        "annul.toml",
        "build.rs",
        "specs/acme/reports/cancel-run.yaml",
        "specs/acme/reports/service.yaml",
    ] {
        assert!(listed.lines().any(|line| line == file), "{listed}");
    }
}

/// The verify step of `cargo package` takes dependencies from a registry only, so there is one: the folder that
/// `cargo vendor` fills, with the generator and the runtime in it as they would be published.
#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn a_package_builds_from_vendored_dependencies_without_a_network() {
    let user = User::new("package");
    user.cargo(&["vendor", "../vendor"]).ok();
    publish(&user);
    user.write(
        ".cargo/config.toml",
        "[source.crates-io]\nreplace-with = 'vendored'\n\n[source.vendored]\ndirectory = '../vendor'\n",
    );
    let version = format!("version = \"{VERSION}\"");
    for folder in ["codegen/runtime", "codegen"] {
        user.edit(
            "Cargo.toml",
            &format!("path = \"{REPOSITORY}/{folder}\""),
            &version,
        );
    }
    fs::remove_file(user.path("Cargo.lock")).expect("removable");

    let packaged = vendored(&user, &["package", "--allow-dirty"]).ok();
    assert!(
        packaged.contains("Verifying extender-package"),
        "{packaged}"
    );
    assert!(packaged.contains("Compiling annul-codegen"), "{packaged}");
    // The unpacked package is what was built; the bindings came from the specs in it.
    let unpacked = user.path("../target/package/extender-package-0.0.0");
    assert!(unpacked.join("specs/acme/reports/service.yaml").exists());
    user.copy("tests");
    vendored(&user, &["test", "--quiet"]).ok();
}

/// Puts the generator and the runtime into the folder of vendored dependencies, as their packages have them.
fn publish(user: &User) {
    let manifest = format!("{REPOSITORY}/Cargo.toml");
    user.cargo(&[
        "package",
        "--manifest-path",
        &manifest,
        "--package=annul-runtime",
        "--package=annul-codegen",
        "--no-verify",
        "--allow-dirty",
        "--target-dir=../published",
    ])
    .ok();
    let packages = fs::read_dir(user.path("../published/package")).expect("a folder");
    let mut unpacked = 0;
    for package in packages.map(|entry| entry.expect("an entry").path()) {
        if package.extension().is_none_or(|ending| ending != "crate") {
            continue;
        }
        let name = package.file_stem().expect("a name");
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(&package).args(["-C", "../vendor"]);
        user.run(&mut tar).ok();
        let sums = Path::new("../vendor")
            .join(name)
            .join(".cargo-checksum.json");
        user.write(&sums.to_string_lossy(), "{\"files\":{}}\n");
        unpacked += 1;
    }
    assert_eq!(unpacked, 2);
}

/// Cargo without a network, with a target folder of its own: nothing that was built before is of use.
fn vendored(user: &User, arguments: &[&str]) -> Built {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).arg("--offline");
    user.run(cargo.env(TARGET_DIR, user.path("../target")))
}
