//! A user's crate in a folder of its own: the fixture to begin with, built by cargo without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/extender");
/// Where cargo builds for all of these tests: what does not differ between them is built once.
const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/extender-target");

/// What tells cargo where to build.
pub(crate) const TARGET_DIR: &str = "CARGO_TARGET_DIR";

/// A crate in its folder.
pub(crate) struct User {
    folder: PathBuf,
}

/// What cargo did.
pub(crate) struct Built {
    /// Whether it went well.
    pub(crate) is_ok: bool,
    /// What it said.
    pub(crate) talk: String,
}

impl Built {
    /// Demands that it went well; shows everything if it did not.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert!(self.is_ok, "{}", self.talk);
        self.talk
    }

    /// Whether the crate was compiled, and not just found fresh.
    pub(crate) fn compiled(&self) -> bool {
        self.talk.contains("Compiling extender-")
    }
}

impl User {
    /// The fixture without its tests, in a folder named for the test.
    pub(crate) fn new(test: &str) -> Self {
        let around = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("extender")
            .join(test);
        let _ = fs::remove_dir_all(&around);
        let user = Self::at(around.join("extender"));
        fs::create_dir_all(user.path("src")).expect("folders");
        user.copy("specs");
        for file in ["build.rs", "src/lib.rs"] {
            fs::copy(Path::new(FIXTURE).join(file), user.path(file)).expect("a file");
        }
        let manifest =
            fs::read_to_string(Path::new(FIXTURE).join("Cargo.toml")).expect("a manifest");
        // Cargo tells crates apart by name and place in their workspace: in one target folder each needs its own name.
        let name = format!("name = \"extender-{test}\"");
        let manifest = manifest
            .replace("../../..", REPOSITORY)
            .replace("name = \"reports\"", &name)
            .replace(
                "[dependencies]",
                "[lib]\nname = \"reports\"\n\n[dependencies]",
            );
        user.write("Cargo.toml", &manifest);
        // The same versions as in the workspace: they are there without a network.
        let lock = Path::new(REPOSITORY).join("Cargo.lock");
        fs::copy(lock, user.path("Cargo.lock")).expect("a lock file");
        user
    }

    /// The options of the fixture, for whoever wants them.
    pub(crate) fn copy_options(&self) {
        let from = Path::new(FIXTURE).join("annul.toml");
        fs::copy(from, self.path("annul.toml")).expect("a file");
    }

    /// A folder of which nothing is known.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// A path in the crate.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.join(relative)
    }

    /// Takes a folder of the fixture.
    pub(crate) fn copy(&self, folder: &str) {
        copy(&Path::new(FIXTURE).join(folder), &self.path(folder));
    }

    /// Writes a file of the crate, and the folders that it needs.
    pub(crate) fn write(&self, relative: &str, text: &str) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    /// Replaces text in a file of the crate.
    pub(crate) fn edit(&self, relative: &str, from: &str, to: &str) {
        let text = self.read(relative);
        assert!(text.contains(from), "{relative} has no {from:?}");
        self.write(relative, &text.replace(from, to));
    }

    /// A file of the crate.
    pub(crate) fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).expect("a text")
    }

    /// Moves something.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("it can be moved");
    }

    /// Runs cargo in the crate.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Built {
        self.run(Command::new(env!("CARGO")).args(arguments))
    }

    /// Runs a program in the crate, and cargo as it is meant to run here.
    pub(crate) fn run(&self, command: &mut Command) -> Built {
        let has_target = command.get_envs().any(|(name, _)| name == TARGET_DIR);
        if !has_target {
            command.env(TARGET_DIR, TARGET);
        }
        let output = command
            .current_dir(self.path(""))
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            // What is built once is built soonest in few large pieces.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_CODEGEN_UNITS", "4")
            .env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_CODEGEN_UNITS", "4")
            .env_remove("RUST_BACKTRACE")
            // The tests of the workspace have one of their own.
            .env_remove("OUT_DIR")
            .output()
            .expect("the program runs");
        Built {
            is_ok: output.status.success(),
            talk: [output.stdout, output.stderr]
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .concat(),
        }
    }

    /// `cargo build` that has to go well.
    #[track_caller]
    pub(crate) fn build(&self) -> Built {
        let built = self.cargo(&["build"]);
        assert!(built.is_ok, "{}", built.talk);
        built
    }

    /// `cargo build` that must not go well.
    #[track_caller]
    pub(crate) fn fail(&self) -> String {
        let built = self.cargo(&["build"]);
        assert!(!built.is_ok, "it built");
        built.talk
    }

    /// A build that finds nothing to do.
    #[track_caller]
    pub(crate) fn assert_fresh(&self) {
        let built = self.build();
        assert!(!built.compiled(), "nothing was touched: {}", built.talk);
    }

    /// A build that has something to do.
    #[track_caller]
    pub(crate) fn assert_rebuilt(&self) {
        let built = self.build();
        assert!(built.compiled(), "something was changed: {}", built.talk);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}
