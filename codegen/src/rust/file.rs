//! The files of an operation's module, and what each of them makes public.

use super::Operation;

/// A file of an operation's module.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File<'o> {
    /// Its name without `.rs`.
    pub name: &'static str,
    /// Which option it belongs to.
    pub part: Part,
    /// What of it is public, sorted by name.
    pub exports: Vec<&'o str>,
}

/// A part of the bindings that is emitted by choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Always there.
    Types,
    /// For clients and servers.
    Wire,
    /// For servers.
    Server,
    /// For whoever tests the bindings.
    Tests,
}

impl Operation<'_> {
    /// The files besides `mod.rs`, each with its exports, in the order in which `mod.rs` names them.
    #[must_use]
    pub fn files(&self) -> Vec<File<'_>> {
        let file = |name, part, mut exports: Vec<_>| {
            exports.sort_unstable();
            File {
                name,
                part,
                exports,
            }
        };
        let errors = self.errors.iter().map(|error| error.name.as_str());
        let errors = errors.chain([self.error.as_str()]);
        let own = [self.input.name.as_str(), &self.output.name];
        let types = own.into_iter().chain(self.types.names());
        let mut files = vec![
            file("errors", Part::Types, errors.collect()),
            file("operation", Part::Types, vec!["OPERATION", "REPLIES"]),
            file("types", Part::Types, types.collect()),
            file("validate", Part::Types, Vec::new()),
            file("wire", Part::Wire, vec![&self.name]),
            file("server", Part::Server, vec![&self.handler]),
            file("tests", Part::Tests, Vec::new()),
        ];
        files.retain(|file| file.part != Part::Server || !self.ir.is_client_only);
        files
    }
}
