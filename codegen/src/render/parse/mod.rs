//! From tokens to what the printer knows; what it does not know, it keeps as it stands.

mod control;
mod expr;
mod item;
mod pair;
mod path;
mod spacing;
mod statement;

use super::token::{Kind, Token, Tokens};
use super::tree::{Attribute, Item};

/// A place among tokens, and where they end.
#[derive(Clone, Copy)]
pub(super) struct Parser<'t> {
    tokens: &'t Tokens,
    at: usize,
    end: usize,
}

/// A module: what stands on all of it, and its items.
pub(super) fn module(tokens: &Tokens) -> (Vec<Attribute>, Vec<Item>) {
    let mut parser = Parser {
        tokens,
        at: 0,
        end: tokens.len(),
    };
    let attributes = parser.inner_attributes();
    (attributes, parser.items())
}

impl<'t> Parser<'t> {
    fn token(&self, ahead: usize) -> Option<Token> {
        let at = self.at + ahead;
        (at < self.end).then(|| self.tokens.get(at)).flatten()
    }

    fn text(&self, ahead: usize) -> &'t str {
        self.token(ahead)
            .map_or("", |token| self.tokens.text(token))
    }

    fn kind(&self, ahead: usize) -> Option<Kind> {
        self.token(ahead).map(|token| token.kind)
    }

    fn is_done(&self) -> bool {
        self.at >= self.end
    }

    /// Whether the next token is a sign, word or bracket that reads so; no literal does.
    fn is(&self, text: &str) -> bool {
        self.is_ahead(0, text)
    }

    fn is_ahead(&self, ahead: usize, text: &str) -> bool {
        self.kind(ahead) != Some(Kind::Literal) && self.text(ahead) == text
    }

    /// Takes the next token, if it reads so.
    fn takes(&mut self, text: &str) -> bool {
        let is = self.is(text);
        self.at += usize::from(is);
        is
    }

    /// Takes what stands between the brackets that open here.
    fn inside(&mut self) -> Self {
        let close = self.token(0).map_or(self.end, |token| token.close);
        let inner = Self {
            at: self.at + 1,
            end: close,
            ..*self
        };
        self.at = close + 1;
        inner
    }

    /// Takes tokens until one of these stands outside of brackets and of generics.
    fn until(&mut self, stops: &[&str]) -> Self {
        let (start, mut depth) = (self.at, 0_usize);
        while let Some(token) = self.token(0) {
            let text = self.tokens.text(token);
            if depth == 0 && token.kind != Kind::Literal && stops.contains(&text) {
                break;
            }
            match (token.kind, text) {
                (Kind::Open, _) => self.at = token.close,
                (Kind::Sign, "<") => depth += 1,
                (Kind::Sign, ">") => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
        Self {
            at: start,
            end: self.at.min(self.end),
            ..*self
        }
    }

    /// Takes generics, from `<` to the `>` that closes them.
    fn generics(&mut self) -> Self {
        let (start, mut depth) = (self.at, 0_usize);
        while let Some(token) = self.token(0) {
            match (token.kind, self.tokens.text(token)) {
                (Kind::Open, _) => self.at = token.close,
                (Kind::Sign, "<") => depth += 1,
                (Kind::Sign, ">") => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        Self {
            at: start,
            end: self.at.min(self.end),
            ..*self
        }
    }

    /// All that is left, split where commas stand outside of brackets and generics.
    fn commas(mut self) -> Vec<Self> {
        let mut parts = Vec::new();
        while !self.is_done() {
            parts.push(self.until(&[","]));
            self.takes(",");
        }
        parts
    }
}
