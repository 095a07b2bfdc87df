//! The front for build scripts: one call, a builder beside it, and a check for code that is checked in.

mod absent;
mod cargo;
mod error;
mod run;

use std::path::Path;

use crate::options::{FILE, Settings, Value};

pub use error::{Error, Result, Stale};

/// Generates the bindings of `specs`, a folder or a single spec, for [`include_specs!`] to include.
///
/// What else can be chosen is in `annul.toml` beside `Cargo.toml`, or on [`configure`].
///
/// ```no_run
/// // build.rs
/// fn main() -> annul_codegen::Result<()> {
///     annul_codegen::compile("specs")
/// }
/// ```
///
/// # Errors
///
/// If the specs are not valid, or something cannot be read or written. Cargo shows each finding with its place;
/// standard error has the lines of the specs that it speaks of.
///
/// [`include_specs!`]: https://docs.rs/annul-runtime/latest/annul_runtime/macro.include_specs.html
pub fn compile(specs: impl AsRef<Path>) -> Result<()> {
    configure().compile(&[specs])
}

/// Starts with what `annul.toml` says, if there is one; each method overrides it.
///
/// ```no_run
/// // build.rs
/// fn main() -> annul_codegen::Result<()> {
///     annul_codegen::configure()
///         .server(cfg!(feature = "server"))
///         .derive("*", "Hash")
///         .compile(&["specs"])
/// }
/// ```
pub fn configure() -> Builder {
    Builder { set: Vec::new() }
}

/// Options of a run; each method is an option of `annul.toml` and of the command line under the same name.
///
/// A value that cannot be used is the error of [`compile`](Self::compile) and [`check`](Self::check).
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing before `compile` or `check`"]
pub struct Builder {
    set: Vec<(&'static str, Value)>,
}

impl Builder {
    /// Folders of specs, or single specs with the service file beside them. Defaults to `specs`.
    pub fn specs<T: AsRef<str>>(self, paths: impl IntoIterator<Item = T>) -> Self {
        self.list("specs", paths)
    }

    /// Ids of the operations or services to emit, as `acme.reports.CancelRun`. Defaults to all.
    pub fn operations<T: AsRef<str>>(self, ids: impl IntoIterator<Item = T>) -> Self {
        self.list("operations", ids)
    }

    /// Whether to emit what a caller needs. Defaults to true.
    pub fn client(self, emit: bool) -> Self {
        self.set("client", Value::Flag(emit))
    }

    /// Whether to emit what a server needs. Defaults to true.
    pub fn server(self, emit: bool) -> Self {
        self.set("server", Value::Flag(emit))
    }

    /// Whether to emit tests of each operation, which `cargo test` of the crate runs: every example of the spec, every
    /// row of its reply table, the boundaries of each constraint. They need `annul-runtime` with the feature `testing`
    /// among the dev-dependencies. Defaults to false.
    pub fn tests(self, emit: bool) -> Self {
        self.set("tests", Value::Flag(emit))
    }

    /// Whether each service is behind a feature of its name, in which dots are dashes: `acme-reports` for
    /// `acme.reports`. The package declares them. Defaults to false; to true for the root of a crate.
    pub fn service_features(self, features: bool) -> Self {
        self.set("service_features", Value::Flag(features))
    }

    /// A folder for code that is checked in, as `src/bindings`. Defaults to the build's own `OUT_DIR`.
    pub fn out_dir(self, folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref().to_string_lossy().into_owned();
        self.set("out_dir", Value::Text(folder))
    }

    /// The name of the root file. Defaults to `mod.rs`; `lib.rs` makes it the root of a crate.
    pub fn include_file(self, name: impl Into<String>) -> Self {
        self.set("include_file", Value::Text(name.into()))
    }

