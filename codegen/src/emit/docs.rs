//! Text from specs into documentation, through one sanitiser: no text can end a comment, run as a doctest, link or draw HTML.

use proc_macro2::TokenStream;
use quote::quote;

use super::prose::{paragraphs, wrap};

pub(super) use super::prose::code;

/// Documentation under construction: paragraphs, one blank line between.
#[derive(Clone, Default, Debug)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Begins with prose from a spec.
    pub(super) fn prose(text: &str) -> Self {
        Self::default().and_prose(text)
    }

    /// Begins with our own Markdown.
    pub(super) fn text(text: &str) -> Self {
        Self::default().and_text(text)
    }

    /// Adds prose from a spec as paragraphs of its own.
    pub(super) fn and_prose(mut self, text: &str) -> Self {
        for paragraph in paragraphs(text) {
            self.begin();
            self.lines.extend(wrap(&paragraph, ""));
        }
        self
    }

    /// Adds prose, if there is any.
    pub(super) fn and_maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.and_prose(text),
            None => self,
        }
    }

    /// Adds our own Markdown as a paragraph; names from specs in it must have gone through [`code`] or [`inline`].
    pub(super) fn and_text(mut self, text: &str) -> Self {
        self.begin();
        self.lines.extend(wrap(text, ""));
        self
    }

    /// Adds a list; items are our own Markdown.
    pub(super) fn and_list(mut self, items: impl IntoIterator<Item = String>) -> Self {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            self.begin();
        }
        for item in items {
            let mut lines = wrap(&item, "  ").into_iter();
            self.lines
                .extend(lines.next().map(|line| format!("- {line}")));
            self.lines.extend(lines);
        }
        self
    }

    fn begin(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// As an attribute; the printer gives each line slashes of its own.
    pub(super) fn tokens(&self) -> TokenStream {
        if self.lines.is_empty() {
            return TokenStream::new();
        }
        let text = self.joined();
        quote! { #[doc = #text] }
    }

    /// As an inner attribute, for the crate's own documentation.
    pub(super) fn inner_tokens(&self) -> TokenStream {
        let text = self.joined();
        quote! { #![doc = #text] }
    }

    /// The lines as they follow the slashes.
    fn joined(&self) -> String {
        let mut text = String::with_capacity(self.lines.iter().map(|line| line.len() + 2).sum());
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            if !line.is_empty() {
                text.push(' ');
                text.push_str(line);
            }
        }
        text
    }
}

/// Prose from a spec as one line of Markdown.
pub(super) fn inline(text: &str) -> String {
    paragraphs(text).join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::prose::WIDTH;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(Docs::prose(text).lines, expected);
    }

    #[test]
    fn hostile_text_stays_text() {
        check("see\rnext", &["see next"]);
        check("a \u{202E}b", &["a b"]);
        check("    let x = 1;", &["let x = 1;"]);
        check("[x] and <script>", &["\\[x\\] and \\<script\\>"]);
        check("```\nfn main() {}\n```", &["`fn main() {}`"]);
        check("# not a heading", &["\\# not a heading"]);
        check("*/ /* x", &["\\*/ /\\* x"]);
        check("odd ` tick", &["odd ' tick"]);
        check("(https://evil.example)", &["(https\\://evil.example)"]);
    }

    #[test]
    fn names_become_code_and_addresses_links() {
        check(
            "CloudTrail and query_id.",
            &["`CloudTrail` and `query_id`."],
        );
        check(
            "See https://example.com/a_b.",
            &["See <https://example.com/a_b>."],
        );
        check("Keep `as it is`.", &["Keep `as it is`."]);
        check("US and IDs", &["US and IDs"]);
        check("Ends (as main()).", &["Ends (as `main()`)."]);
    }

    #[test]
    fn long_lines_break_between_words() {
        let text = "word ".repeat(40);
        let lines = Docs::prose(&text).lines;
        assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= WIDTH));
    }
}
