//! Tokens in a row: operators whole, documentation as text, and for each bracket where it closes.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ident,
    Lifetime,
    Literal,
    /// An operator or a separator.
    Sign,
    /// `///` of what follows.
    Doc,
    /// `//!` of what it stands in.
    InnerDoc,
    Open,
    Close,
}

/// One token; its text lies in [`Tokens`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    start: usize,
    end: usize,
    /// Of an opening bracket, where it closes.
    pub(super) close: usize,
}

/// A module's tokens.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    text: String,
    all: Vec<Token>,
}

/// Operators of several characters. Closing angle brackets stay apart: they end generics.
const SIGNS: [&str; 20] = [
    "..=", "...", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-=", "*=",
    "/=", "%=", "^=", "&=", "|=",
];

impl Tokens {
    pub(super) fn of(tokens: TokenStream) -> Self {
        let mut found = Self::default();
        found.read(tokens);
        found
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<Token> {
        self.all.get(at).copied()
    }

    pub(super) fn text(&self, token: Token) -> &str {
        &self.text[token.start..token.end]
    }

    fn read(&mut self, tokens: TokenStream) {
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(ident) => self.push(Kind::Ident, ident),
                TokenTree::Literal(literal) => self.push(Kind::Literal, literal),
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    let start = self.text.len();
                    self.text.push('\'');
                    if let Some(TokenTree::Ident(name)) = trees.next() {
                        let _ = write!(self.text, "{name}");
                    }
                    self.end(Kind::Lifetime, start);
                }
                TokenTree::Punct(punct) => {
                    let start = self.text.len();
                    self.text.push(punct.as_char());
                    let mut spacing = punct.spacing();
                    while spacing == Spacing::Joint
                        && let Some(TokenTree::Punct(next)) = trees.peek()
                    {
                        self.text.push(next.as_char());
                        let longer = &self.text[start..];
                        if !SIGNS.iter().any(|sign| sign.starts_with(longer)) {
                            self.text.pop();
                            break;
                        }
                        spacing = next.spacing();
                        trees.next();
                    }
                    self.end(Kind::Sign, start);
                }
                TokenTree::Group(group) => {
                    let (delimiter, inner) = (group.delimiter(), group.stream());
                    // Nobody else holds its tokens then, and they need not be copied.
                    drop(group);
                    let at = self.all.len();
                    self.group(delimiter, inner);
                    self.documentation(at);
                }
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => return self.read(inner),
        };
        let at = self.all.len();
        self.push(Kind::Open, open);
        self.read(inner);
        self.all[at].close = self.all.len();
        self.push(Kind::Close, close);
    }

    /// Puts the lines of `#[doc = "…"]` in its place, if the group at `at` ends such an attribute, and all of them can
    /// follow the slashes.
    fn documentation(&mut self, at: usize) {
        let Some([open, name, sign, literal, _]) = self.all.get(at..) else {
            return;
        };
        if (self.text(*open), self.text(*name), self.text(*sign)) != ("[", "doc", "=")
            || literal.kind != Kind::Literal
        {
            return;
        }
        let mark = |back: usize| at.checked_sub(back).map(|at| self.text(self.all[at]));
        let (before, kind) = match (mark(2), mark(1)) {
            (Some("#"), Some("!")) => (2, Kind::InnerDoc),
            (_, Some("#")) => (1, Kind::Doc),
            _ => return,
        };
        let Some(text) = unescaped(self.text(*literal)) else {
            return;
        };
        if text.contains('\r') || text.split('\n').any(|line| line.starts_with('/')) {
            return;
        }
        let start = self.all[at - before].start;
        self.all.truncate(at - before);
        self.text.truncate(start);
        for line in text.split('\n') {
            let start = self.text.len();
            self.text.push_str(line);
            self.end(kind, start);
        }
    }

    fn push(&mut self, kind: Kind, text: impl std::fmt::Display) {
        let start = self.text.len();
        let _ = write!(self.text, "{text}");
        self.end(kind, start);
    }

    fn end(&mut self, kind: Kind, start: usize) {
        self.all.push(Token {
            kind,
            start,
            end: self.text.len(),
            close: 0,
        });
    }
}

/// What a literal of text holds.
fn unescaped(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        // What stands behind slashes in the generator's own source.
        let inner = raw.trim_matches('#').strip_prefix('"')?.strip_suffix('"')?;
        return Some(inner.to_owned());
    }
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(inner.to_owned());
    }
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            text.push(char);
            continue;
        }
        match chars.next()? {
            found @ ('\\' | '"' | '\'') => text.push(found),
            't' => text.push('\t'),
            'n' => text.push('\n'),
            'u' => {
                let code: String = chars.by_ref().take_while(|char| *char != '}').collect();
                let code = u32::from_str_radix(code.strip_prefix('{')?, 16).ok()?;
                text.push(char::from_u32(code)?);
            }
            _ => return None,
        }
    }
    Some(text)
}
