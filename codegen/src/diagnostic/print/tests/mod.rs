//! Tests of the formats over the same few findings, edge cases among them.

mod formats;
mod human;

use crate::diagnostic::{FileId, Span};
use crate::source::Sources;

const FIRST: FileId = FileId(0);
const SECOND: FileId = FileId(1);

fn sources(first: &str, second: &str) -> Sources {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    Sources::from_texts(vec![
        file("aws/a.yaml", first),
        file("aws/b c.yaml", second),
    ])
}

fn at(text: &str, part: &str, file: FileId) -> Span {
    let start = text.find(part).expect("the part is in the text");
    Span::new(file, start, start + part.len())
}
