//! Values of options, before an option has taken them.

/// What an option takes, with the words that stand for it in help texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// Yes or no.
    Flag,
    /// One text.
    Text(&'static str),
    /// Texts; those set last replace those set before.
    List(&'static str),
    /// Pairs of texts; those set last join those set before.
    Pairs(&'static str),
}

impl Takes {
    /// As a message names it.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Flag => "true or false",
            Self::Text(_) => "a text",
            Self::List(_) => "a list of texts",
            Self::Pairs(_) => "a table of texts",
        }
    }

    /// The value that words of a command line stand for; pairs are written `KEY=VALUE`.
    pub fn parse(self, words: &[String]) -> Result<Value, String> {
        let one = || match words {
            [word] => Ok(word.clone()),
            _ => Err("takes one value".to_owned()),
        };
        match self {
            Self::Flag => match one()?.as_str() {
                "true" => Ok(Value::Flag(true)),
                "false" => Ok(Value::Flag(false)),
                other => Err(format!("takes true or false, not `{other}`")),
            },
            Self::Text(_) => one().map(Value::Text),
            Self::List(_) => Ok(Value::List(words.to_vec())),
            Self::Pairs(form) => words
                .iter()
                .map(|word| match word.split_once('=') {
                    Some((key, value)) => Ok((key.trim().to_owned(), value.trim().to_owned())),
                    None => Err(format!("takes {form}, not `{word}`")),
                })
                .collect::<Result<_, _>>()
                .map(Value::Pairs),
        }
    }
}

/// A value of one of the forms that [`Takes`] lists.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// One text.
    Text(String),
    /// Texts.
    List(Vec<String>),
    /// Pairs of texts.
    Pairs(Vec<(String, String)>),
}

impl Value {
    /// Whether it has the form that an option takes.
    #[must_use]
    pub fn fits(&self, takes: Takes) -> bool {
        matches!(
            (self, takes),
            (Self::Flag(_), Takes::Flag)
                | (Self::Text(_), Takes::Text(_))
                | (Self::List(_), Takes::List(_))
                | (Self::Pairs(_), Takes::Pairs(_))
        )
    }

    /// The flag; false if it is none.
    pub(super) fn flag(self) -> bool {
        matches!(self, Self::Flag(true))
    }

    /// The text; empty if it is none.
    pub(super) fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            _ => String::new(),
        }
    }

    /// The texts; none if it is no list.
    pub(super) fn list(self) -> Vec<String> {
        match self {
            Self::List(list) => list,
            _ => Vec::new(),
        }
    }

    /// The pairs, each second half parsed; the first that cannot be parsed is the error.
    pub(super) fn pairs<T>(
        self,
        parse: fn(&str) -> Result<T, String>,
    ) -> Result<Vec<(String, T)>, String> {
        let pairs = match self {
            Self::Pairs(pairs) => pairs,
            _ => Vec::new(),
        };
        pairs
            .into_iter()
            .map(|(key, value)| match parse(&value) {
                Ok(value) => Ok((key, value)),
                Err(reason) => Err(format!("`{key}`: {reason}")),
            })
            .collect()
    }
}
