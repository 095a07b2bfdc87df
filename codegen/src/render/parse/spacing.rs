//! Tokens on one line: types, patterns, bounds, and what the printer does not know.

use super::super::token::Kind;
use super::Parser;

/// Words that a path, a type or a bracket may follow, and that stand apart from it.
const WORDS: [&str; 19] = [
    "as", "const", "crate", "dyn", "else", "for", "if", "impl", "in", "let", "match", "mut", "pub",
    "ref", "return", "static", "unsafe", "use", "where",
];

impl Parser<'_> {
    /// All that is left, on one line.
    pub(super) fn flat(mut self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&mut self, out: &mut String) {
        let start = self.at;
        while let Some(token) = self.token(0) {
            let text = self.tokens.text(token);
            if token.kind == Kind::Sign && text == ">" && out.ends_with(',') {
                // A comma before the end is for lines of their own.
                out.pop();
            } else if self.at > start && self.is_apart(text, token.kind) {
                out.push(' ');
            }
            match token.kind {
                Kind::Doc => {
                    out.push_str("#[doc = ");
                    out.extend([format!("{text:?}")]);
                    out.push(']');
                    self.at += 1;
                }
                Kind::Open => {
                    let mut inner = self.inside();
                    let is_airy = text == "{" && !inner.is_done();
                    out.push_str(text);
                    out.push_str(if is_airy { " " } else { "" });
                    inner.write(out);
                    if out.ends_with(',') && text != "(" {
                        out.pop();
                    }
                    out.push_str(if is_airy { " " } else { "" });
                    out.push_str(match text {
                        "(" => ")",
                        "[" => "]",
                        _ => "}",
                    });
                }
                _ => {
                    out.push_str(text);
                    self.at += 1;
                }
            }
        }
    }

    /// Whether a space stands between the token before and this one.
    fn is_apart(&self, text: &str, kind: Kind) -> bool {
        let Some(before) = self.tokens.get(self.at - 1) else {
            return false;
        };
        let last = self.tokens.text(before);
        let is_word = |kind| matches!(kind, Kind::Ident | Kind::Literal | Kind::Lifetime);
        if before.kind == Kind::Sign {
            return match last {
                "::" | "." | ".." | "..=" | "#" | "!" | "?" | "<" | "&" | "&&" | "*" | "-"
                | "$" => false,
                ">" => is_word(kind) || matches!(text, "{" | "=" | "+" | "->" | "=>" | "|" | "*"),
                _ => true,
            };
        }
        if kind == Kind::Sign {
            return match text {
                "," | ";" | ":" | "." | "?" | ">" | "!" | ".." | "..=" => false,
                "::" | "<" | "&" | "*" => WORDS.contains(&last),
                _ => true,
            };
        }
        match kind {
            Kind::Open if text == "{" => true,
            Kind::Open => {
                before.kind == Kind::Close && text == "["
                    || WORDS.contains(&last) && last != "pub" && last != "crate"
            }
            _ => is_word(before.kind) || before.kind == Kind::Close,
        }
    }
}
