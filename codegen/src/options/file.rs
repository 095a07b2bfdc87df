//! `annul.toml`: the same options as text, each fault with its place.

use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::file;

use super::{Choice, OptionError, Settings, Takes, Value};

/// A larger file is no file of options.
const MAX_BYTES: u64 = 256 * 1024;

impl Settings {
    /// Sets what the file at `path` says; tells whether there is such a file.
    pub fn read(&mut self, path: &Path) -> Result<bool, OptionError> {
        let text = file::read(path, MAX_BYTES).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| io::Error::other("it is no UTF-8"))
        });
        match text {
            Ok(text) => self.read_text(path, &text).map(|()| true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(source) => Err(OptionError::Io {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Sets what `text` says; `path` is for messages.
    fn read_text(&mut self, path: &Path, text: &str) -> Result<(), OptionError> {
        let fault = |span: Range<usize>, message: String| {
            let before = text.get(..span.start).unwrap_or(text);
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            OptionError::File {
                path: path.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
                message,
            }
        };
        let table = DeTable::parse(text)
            .map_err(|error| fault(error.span().unwrap_or_default(), error.message().to_owned()))?;
        for (name, value) in table.get_ref() {
            let choice = Choice::find(name.get_ref())
                .map_err(|error| fault(name.span(), error.to_string()))?;
            let taken = take(choice.takes, value).map_err(|span| {
                let message = format!("option `{}` takes {}", choice.name, choice.takes.noun());
                fault(span, message)
            })?;
            self.set(choice, taken)
                .map_err(|error| fault(value.span(), error.to_string()))?;
        }
        Ok(())
    }
}

/// The value in the form that an option takes, or the place where it has another one.
fn take(takes: Takes, value: &Spanned<DeValue<'_>>) -> Result<Value, Range<usize>> {
    match (takes, value.get_ref()) {
        (Takes::Flag, DeValue::Boolean(flag)) => Ok(Value::Flag(*flag)),
        (Takes::Text(_), DeValue::String(text)) => Ok(Value::Text(text.to_string())),
        (Takes::List(_), _) => texts(value).map(Value::List),
        (Takes::Pairs(_), DeValue::Table(table)) => {
            let mut pairs = Vec::new();
            for (key, value) in table {
                for text in texts(value)? {
                    pairs.push((key.get_ref().to_string(), text));
                }
            }
            Ok(Value::Pairs(pairs))
        }
        _ => Err(value.span()),
    }
}

/// A list of texts; one text is a list too.
fn texts(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Range<usize>> {
    match value.get_ref() {
        DeValue::String(text) => Ok(vec![text.to_string()]),
        DeValue::Array(items) => items
            .iter()
            .map(|item| match item.get_ref() {
                DeValue::String(text) => Ok(text.to_string()),
                _ => Err(item.span()),
            })
            .collect(),
        _ => Err(value.span()),
    }
}
