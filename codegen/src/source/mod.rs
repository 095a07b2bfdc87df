//! The files of a catalogue in memory, and the places in them; reading them from disk is in `read`
//! and `survey`, and happens nowhere else.

mod error;
mod problem;
mod read;
mod span;
mod survey;

use std::path::PathBuf;

pub use error::SourceError;
pub use problem::FileProblem;
pub use span::{FileId, Span, Spanned};
pub(crate) use survey::{Found, Survey};

/// A file larger than this is not parsed: no spec comes near it, and parsers are slow on what does.
pub const MAX_FILE_BYTES: usize = 256 * 1024;
/// More files than this in one catalogue are taken for a wrong folder.
pub const MAX_FILES: usize = 100_000;
/// Folders nested deeper than this are taken for a wrong folder.
pub const MAX_FOLDER_DEPTH: usize = 16;

/// The files of one catalogue, root by root, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    /// The own name of the root that is being read.
    root_name: String,
    files: Vec<File>,
    folders: Vec<PathBuf>,
    problems: Vec<FileProblem>,
}

#[derive(Clone, Debug, Default)]
struct File {
    path: String,
    relative: String,
    root_name: String,
    text: String,
    line_starts: Vec<usize>,
    sound: bool,
}

impl Sources {
    /// A catalogue from memory: pairs of path (relative to the catalogue's root, with `/`) and text.
    #[must_use]
    pub fn from_texts(texts: Vec<(String, String)>) -> Self {
        Self::from_folder("specs", texts)
    }

    /// The same with a root of another name, such as the folder of a service.
    #[must_use]
    pub fn from_folder(name: &str, mut texts: Vec<(String, String)>) -> Self {
        texts.sort();
        let mut sources = Self {
            root_name: name.to_owned(),
            ..Self::default()
        };
        for (path, text) in texts {
            sources.add(path.clone(), path, text.into_bytes());
        }
        sources
    }

