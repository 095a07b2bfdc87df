//! Bodies of start files: texts, and JSON with texts in it.

use annul_codegen::ir::Literal;
use serde_json::Value;

use super::words::{Meaning, Text};

/// A body: a text, or JSON with texts in it.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// A text, which is sent as it is.
    Text(Text),
    /// JSON.
    Json(Tree),
}

/// JSON with texts in it.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Leaf(Text),
    Plain(Value),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Body {
    pub(super) fn parse(literal: &Literal) -> Result<Self, String> {
        match literal {
            Literal::Text(text) => Text::parse(text).map(Self::Text),
            other => Tree::parse(other).map(Self::Json),
        }
    }

    pub(super) fn has_phase(&self) -> bool {
        match self {
            Self::Text(text) => text.has_phase(),
            Self::Json(tree) => tree.has_phase(),
        }
    }

    /// The bytes, and whether they are JSON.
    pub(super) fn fill(&self, meaning: Meaning<'_>) -> Result<(String, bool), String> {
        match self {
            Self::Text(text) => Ok((text.fill(meaning, str::to_owned)?, false)),
            Self::Json(tree) => Ok((tree.fill(meaning)?.to_string(), true)),
        }
    }
}

impl Tree {
    fn parse(literal: &Literal) -> Result<Self, String> {
        Ok(match literal {
            Literal::Text(text) => Self::Leaf(Text::parse(text)?),
            Literal::List(items) => {
                Self::List(items.iter().map(Self::parse).collect::<Result<_, _>>()?)
            }
            Literal::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(name, value)| Ok((name.clone(), Self::parse(value)?)));
                Self::Map(entries.collect::<Result<_, String>>()?)
            }
            other => Self::Plain(serde_json::from_str(&other.to_json()).unwrap_or_default()),
        })
    }

    fn has_phase(&self) -> bool {
        match self {
            Self::Leaf(text) => text.has_phase(),
            Self::Plain(_) => false,
            Self::List(items) => items.iter().any(Self::has_phase),
            Self::Map(entries) => entries.iter().any(|(_, value)| value.has_phase()),
        }
    }

    fn fill(&self, meaning: Meaning<'_>) -> Result<Value, String> {
        Ok(match self {
            Self::Leaf(text) => text.value(meaning)?,
            Self::Plain(value) => value.clone(),
            Self::List(items) => {
                let items = items.iter().map(|item| item.fill(meaning));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Self::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(name, value)| Ok((name.clone(), value.fill(meaning)?)));
                Value::Object(entries.collect::<Result<_, String>>()?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use annul_codegen::ir::Literal;
    use serde_json::{Map, Value, json};

    use super::{Body, Meaning};

    #[test]
    fn a_value_in_json_stays_a_value() {
        let text = |text: &str| Literal::Text(text.to_owned());
        let body = Literal::Map(vec![
            ("all".to_owned(), text("$target")),
            ("n".to_owned(), text("$target.n")),
            ("said".to_owned(), text("it is $target.id")),
        ]);
        let target: Map<String, Value> =
            [("id".to_owned(), json!("a\"b")), ("n".to_owned(), json!(7))]
                .into_iter()
                .collect();
        let meaning = Meaning {
            url: "",
            operation: "",
            target: &target,
            phase: "",
            error: "",
        };
        let body = Body::parse(&body).expect("its words are known");
        let (body, is_json) = body.fill(meaning).expect("all is there");
        assert!(is_json);
        let expected = json!({ "all": { "id": "a\"b", "n": 7 }, "n": 7, "said": "it is a\"b" });
        assert_eq!(serde_json::from_str::<Value>(&body).ok(), Some(expected));
    }
}
