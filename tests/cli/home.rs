//! A folder with specs in which `annul` runs, and what a run came to.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use annul_tests::{cases, command};
use tempfile::TempDir;

/// The operation of the base catalogue.
pub(crate) const OPERATION: &str = "specs/acme/jobs/cancel-job.yaml";

/// Where runs keep their caches.
pub(crate) const CACHE: &str = "caches";

/// A folder that goes when the test ends.
pub(crate) struct Home {
    folder: TempDir,
}

/// What a run said, and how it ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Home {
    /// A folder without anything.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder }
    }

    /// A folder with the base catalogue in `specs`.
    pub(crate) fn with_specs() -> Self {
        let home = Self::empty();
        for file in ["service.yaml", "cancel-job.yaml"] {
            home.write(&format!("specs/{}/{file}", cases::HOME), &cases::base(file));
        }
        home
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(crate) fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    pub(crate) fn write(&self, below: &str, text: &str) {
        let file = self.path(below);
        fs::create_dir_all(file.parent().expect("below the folder")).expect("a temporary folder");
        fs::write(file, text).expect("a temporary folder");
    }

    /// Changes a text in a file, where it occurs exactly once.
    pub(crate) fn edit(&self, below: &str, from: &str, to: &str) {
        let text = self.read(below);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {below}");
        self.write(below, &text.replace(from, to));
    }

    /// All files below a folder, by path, with their texts.
    pub(crate) fn files(&self, below: &str) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let root = self.path(below);
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries {
                let path = entry.expect("a readable folder").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(&root).expect("below").to_string_lossy();
                let text = fs::read_to_string(&path).expect("a text");
                files.insert(name.replace('\\', "/"), text);
            }
        }
        files
    }

    /// Runs `annul` here, without colours from the environment.
    pub(crate) fn annul(&self, arguments: &[&str]) -> Run {
        self.annul_with(arguments, &[])
    }

    /// The same in a folder below.
    pub(crate) fn annul_in(&self, below: &str, arguments: &[&str]) -> Run {
        let output = Command::new(command::annul())
            .args(arguments)
            .current_dir(self.path(below))
            .env_remove("NO_COLOR")
            .env_remove("CI")
            .env("ANNUL_CACHE_DIR", self.path(CACHE))
            .output()
            .expect("annul can be started");
        Run::of(&output)
    }

    /// The same with variables of the environment.
    pub(crate) fn annul_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut annul = Command::new(command::annul());
        // Whoever runs the tests may have credentials, which are none of theirs.
        let of_vendors = ["AWS_", "OCI_", "HUAWEICLOUD_", "DATABRICKS_", "ANNUL_"];
        for (name, _) in std::env::vars_os() {
            if of_vendors
                .iter()
                .any(|prefix| name.to_string_lossy().starts_with(prefix))
            {
                annul.env_remove(name);
            }
        }
        let output = annul
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("CI")
            .env("ANNUL_CACHE_DIR", self.path(CACHE))
            .envs(variables.iter().copied())
            .output()
            .expect("annul can be started");
        Run::of(&output)
    }
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("annul writes UTF-8");
        Self {
            code: output.status.code().expect("annul was not killed"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Demands an exit code; shows everything if it is another one.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "stdout:\n{}\nstderr:\n{}",
            self.stdout, self.stderr
        );
        self
    }

    /// Both streams, as a snapshot shows them.
    pub(crate) fn shown(&self) -> String {
        format!(
            "exit code {}\n---- stdout\n{}---- stderr\n{}",
            self.code, self.stdout, self.stderr
        )
    }
}

/// A snapshot below `tests/snapshots/cli`.
#[track_caller]
pub(crate) fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots/cli",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
