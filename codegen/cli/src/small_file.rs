//! Small YAML files besides specs: read by the strict rules of specs, with places in what is wrong with them.

use std::path::Path;

use annul_codegen::diagnostic::{self, Sink, Span, print};
use annul_codegen::source::{MAX_FILE_BYTES, Sources};
use annul_codegen::spec::language::Section;
use annul_codegen::spec::{shape, yaml};

use crate::console::Console;
use crate::exit::Failure;
use crate::limited;

/// A file that has the form of its section.
pub(crate) struct SmallFile {
    sources: Sources,
    /// What it says.
    pub(crate) tree: yaml::Node,
}

impl SmallFile {
    /// Reads a file of at most 256 KiB.
    pub(crate) fn read(
        path: &Path,
        section: &'static Section,
        console: &Console,
    ) -> Result<Self, Failure> {
        let bytes = limited::file(path, MAX_FILE_BYTES as u64).and_then(limited::text);
        let text = bytes.map_err(|error| {
            Failure::while_doing(format!("cannot read `{}`", path.display()), &error)
        })?;
        Self::of(&path.display().to_string(), text, section, console)
    }

    /// The same of a text under a name.
    pub(crate) fn of(
        name: &str,
        text: String,
        section: &'static Section,
        console: &Console,
    ) -> Result<Self, Failure> {
        let sources = Sources::from_texts(vec![(name.to_owned(), text)]);
        let sink = Sink::new();
        for problem in sources.problems() {
            sink.push(diagnostic::of_file(problem));
        }
        let tree = sources
            .ids()
            .next()
            .and_then(|file| yaml::parse(&sources, file, &sink));
        if let Some(tree) = &tree {
            shape::section(tree, section, &sink);
        }
        let is_sound = sink.error_count() == 0;
        if let Some(tree) = tree.filter(|_| is_sound) {
            return Ok(Self { sources, tree });
        }
        let findings = sink.into_sorted();
        console.tell(&print::human(&sources, &findings, console.talk.on));
        console.say("");
        Err(Failure::usage(format!("`{name}` is not valid")))
    }

    /// What is wrong at a place.
    pub(crate) fn wrong(&self, span: Span, message: &str) -> Failure {
        let (line, column) = self.sources.location(span);
        let path = self.sources.path(span.file);
        Failure::usage(format!("{path}:{line}:{column}: {message}"))
    }
}
