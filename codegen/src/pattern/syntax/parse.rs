//! The parser's frame: alternatives, sequences, groups and single characters.

use super::class::ClassItem;
use super::code_points::CodePoints;
use super::cursor::{Parser, half_character};
use super::escape::Escape;
use super::{Anchor, Node, Span, named};
use crate::pattern::{Dialect, PatternError};

/// Reads a whole regular expression.
pub(in crate::pattern) fn parse(text: &str, dialect: Dialect) -> Result<Node, PatternError> {
    let mut parser = Parser {
        text,
        position: 0,
        dialect,
        depth: 0,
    };
    let node = parser.alternation()?;
    if parser.peek().is_some() {
        return Err(
            PatternError::syntax(parser.position, 1, "`)` without a `(` before it")
                .help("write `\\)` for the character itself"),
        );
    }
    Ok(node)
}

/// A member of a sequence, while its neighbours are still unknown.
enum Item {
    Node(Node),
    /// A set of surrogates: half a character, to be completed by the other half.
    Half {
        set: CodePoints,
        high: bool,
        span: Span,
    },
}

impl Parser<'_> {
    pub(super) fn alternation(&mut self) -> Result<Node, PatternError> {
        let first = self.sequence()?;
        if self.peek() != Some('|') {
            return Ok(first);
        }
        let mut branches = vec![first];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        Ok(Node::Alternation(branches))
    }

    fn sequence(&mut self) -> Result<Node, PatternError> {
        let mut items: Vec<Item> = Vec::new();
        while let Some(next) = self.peek() {
            if matches!(next, '|' | ')') {
                break;
            }
            let start = self.position;
            let item = self.atom(next)?;
            let span = self.since(start);
            let item = match (item, self.quantifier()?) {
                (item, None) => item,
                // An anchor in a group may be repeated, for what that is worth.
                (Item::Node(Node::Anchor(..)), Some(_)) if next != '(' => {
                    return Err(PatternError::syntax(
                        span.offset,
                        self.position - start,
                        "a place cannot be repeated, only a text",
                    ));
                }
                (Item::Node(node), Some((min, max))) => Item::Node(Node::Repeat {
                    node: Box::new(node),
                    min,
                    max,
                }),
                (Item::Half { .. }, Some(_)) => return Err(half_character(span)),
            };
            push(&mut items, item);
        }
        let mut nodes = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Item::Node(node) => nodes.push(node),
                Item::Half { span, .. } => return Err(half_character(span)),
            }
        }
        Ok(if nodes.len() == 1 {
            nodes.remove(0)
        } else {
            Node::Concat(nodes)
        })
    }

    fn atom(&mut self, next: char) -> Result<Item, PatternError> {
        let start = self.position;
        let node = match next {
            '(' => self.group()?,
            '[' => {
                return Ok(match self.class()? {
                    ClassItem::Set(set) => Item::Node(Node::Set(set)),
                    ClassItem::Half { set, high } => Item::Half {
                        set,
                        high,
                        span: self.since(start),
                    },
                });
            }
            '\\' => match self.escape(true)? {
                Escape::Set(set) => Node::Set(set),
                Escape::Anchor(anchor) => Node::Anchor(anchor, self.since(start)),
                Escape::Code(code) => return self.code(code, start),
            },
            '*' | '+' | '?' => {
                return Err(PatternError::syntax(
                    start,
                    1,
                    format!("`{next}` has nothing to repeat"),
                )
                .help(format!("write `\\{next}` for the character itself")));
            }
            '{' => self.brace()?,
            _ => {
                self.position += next.len_utf8();
                match next {
                    '.' => Node::Set(named::dot(self.dialect)),
                    '^' => Node::Anchor(Anchor::Start, self.since(start)),
                    '$' => Node::Anchor(self.dollar(), self.since(start)),
                    _ => Node::Set(CodePoints::one(next.into())),
                }
            }
        };
        Ok(Item::Node(node))
    }

    /// A code point from an escape, which in ECMA-262 may be half a character.
    fn code(&self, code: u32, start: usize) -> Result<Item, PatternError> {
        let set = CodePoints::one(code);
        let span = self.since(start);
        if set.scalars() == set {
            return Ok(Item::Node(Node::Set(set)));
        }
        match self.dialect {
            Dialect::Ecma262 => Ok(Item::Half {
                set,
                high: super::code_points::is_high_surrogate(code),
                span,
            }),
            Dialect::Java => Err(half_character(span)),
        }
    }

    fn dollar(&self) -> Anchor {
        match self.dialect {
            Dialect::Ecma262 => Anchor::End,
            Dialect::Java => Anchor::EndOrFinalTerminator,
        }
    }
}

/// Adds an item to a sequence; two halves of a character become one set.
fn push(items: &mut Vec<Item>, item: Item) {
    if let Item::Half {
        set: low,
        high: false,
        ..
    } = &item
        && let Some(Item::Half {
            set: high,
            high: true,
            ..
        }) = items.last()
    {
        let set = CodePoints::pairs(high, low);
        items.pop();
        items.push(Item::Node(Node::Set(set)));
    } else {
        items.push(item);
    }
}
