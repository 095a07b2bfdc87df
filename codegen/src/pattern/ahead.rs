//! Look-ahead at the start of a pattern: the values of the rest that begin in some way, or in none.

use super::automaton::{both, build, without};
use super::syntax::{self, Anchor, Node, Span};
use super::{Dfa, Dialect, Match, PatternError};

/// A look-ahead, without its parentheses.
struct Ahead<'t> {
    text: &'t str,
    offset: usize,
    negative: bool,
}

/// The table of a pattern that begins with look-ahead; nothing, if it does not.
pub(super) fn compile(
    regex: &str,
    dialect: Dialect,
    whole: Match,
) -> Result<Option<Dfa>, PatternError> {
    let (aheads, anchor, end) = split(regex, dialect);
    let Some(first) = aheads.first() else {
        return Ok(None);
    };
    let rest = &regex[end..];
    let refused = |message: &str, help: &str| {
        PatternError::unsupported(first.offset - 3, 3, message).help(help)
    };
    if whole == Match::Part && anchor.is_empty() {
        let message = "look-ahead is only supported at the start of the value";
        return Err(refused(message, "write `^` before it, or `match: whole`"));
    }
    if has_alternatives(rest, dialect) {
        let message = "look-ahead of one alternative is not supported";
        let help = "put the alternatives behind it into a group: `(?!a)(?:b|c)`";
        return Err(refused(message, help));
    }
    let too_large = || {
        PatternError::too_large(
            0,
            regex.len(),
            "the checker for this pattern would be too large",
        )
    };
    let tree = syntax::parse(&format!("{anchor}{rest}"), dialect);
    let tree = tree.map_err(|error| moved(error, end - anchor.len()))?;
    let mut dfa = build(&tree, whole, regex.len())?;
    for ahead in aheads {
        let tree = syntax::parse(ahead.text, dialect);
        let tree = tree.map_err(|error| moved(error, ahead.offset))?;
        let span = Span { offset: 0, len: 0 };
        let begins = Node::Concat(vec![Node::Anchor(Anchor::Start, span), tree]);
        let begins = build(&begins, Match::Part, regex.len());
        let begins = begins.map_err(|error| moved(error, ahead.offset))?;
        let found = if ahead.negative {
            without(&dfa, &begins)
        } else {
            both(&dfa, &begins)
        };
        dfa = found.ok_or_else(too_large)?;
    }
    Ok(Some(dfa))
}

/// The same fault in the text around it.
fn moved(mut error: PatternError, by: usize) -> PatternError {
    error.offset += by;
    error
}

/// What a pattern looks ahead for, the anchor before that, and where the rest begins.
fn split(regex: &str, dialect: Dialect) -> (Vec<Ahead<'_>>, &str, usize) {
    let mut aheads = Vec::new();
    let anchor = if regex.starts_with('^') { "^" } else { "" };
    let mut end = anchor.len();
    while let Some(negative) = sign(&regex[end..]) {
        let offset = end + "(?=".len();
        let Some(length) = closing(&regex[offset..], dialect) else {
            break;
        };
        aheads.push(Ahead {
            text: &regex[offset..offset + length],
            offset,
            negative,
        });
        end = offset + length + ")".len();
    }
    (aheads, anchor, end)
}

fn sign(text: &str) -> Option<bool> {
    let negative = text.starts_with("(?!");
    (negative || text.starts_with("(?=")).then_some(negative)
}

/// How long a text is before the `)` that ends it.
fn closing(text: &str, dialect: Dialect) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens(text, dialect) {
        match token {
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            '(' => depth += 1,
            _ => {}
        }
    }
    None
}

/// Whether a text has a `|` outside of all groups.
fn has_alternatives(text: &str, dialect: Dialect) -> bool {
    let mut depth = 0_usize;
    tokens(text, dialect).any(|(_, token)| {
        match token {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        token == '|' && depth == 0
    })
}

/// The characters that are neither escaped nor in a class.
fn tokens(text: &str, dialect: Dialect) -> impl Iterator<Item = (usize, char)> {
    let mut is_escaped = false;
    let mut classes = 0_usize;
    text.char_indices().filter(move |(_, token)| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match token {
            _ if was_escaped => return false,
            '\\' => is_escaped = true,
            // Only Java has classes in classes.
            '[' if classes > 0 && dialect == Dialect::Ecma262 => {}
            '[' => classes += 1,
            ']' => classes = classes.saturating_sub(1),
            _ => return classes == 0,
        }
        false
    })
}