    /// Leaves out the files that are not to be kept, by their paths below the root.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        let ids: Vec<FileId> = self.ids().collect();
        let kept: Vec<FileId> = ids
            .into_iter()
            .filter(|id| keep(self.relative_path(*id)))
            .collect();
        let now = |id: FileId| {
            let place = kept.iter().position(|other| *other == id)?;
            u32::try_from(place).ok().map(FileId)
        };
        let problems = self.problems.iter();
        self.problems = problems
            .filter_map(|problem| Some(problem.of(now(problem.span().file)?)))
            .collect();
        self.files.retain(|file| keep(&file.relative));
    }

    /// A catalogue of some of the files, in their order; what is wrong with them goes with them.
    #[cfg(feature = "diff")]
    pub(crate) fn subset(&self, files: &[FileId]) -> Self {
        let mut subset = Self {
            root_name: self.root_name.clone(),
            ..Self::default()
        };
        for (place, id) in files.iter().enumerate() {
            let now = FileId(u32::try_from(place).unwrap_or(u32::MAX));
            let problems = self.problems.iter();
            let own = problems.filter(|problem| problem.span().file == *id);
            subset.problems.extend(own.map(|problem| problem.of(now)));
            subset.files.extend(self.file(*id).cloned());
        }
        subset
    }

    /// All files, in the order of their paths.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len()).map(|index| FileId(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// What is wrong with files as a whole: not UTF-8, a byte order mark, too large.
    #[must_use]
    pub fn problems(&self) -> &[FileProblem] {
        &self.problems
    }

    /// Whether the file has text that can be parsed; if not, [`Self::problems`] says why.
    #[must_use]
    pub fn is_sound(&self, file: FileId) -> bool {
        self.file(file).is_some_and(|file| file.sound)
    }

    /// The path as its reader would type it: what was given as root, then the way down, with `/`.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.path)
    }

    /// The path below the root (`aws/athena/service.yaml`), the same however the root was given.
    #[must_use]
    pub fn relative_path(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.relative)
    }

    /// The root folder's own name and the path below it (`specs/aws/athena/service.yaml`), the same
    /// from whatever folder the generator runs: this is what generated files name as their source.
    #[must_use]
    pub fn catalogue_path(&self, file: FileId) -> String {
        let relative = self.relative_path(file);
        match self.file(file).map_or("", |file| &file.root_name) {
            "" => relative.to_owned(),
            root => format!("{root}/{relative}"),
        }
    }

    /// The text of a file, without byte order mark; a file that is not sound has a substitute.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.text)
    }

    /// What is written at a place.
    #[must_use]
    pub fn written(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        self.text(span.file).get(range).unwrap_or_default()
    }

    /// The folders that were scanned: a new file in one of them changes the catalogue.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Line and column where a span starts, both from 1, the column in characters.
    #[must_use]
    pub fn location(&self, span: Span) -> (usize, usize) {
        self.locate(span.file, span.start as usize)
    }

    /// Line and column where a span ends: the place after its last character.
    #[must_use]
    pub fn end_location(&self, span: Span) -> (usize, usize) {
        self.locate(span.file, span.end as usize)
    }

    /// The text of a line, counted from 1, without its line break; empty if there is no such line.
    #[must_use]
    pub fn line_text(&self, file: FileId, line: usize) -> &str {
        let (start, end) = self.line_range(file, line);
        let text = self.text(file).get(start..end).unwrap_or_default();
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }

    /// The byte at which a line, counted from 1, starts.
    #[must_use]
    pub fn line_start(&self, file: FileId, line: usize) -> usize {
        self.line_range(file, line).0
    }

    fn line_range(&self, file: FileId, line: usize) -> (usize, usize) {
        let Some(file) = self.file(file) else {
            return (0, 0);
        };
        let start = |line: usize| {
            file.line_starts
                .get(line)
                .copied()
                .unwrap_or(file.text.len())
        };
        (start(line.saturating_sub(1)), start(line))
    }

    fn locate(&self, file: FileId, offset: usize) -> (usize, usize) {
        let Some(found) = self.file(file) else {
            return (1, 1);
        };
        let offset = floor_char_boundary(&found.text, offset);
        let line = found
            .line_starts
            .partition_point(|&start| start <= offset)
            .max(1);
        let start = self.line_start(file, line);
        let column = found
            .text
            .get(start..offset)
            .map_or(0, |text| text.chars().count())
            + 1;
        (line, column)
    }

    fn file(&self, file: FileId) -> Option<&File> {
        self.files.get(file.0 as usize)
    }

    /// Takes a file in; what keeps it from being parsed is kept, so that the others are still checked.
    fn add(&mut self, path: String, relative: String, bytes: Vec<u8>) {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let (text, problem, sound) = decode(id, bytes);
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        self.problems.extend(problem);
        self.files.push(File {
            path,
            relative,
            root_name: self.root_name.clone(),
            text,
            line_starts,
            sound,
        });
    }
}

/// The text of a file, what is wrong with it, and whether it can be parsed all the same.
fn decode(file: FileId, bytes: Vec<u8>) -> (String, Option<FileProblem>, bool) {
    if bytes.len() > MAX_FILE_BYTES {
        return (String::new(), Some(FileProblem::TooLarge { file }), false);
    }
    match String::from_utf8(bytes) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            None => (text, None, true),
            Some(rest) => {
                let problem = FileProblem::ByteOrderMark { file };
                (rest.to_owned(), Some(problem), true)
            }
        },
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(start).copied().unwrap_or_default();
            // Up to the wrong byte the lossy text is the file's own, so the place stays right.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let span = Span::new(file, start, start + char::REPLACEMENT_CHARACTER.len_utf8());
            (text, Some(FileProblem::NotUtf8 { span, byte }), false)
        }
    }
}

/// The folder that a path lies in; empty for a file without one.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder around the one that a path lies in: that of the provider of a service.
#[must_use]
pub fn folder_above(path: &str) -> String {
    let own = folder(path);
    let (above, name) = own.rsplit_once('/').unwrap_or(("", own));
    match name {
        "" => "..".to_owned(),
        "." | ".." => format!("{own}/.."),
        _ => above.to_owned(),
    }
}

/// The last place at or before `offset` that does not split a character.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests;
