//! What an operation is called by: method and path, from flags or, on a terminal, from answers.

use std::io::{self, BufRead, Write};

use annul_codegen::ir::Method;

use super::ask::{can_ask, question};
use crate::exit::Failure;

/// How an operation is called, as far as its author has said.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Call {
    /// The method.
    pub(super) method: Option<String>,
    /// The path, with params in braces.
    pub(super) path: Option<String>,
}

impl Call {
    /// Asks for what is missing, if somebody sits at a terminal.
    pub(super) fn complete(self) -> Result<Self, Failure> {
        if !can_ask() {
            return self.checked();
        }
        self.ask(&mut io::stdin().lock(), &mut io::stderr())?
            .checked()
    }

    /// Asks for what is missing. An empty answer leaves it for later.
    fn ask(mut self, from: &mut impl BufRead, to: &mut impl Write) -> Result<Self, Failure> {
        let mut question = |text: &str| question(from, to, text);
        if self.method.is_none() {
            self.method = question("method (POST)")?.map(|method| method.to_uppercase());
        }
        if self.path.is_none() {
            self.path = question("path, with params in braces, such as /v1/runs/{id}/cancel")?;
        }
        Ok(self)
    }

    fn checked(self) -> Result<Self, Failure> {
        if let Some(method) = &self.method
            && method.parse::<Method>().is_err()
        {
            let known: Vec<&str> = Method::WORDS.iter().map(|it| it.word).collect();
            let message = format!("`{method}` is no method of a spec");
            return Err(Failure::usage(message).help(format!("one of {}", known.join(", "))));
        }
        match &self.path {
            Some(path) if !path.starts_with('/') => {
                let message = format!("the path `{path}` does not begin with `/`");
                Err(Failure::usage(message))
            }
            _ => Ok(self),
        }
    }

    /// The params of the path, in its order.
    pub(super) fn params(&self) -> Vec<&str> {
        let path = self.path.as_deref().unwrap_or_default();
        let parts = path.split('{').skip(1);
        let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
        names
            .map(|name| name.trim_end_matches('+'))
            .filter(|name| !name.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_asked_for() {
        let asked = |answers: &str, known: Call| {
            let mut said = Vec::new();
            let call = known.ask(&mut answers.as_bytes(), &mut said);
            (call.expect("it can be asked"), String::from_utf8(said))
        };
        let (call, _) = asked("delete\n/runs/{team}/{run+}\n", Call::default());
        assert_eq!(call.method.as_deref(), Some("DELETE"));
        assert_eq!(call.params(), ["team", "run"]);
        let (nothing, _) = asked("\n\n", Call::default());
        assert_eq!(nothing, Call::default());
        let (same, said) = asked("", call.clone());
        assert_eq!((same, said), (call, Ok(String::new())));
    }

    #[test]
    fn what_no_spec_takes_is_refused() {
        let call = |method: Option<&str>, path: Option<&str>| Call {
            method: method.map(str::to_owned),
            path: path.map(str::to_owned),
        };
        assert!(call(Some("FETCH"), None).checked().is_err());
        assert!(call(None, Some("runs")).checked().is_err());
        assert!(call(Some("PUT"), Some("/runs")).checked().is_ok());
    }
}