    /// A trait that types derive besides their own, as `("*", "Hash")` or `("acme.reports.CancelRun", "serde::Serialize")`.
    ///
    /// `*`, a service or an operation stand for inputs, outputs, ids, enums and objects. A single type, also an error,
    /// is `service.Operation.Type`. A trait that a type has already is left out.
    pub fn derive(self, types: impl Into<String>, derived: impl Into<String>) -> Self {
        self.pair("derive", types, derived)
    }

    /// Attributes on types, as `("*", "#[non_exhaustive]")`; types are chosen as in [`derive`](Self::derive).
    pub fn type_attribute(self, types: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.pair("type_attribute", types, attribute)
    }

    /// A type of your own in place of an emitted id, enum or object: `("acme.reports.RunId", "crate::ids::RunId")`.
    ///
    /// It needs what emitted code uses of it: for ids, `annul_runtime::text_newtype!` gives it that.
    pub fn extern_type(self, emitted: impl Into<String>, path: impl Into<String>) -> Self {
        self.pair("extern_type", emitted, path)
    }

    /// An attribute on modules that both client and server need.
    pub fn wire_mod_attribute(self, attribute: impl Into<String>) -> Self {
        self.list("wire_mod_attribute", [attribute.into()])
    }

    /// An attribute on client modules, as `#[cfg(feature = "client")]`.
    pub fn client_mod_attribute(self, attribute: impl Into<String>) -> Self {
        self.list("client_mod_attribute", [attribute.into()])
    }

    /// An attribute on server modules, as `#[cfg(feature = "server")]`.
    pub fn server_mod_attribute(self, attribute: impl Into<String>) -> Self {
        self.list("server_mod_attribute", [attribute.into()])
    }

    /// Whether a warning about a spec fails the build. Defaults to false.
    pub fn deny_warnings(self, deny: bool) -> Self {
        self.set("deny_warnings", Value::Flag(deny))
    }

    /// Whether a build script tells cargo what was read. Defaults to true.
    pub fn emit_rerun_if_changed(self, emit: bool) -> Self {
        self.set("emit_rerun_if_changed", Value::Flag(emit))
    }

    /// Whether a run may skip what did not change since the last one; under CI it never does. Defaults to true.
    pub fn cache(self, skip: bool) -> Self {
        self.set("cache", Value::Flag(skip))
    }

    /// Reads, checks and generates. `specs` are folders or single specs; none means those of [`specs`](Self::specs).
    ///
    /// # Errors
    ///
    /// As [`compile`].
    pub fn compile(&self, specs: &[impl AsRef<Path>]) -> Result<()> {
        run::compile(|| {
            let mut settings = self.settings()?;
            if !specs.is_empty() {
                settings.specs = specs.iter().map(|path| path.as_ref().to_owned()).collect();
            }
            Ok(settings)
        })
    }

    /// Compares what is checked in with what would be generated, and writes nothing; for a test.
    ///
    /// ```no_run
    /// # #[allow(clippy::test_attr_in_doctest, reason = "it shows a test")]
    /// #[test]
    /// fn bindings_are_fresh() {
    ///     annul_codegen::configure().out_dir("src/bindings").check().unwrap();
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Stale`] with what differs; and as [`compile`].
    pub fn check(&self) -> Result<()> {
        run::check(&self.settings()?)
    }

    /// The file's options, then the methods'.
    fn settings(&self) -> Result<Settings> {
        let start = Settings::default();
        Ok(Settings::resolve(&start, Path::new(FILE), &self.set)?)
    }

    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.set.push((name, value));
        self
    }

    fn list<T: AsRef<str>>(self, name: &'static str, texts: impl IntoIterator<Item = T>) -> Self {
        let texts = texts.into_iter().map(|text| text.as_ref().to_owned());
        let texts = texts.collect();
        self.set(name, Value::List(texts))
    }

    fn pair(self, name: &'static str, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.set(name, Value::Pairs(vec![(key.into(), value.into())]))
    }
}

#[cfg(test)]
mod tests;
