//! Where specs may lie, and where nothing may be written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use super::User;

const BUILD: &str = "//! Bindings.\n\nfn main() -> annul_codegen::Result<()> {\n    annul_codegen::configure().compile(&[SPECS])\n}\n";

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn specs_may_lie_outside_of_the_package_and_in_several_folders() {
    let user = User::new("outside");
    user.rename("specs", "../shared");
    let service =
        fs::read_to_string(user.path("../shared/acme/reports/service.yaml")).expect("a text");
    let batch =
        fs::read_to_string(user.path("../shared/acme/reports/stop-batch.yaml")).expect("a text");
    user.write(
        "own/acme/archive/service.yaml",
        &service.replace("service: acme.reports", "service: acme.archive"),
    );
    user.write(
        "own/acme/archive/stop-batch.yaml",
        &batch.replace("/v1/batches", "/v1/archives"),
    );
    user.write(
        "build.rs",
        &BUILD.replace("SPECS", "\"../shared\", \"own\""),
    );
    user.write(
        "src/lib.rs",
        "//! Bindings.\n\nannul_runtime::include_specs!();\n\npub use acme::{archive::stop_batch, reports::cancel_run};\n",
    );
    user.build();
    user.assert_fresh();
    user.edit(
        "../shared/acme/reports/cancel-run.yaml",
        "The report.",
        "Which report.",
    );
    user.assert_rebuilt();
    user.edit(
        "own/acme/archive/stop-batch.yaml",
        "The number of the batch.",
        "Which batch.",
    );
    user.assert_rebuilt();
    user.assert_fresh();
}

#[cfg(unix)]
#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn specs_may_be_reached_by_links() {
    use std::os::unix::fs::symlink;

    let user = User::new("links");
    user.rename("specs", "../shared");
    symlink("../shared", user.path("specs")).expect("a link");
    user.build();
    user.assert_fresh();
    user.edit(
        "../shared/acme/reports/cancel-run.yaml",
        "The report.",
        "Which report.",
    );
    user.assert_rebuilt();

    // A file by a link, and then the link to another file, both older than the last build.
    let folder = user.path("../shared/acme/reports");
    fs::rename(
        folder.join("stop-batch.yaml"),
        user.path("../shared/one.txt"),
    )
    .expect("it can be moved");
    let text = fs::read_to_string(user.path("../shared/one.txt")).expect("a text");
    user.write(
        "../shared/two.txt",
        &text.replace("The number of the batch.", "Which batch."),
    );
    symlink("../../one.txt", folder.join("stop-batch.yaml")).expect("a link");
    user.assert_rebuilt();
    user.assert_fresh();
    fs::remove_file(folder.join("stop-batch.yaml")).expect("removable");
    symlink("../../two.txt", folder.join("stop-batch.yaml")).expect("a link");
    user.assert_rebuilt();
    user.assert_fresh();
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn members_of_a_workspace_read_the_same_specs() {
    let user = User::new("workspace");
    user.rename("specs", "../shared");
    user.write("build.rs", &BUILD.replace("SPECS", "\"../shared\""));
    let manifest = user.read("Cargo.toml").replace("[workspace]\n", "");
    user.write("Cargo.toml", &manifest);
    user.write(
        "../other/Cargo.toml",
        &manifest.replace("extender-workspace", "other"),
    );
    user.write("../other/build.rs", &user.read("build.rs"));
    user.write("../other/src/lib.rs", &user.read("src/lib.rs"));
    user.write(
        "../Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"extender\", \"other\"]\n",
    );
    user.rename("Cargo.lock", "../Cargo.lock");
    let built = user.cargo(&["build", "--workspace"]);
    assert!(
        built.is_ok && built.talk.contains("Compiling other "),
        "{}",
        built.talk
    );
    user.assert_fresh();
    user.edit(
        "../shared/acme/reports/cancel-run.yaml",
        "The report.",
        "Which report.",
    );
    let built = user.cargo(&["build", "--workspace"]);
    assert!(
        built.compiled() && built.talk.contains("Compiling other "),
        "{}",
        built.talk
    );
}

#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn nothing_is_written_beside_the_sources() {
    let user = User::new("read-only");
    user.build();
    user.edit(
        "specs/acme/reports/cancel-run.yaml",
        "The report.",
        "Which report.",
    );
    let before = times(&user.path(""));
    user.assert_rebuilt();
    assert_eq!(times(&user.path("")), before);
}

/// Not even an administrator writes to what is mounted read-only, here in a name space of cargo's own.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "tests/ci/build_script.sh runs it"]
fn sources_may_be_read_only() {
    let user = User::new("read-only-sources");
    // The lock file is the user's, and cargo completes it.
    user.cargo(&["metadata", "--format-version=1"]).ok();
    let in_read_only = |script: &str| {
        let mount = "mount --bind . . && mount -o remount,bind,ro . && cd \"$PWD\"";
        let script = format!("{mount} && {script}");
        let mut unshare = Command::new("unshare");
        unshare.args(["--mount", "--map-root-user", "sh", "-c", &script]);
        user.run(unshare.arg(env!("CARGO")))
    };
    let is_there = Command::new("unshare").arg("--version").output().is_ok();
    if !is_there || !in_read_only("true").is_ok {
        eprintln!("this machine lets nobody mount anything; not tried");
        return;
    }
    assert!(!in_read_only("touch new").is_ok, "it is writable");
    let talk = in_read_only("\"$0\" build").ok();
    assert!(talk.contains("Compiling extender-"), "{talk}");
}

/// When each file below a folder was last written.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let mut times = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let metadata = fs::metadata(&path).expect("metadata");
        if metadata.is_dir() {
            times.extend(self::times(&path));
        }
        times.insert(
            path.display().to_string(),
            metadata.modified().expect("a time"),
        );
    }
    times
}
