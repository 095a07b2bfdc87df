//! What a caller of the generator may choose: for emitting ([`Options`]), and for a whole run ([`Settings`]).

mod attribute;
mod file;
mod problem;
mod select;
mod table;
mod value;

use std::path::PathBuf;

pub use attribute::{Attribute, Path};
pub use problem::OptionError;
pub use select::feature_of;
pub(crate) use select::selects;
pub use table::{Choice, TABLE};
pub use value::{Takes, Value};

/// The file of options that is looked for in the working folder; for build scripts and tests that is the package's.
pub const FILE: &str = "annul.toml";

/// What to emit, and from which operations.
///
/// Attributes and paths come from the configuration of whoever generates, never from specs, and were parsed when they
/// were set.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Options {
    /// Ids of operations or services to emit; all if there are none. Defaults to none.
    pub only: Vec<String>,
    /// The name of the root file. Defaults to `lib.rs`; `mod.rs` for code that is included.
    pub root: String,
    /// Whether to emit what a caller needs: requests written, replies read. Defaults to true.
    pub client: bool,
    /// Whether to emit what a server needs: requests read, replies written. Defaults to true.
    pub server: bool,
    /// Whether to emit tests of each operation, for `cargo test` of whoever has the bindings. Defaults to false.
    pub tests: bool,
    /// Whether each service is behind a feature of its name, see [`feature_of`]. Defaults to true; false for code
    /// that is included.
    pub service_features: bool,
    /// What is on each module of requests and replies, which clients and servers share. Defaults to the feature `wire`.
    pub wire_mod_attributes: Vec<Attribute>,
    /// What is on each client module, as `#[cfg(feature = "client")]`.
    pub client_mod_attributes: Vec<Attribute>,
    /// What is on each server module.
    pub server_mod_attributes: Vec<Attribute>,
    /// What is on emitted types, by type path.
    pub type_attributes: Vec<(String, Attribute)>,
    /// Traits that emitted types derive besides their own, by type path.
    pub derives: Vec<(String, Path)>,
    /// Types of the user that stand for emitted ones, by type path.
    pub extern_types: Vec<(String, Path)>,
}

impl Options {
    /// Whether requests and replies are emitted: clients and servers need them.
    #[must_use]
    pub fn wire(&self) -> bool {
        self.client || self.server
    }

    /// Whether tests are emitted: of what is written and read, so only with requests and replies.
    #[must_use]
    pub fn emits_tests(&self) -> bool {
        self.tests && self.wire()
    }

    /// Whether an operation of a service is emitted.
    #[must_use]
    pub fn includes(&self, service: &str, operation: &str) -> bool {
        let mut only = self.only.iter();
        self.only.is_empty() || only.any(|id| id == service || id == operation)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            root: "lib.rs".to_owned(),
            client: true,
            server: true,
            tests: false,
            service_features: true,
            wire_mod_attributes: vec![Attribute::feature("wire")],
            client_mod_attributes: vec![Attribute::feature("client")],
            server_mod_attributes: vec![Attribute::feature("server")],
            type_attributes: Vec::new(),
            derives: Vec::new(),
            extern_types: Vec::new(),
        }
    }
}

/// Everything that can be chosen for a run, by whatever front: a build script, [`FILE`], the command line.
///
/// Each field is set through its record in [`TABLE`], so that an option has one name, one explanation and one parser.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// What to emit.
    pub options: Options,
    /// Folders of specs, or single specs.
    pub specs: Vec<PathBuf>,
    /// The folder to write to; `OUT_DIR` if there is none.
    pub out_dir: Option<PathBuf>,
    /// Whether a warning about a spec stops the run.
    pub deny_warnings: bool,
    /// Whether cargo is told what was read.
    pub emit_rerun_if_changed: bool,
    /// Whether a run may skip what did not change since the last one.
    pub cache: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let options = Options {
            root: "mod.rs".to_owned(),
            service_features: false,
            wire_mod_attributes: Vec::new(),
            client_mod_attributes: Vec::new(),
            server_mod_attributes: Vec::new(),
            ..Options::default()
        };
        Self {
            options,
            specs: vec![PathBuf::from("specs")],
            out_dir: None,
            deny_warnings: false,
            emit_rerun_if_changed: true,
            cache: true,
        }
    }
}

impl Settings {
    /// `start`, then what the file says, then what was `set`, by names of [`TABLE`].
    ///
    /// The modules and services of a crate are behind features of their names by default; those of
    /// a module inside of a crate do not.
    pub fn resolve(
        start: &Self,
        file: &std::path::Path,
        set: &[(&'static str, Value)],
    ) -> Result<Self, OptionError> {
        let apply = |mut settings: Self| {
            settings.read(file)?;
            for (name, value) in set {
                settings.set(Choice::find(name)?, value.clone())?;
            }
            Ok(settings)
        };
        let settings: Self = apply(start.clone())?;
        let usual = Options::default();
        if settings.options.root != usual.root {
            return Ok(settings);
        }
        let mut start = start.clone();
        start.options.service_features = usual.service_features;
        start.options.wire_mod_attributes = usual.wire_mod_attributes;
        start.options.client_mod_attributes = usual.client_mod_attributes;
        start.options.server_mod_attributes = usual.server_mod_attributes;
        apply(start)
    }
}

#[cfg(test)]
mod tests;
