//! Groups: `(…)`, `(?:…)`, `(?<name>…)`, and those that are refused.

use super::Node;
use super::cursor::Parser;
use crate::pattern::PatternError;

/// How deep groups may be nested; each level costs stack in this parser and in the compiler.
const MAX_DEPTH: u32 = 64;

impl Parser<'_> {
    /// Reads a group, from its `(` to its `)`.
    pub(super) fn group(&mut self) -> Result<Node, PatternError> {
        let start = self.position;
        self.position += 1;
        if self.peek() == Some('?') {
            self.group_prefix(start)?;
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(PatternError::too_large(
                start,
                1,
                format!("groups are nested more than {MAX_DEPTH} deep"),
            ));
        }
        let node = self.alternation()?;
        self.depth -= 1;
        if !self.eat(')') {
            return Err(PatternError::syntax(start, 1, "`(` is never closed")
                .help("write `\\(` for the character itself"));
        }
        Ok(node)
    }

    /// Reads what stands between `(?` and the group's content.
    fn group_prefix(&mut self, start: usize) -> Result<(), PatternError> {
        let rest = &self.text[self.position..];
        if rest.starts_with("?:") {
            self.position += 2;
            return Ok(());
        }
        let refused = [
            (
                "?=",
                "look-ahead is only supported at the start of a pattern",
            ),
            (
                "?!",
                "look-ahead is only supported at the start of a pattern",
            ),
            ("?<=", "look-behind is not supported"),
            ("?<!", "negative look-behind is not supported"),
            ("?>", "atomic groups are not supported"),
        ];
        for (prefix, message) in refused {
            if rest.starts_with(prefix) {
                return Err(PatternError::unsupported(start, 1 + prefix.len(), message).help(
                    "say what is allowed without it, or leave the pattern out and note it in `quirks`",
                ));
            }
        }
        if let Some(after) = rest.strip_prefix("?<") {
            let name = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
            if let Some(length) = name
                && length > 0
                && after[length..].starts_with('>')
                && !after.starts_with(|c: char| c.is_ascii_digit())
            {
                self.position += "?<".len() + length + ">".len();
                return Ok(());
            }
            return Err(PatternError::syntax(
                start,
                3,
                "a group's name must be letters and digits",
            )
            .help("write `(?:` for a group without a name"));
        }
        if rest.starts_with("?P<") {
            return Err(
                PatternError::syntax(start, 4, "`(?P<` is Python's way to name a group")
                    .help("write `(?<name>` or `(?:`"),
            );
        }
        let is_flag = |c: char| c.is_ascii_alphabetic() || c == '-';
        let flags = rest[1..].find(|c| !is_flag(c)).unwrap_or(rest.len() - 1);
        if flags > 0 {
            return Err(PatternError::unsupported(
                start,
                2 + flags,
                "flags inside a pattern are not supported",
            )
            .help("write both cases in the classes: `[a-zA-Z]`"));
        }
        Err(PatternError::syntax(
            start,
            2,
            "`(?` must be followed by `:` or by `<name>`",
        ))
    }
}
