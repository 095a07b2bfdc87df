//! Translates the syntax tree into regex-syntax's, wrapped for the whole value.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, Look, Repetition};

use crate::pattern::syntax::{Anchor, CodePoints, Node, Span};
use crate::pattern::{Match, PatternError};

/// Translates a tree so that it must match the whole value; with [`Match::Part`], anything may
/// stand before and after what it describes.
pub(super) fn lower(node: &Node, whole: Match) -> Result<Hir, PatternError> {
    let hir = Lowering { whole }.node(node, true)?;
    Ok(match whole {
        Match::Whole => hir,
        Match::Part => Hir::concat(vec![anything(), hir, anything()]),
    })
}

/// Any one of these texts.
pub(super) fn literals(values: &[&str]) -> Hir {
    Hir::alternation(
        values
            .iter()
            .map(|value| Hir::literal(value.as_bytes()))
            .collect(),
    )
}

struct Lowering {
    whole: Match,
}

impl Lowering {
    /// `last` says that nothing of the pattern can follow this node.
    fn node(&self, node: &Node, last: bool) -> Result<Hir, PatternError> {
        Ok(match node {
            Node::Set(set) => class(set),
            Node::Anchor(anchor, span) => self.anchor(*anchor, *span, last)?,
            Node::Concat(items) => {
                let end = items.len().saturating_sub(1);
                let each = items.iter().enumerate();
                let items: Result<_, _> = each
                    .map(|(index, item)| self.node(item, last && index == end))
                    .collect();
                Hir::concat(items?)
            }
            Node::Alternation(branches) => {
                let branches: Result<_, _> = branches
                    .iter()
                    .map(|branch| self.node(branch, last))
                    .collect();
                Hir::alternation(branches?)
            }
            Node::Repeat { node, min, max } => {
                let once = max.is_some_and(|max| max <= 1);
                let sub = Box::new(self.node(node, last && once)?);
                Hir::repetition(Repetition {
                    min: *min,
                    max: *max,
                    greedy: true,
                    sub,
                })
            }
        })
    }

    fn anchor(&self, anchor: Anchor, span: Span, last: bool) -> Result<Hir, PatternError> {
        Ok(match anchor {
            Anchor::Start => Hir::look(Look::Start),
            Anchor::End => Hir::look(Look::End),
            Anchor::WordBoundary => Hir::look(Look::WordAscii),
            Anchor::NotWordBoundary => Hir::look(Look::WordAsciiNegate),
            Anchor::EndOrFinalTerminator if !last => {
                return Err(PatternError::unsupported(
                    span.offset,
                    span.len,
                    "in Java this also matches before a final line terminator, so more may follow",
                )
                .help("write it last, or write `\\z` for the very end"));
            }
            // What follows the place would belong to the value but not to the match.
            Anchor::EndOrFinalTerminator if self.whole == Match::Whole => Hir::look(Look::End),
            Anchor::EndOrFinalTerminator => before_final_terminator(),
        })
    }
}

/// Java's `$` as the last thing of a search: the end, or one last line terminator and the end.
/// A `\n` after a `\r` is the second half of a terminator, which `EndCRLF` knows.
fn before_final_terminator() -> Hir {
    let end = || Hir::look(Look::End);
    let carriage = Hir::alternation(vec![
        Hir::literal(*b"\r\n"),
        Hir::literal(*b"\r"),
        Hir::literal(*b"\n"),
    ]);
    let other = CodePoints::of(&[(0x85, 0x85), (0x2028, 0x2029)]);
    Hir::alternation(vec![
        end(),
        Hir::concat(vec![Hir::look(Look::EndCRLF), carriage, end()]),
        Hir::concat(vec![class(&other), end()]),
    ])
}

/// Every text.
pub(super) fn anything() -> Hir {
    let sub = Box::new(class(&CodePoints::any()));
    Hir::repetition(Repetition {
        min: 0,
        max: None,
        greedy: true,
        sub,
    })
}

fn class(set: &CodePoints) -> Hir {
    let ranges = set.ranges().iter().filter_map(|&(first, last)| {
        // Sets in a tree hold no surrogates, so both ends are characters.
        Some(ClassUnicodeRange::new(
            char::from_u32(first)?,
            char::from_u32(last)?,
        ))
    });
    Hir::class(Class::Unicode(ClassUnicode::new(ranges)))
}
