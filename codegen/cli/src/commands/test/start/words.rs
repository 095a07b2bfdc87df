//! Texts of start files with words in them: `$operation`, `$target.NAME`, `$env.NAME`.

use serde_json::{Map, Value};

/// What the words stand for in a step.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'a> {
    /// The address of the server.
    pub(super) url: &'a str,
    /// The id of the operation.
    pub(super) operation: &'a str,
    /// The ids of the target, as JSON.
    pub(super) target: &'a Map<String, Value>,
    /// The phase that is asked for.
    pub(super) phase: &'a str,
    /// The error that is asked for.
    pub(super) error: &'a str,
}

/// A text in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::commands::test) struct Text(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Url,
    Operation,
    Target,
    Id(String),
    Phase,
    Error,
    Variable(String),
}

impl Text {
    /// Reads a text; `$$` is a dollar.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            plain(before, &mut pieces);
            if let Some(after) = after.strip_prefix('$') {
                plain("$", &mut pieces);
                rest = after;
                continue;
            }
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let end = after.find(|c| !is_word(c)).unwrap_or(after.len());
            let (word, behind) = after.split_at(end);
            let name = behind.strip_prefix('.').map(|name| {
                let end = name.find(|c| !is_word(c) && c != '-').unwrap_or(name.len());
                name.split_at(end)
            });
            rest = behind;
            pieces.push(match (word, name) {
                ("url", _) => Piece::Url,
                ("operation", _) => Piece::Operation,
                ("phase", _) => Piece::Phase,
                ("error", _) => Piece::Error,
                ("target", Some((name, behind))) if !name.is_empty() => {
                    rest = behind;
                    Piece::Id(name.to_owned())
                }
                ("target", _) => Piece::Target,
                ("env", Some((name, behind))) if !name.is_empty() => {
                    rest = behind;
                    Piece::Variable(name.to_owned())
                }
                _ => {
                    return Err(format!(
                        "`${word}` is none of $url, $operation, $target, $target.NAME, $phase, \
                         $error and $env.NAME; a dollar is written as $$"
                    ));
                }
            });
        }
        plain(rest, &mut pieces);
        Ok(Self(pieces))
    }

    /// Whether it asks for the phase.
    pub(super) fn has_phase(&self) -> bool {
        self.0.contains(&Piece::Phase)
    }

    /// Whether it takes something of the environment, which may be a secret.
    pub(super) fn has_variable(&self) -> bool {
        self.0.iter().any(|it| matches!(it, Piece::Variable(_)))
    }

    /// The text, each value written by `write`.
    pub(super) fn fill(
        &self,
        meaning: Meaning<'_>,
        write: fn(&str) -> String,
    ) -> Result<String, String> {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Plain(plain) => text.push_str(plain),
                Piece::Url => text.push_str(meaning.url),
                piece => text.push_str(&write(&piece.value(meaning)?)),
            }
        }
        Ok(text)
    }

    /// The value that it is: of `$target` alone, the object.
    pub(super) fn value(&self, meaning: Meaning<'_>) -> Result<Value, String> {
        match self.0.as_slice() {
            [Piece::Target] => Ok(Value::Object(meaning.target.clone())),
            [Piece::Id(name)] => meaning.target.get(name).cloned().ok_or_else(|| no_id(name)),
            _ => self.fill(meaning, str::to_owned).map(Value::from),
        }
    }
}

impl Piece {
    fn value(&self, meaning: Meaning<'_>) -> Result<String, String> {
        Ok(match self {
            Self::Plain(text) => text.clone(),
            Self::Url => meaning.url.to_owned(),
            Self::Operation => meaning.operation.to_owned(),
            Self::Target => Value::Object(meaning.target.clone()).to_string(),
            Self::Id(name) => match meaning.target.get(name) {
                Some(Value::String(text)) => text.clone(),
                Some(value) => value.to_string(),
                None => return Err(no_id(name)),
            },
            Self::Phase => meaning.phase.to_owned(),
            Self::Error => meaning.error.to_owned(),
            Self::Variable(name) => std::env::var(name)
                .map_err(|_| format!("the variable `{name}` is not set, or is no text"))?,
        })
    }
}

fn no_id(name: &str) -> String {
    format!("the target has no id `{name}`")
}

fn plain(text: &str, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Plain(before)) => before.push_str(text),
        _ => pieces.push(Piece::Plain(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{Meaning, Text};

    fn target() -> Map<String, Value> {
        let Value::Object(target) = json!({ "id": "a\"b", "n": 7 }) else {
            return Map::new();
        };
        target
    }

    fn meaning(target: &Map<String, Value>) -> Meaning<'_> {
        Meaning {
            url: "http://127.0.0.1:1",
            operation: "acme.Stop",
            target,
            phase: "running",
            error: "Gone",
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Result<&str, &str>) {
        let target = target();
        let found = Text::parse(text).and_then(|text| text.fill(meaning(&target), str::to_owned));
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{text}"),
            (Err(found), Err(part)) => assert!(found.contains(part), "{text}: {found}"),
            (found, expected) => panic!("{text}: {found:?}, {expected:?}"),
        }
    }

    #[test]
    fn words_stand_for_values() {
        check("plain $$1", Ok("plain $1"));
        check("$operation/$target.n.x", Ok("acme.Stop/7.x"));
        check("$phase-$error", Ok("running-Gone"));
        check("$url/x", Ok("http://127.0.0.1:1/x"));
        check("$target.other", Err("no id `other`"));
        check("$nothing", Err("`$nothing` is none of"));
        check("$env.ANNUL_TEST_NO_SUCH", Err("ANNUL_TEST_NO_SUCH"));
    }
}
