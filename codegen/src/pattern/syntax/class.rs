//! Bracketed classes: `[a-z0-9_]`, `[^/]`.

use super::code_points::{CodePoints, Surrogates, is_high_surrogate, is_low_surrogate};
use super::cursor::{Parser, half_character};
use super::escape::Escape;
use super::{Anchor, Span};
use crate::pattern::{Dialect, PatternError};

/// What a class stands for.
pub(super) enum ClassItem {
    Set(CodePoints),
    /// Nothing but first halves of surrogate pairs, or nothing but second ones.
    Half {
        set: CodePoints,
        high: bool,
    },
}

/// A member of a class, before a `-` may make it an end of a range.
enum Member {
    Code(u32),
    Set(CodePoints),
}

/// A class being read.
#[derive(Default)]
struct Class {
    set: CodePoints,
    /// The first place that names a surrogate.
    surrogate: Option<Span>,
}

impl Parser<'_> {
    /// Reads a class, from its `[` to its `]`.
    pub(super) fn class(&mut self) -> Result<ClassItem, PatternError> {
        let start = self.position;
        self.position += 1;
        let negated = self.eat('^');
        let mut class = Class::default();
        let first_member = self.position;
        loop {
            match self.peek() {
                // In Java a `]` that comes first stands for itself; in ECMA-262 `[]` matches nothing.
                Some(']') if self.dialect == Dialect::Ecma262 || self.position > first_member => {
                    break;
                }
                Some(_) => self.member_or_range(&mut class)?,
                None => {
                    return Err(PatternError::syntax(start, 1, "`[` is never closed")
                        .help("write `\\[` for the character itself"));
                }
            }
        }
        self.position += 1;
        let item = self.without_surrogates(class)?;
        match item {
            ClassItem::Set(set) if negated => Ok(ClassItem::Set(set.complement())),
            ClassItem::Half { .. } if negated => Err(half_character(self.since(start))),
            item => Ok(item),
        }
    }

    fn member_or_range(&mut self, class: &mut Class) -> Result<(), PatternError> {
        let start = self.position;
        let first = self.member(true)?;
        let dash = self.position;
        let rest = &self.text[dash..];
        let opens_range = rest.starts_with('-') && rest.len() > 1 && !rest.starts_with("-]");
        match first {
            Member::Code(low) if opens_range => {
                self.position += 1;
                // After a lone half the next escape is a half too: `\uD800-\uDBFF\uDC00-\uDFFF`.
                let last = self.member(!is_high_surrogate(low))?;
                let span = self.since(start);
                match last {
                    Member::Code(high) if high < low => {
                        return Err(PatternError::syntax(
                            span.offset,
                            span.len,
                            "the range's ends are the wrong way round",
                        )
                        .help("write `\\-` for the character itself"));
                    }
                    Member::Code(high) => class.add(low, high, span),
                    Member::Set(set) => self.dash_before_set(class, low, &set, span)?,
                }
            }
            Member::Code(code) => class.add(code, code, self.since(start)),
            Member::Set(set) => {
                class.set.add_all(&set);
                // After a class ECMA-262 takes the dash as itself; Java reads on, and the dash may open a range.
                if opens_range && self.dialect == Dialect::Ecma262 {
                    self.position += 1;
                    class.set.add('-'.into(), '-'.into());
                    match self.member(true)? {
                        Member::Code(code) => class.add(code, code, self.since(start)),
                        Member::Set(set) => class.set.add_all(&set),
                    }
                }
            }
        }
        Ok(())
    }

    fn dash_before_set(
        &self,
        class: &mut Class,
        low: u32,
        set: &CodePoints,
        span: Span,
    ) -> Result<(), PatternError> {
        if self.dialect == Dialect::Java {
            return Err(
                PatternError::syntax(span.offset, span.len, "a class cannot end a range")
                    .help("write `\\-` for the character itself"),
            );
        }
        class.add(low, low, span);
        class.set.add('-'.into(), '-'.into());
        class.set.add_all(set);
        Ok(())
    }

    fn member(&mut self, pairs: bool) -> Result<Member, PatternError> {
        let start = self.position;
        let rest = &self.text[start..];
        if self.dialect == Dialect::Java {
            if rest.starts_with("&&") {
                return Err(PatternError::unsupported(
                    start,
                    2,
                    "intersections of classes are not supported",
                )
                .help("write the members out, or `\\&\\&` for the characters themselves"));
            }
            if rest.starts_with('[') {
                return Err(PatternError::unsupported(
                    start,
                    1,
                    "classes inside of classes are not supported",
                )
                .help("write `\\[` for the character itself"));
            }
        }
        let Some(next) = rest.chars().next() else {
            return Err(PatternError::syntax(start, 0, "the class is never closed"));
        };
        if next != '\\' {
            self.position += next.len_utf8();
            return Ok(Member::Code(next.into()));
        }
        match self.escape(pairs)? {
            Escape::Set(set) => Ok(Member::Set(set)),
            Escape::Code(code) => Ok(Member::Code(code)),
            Escape::Anchor(Anchor::WordBoundary) => Ok(Member::Code(0x08)),
            Escape::Anchor(_) => {
                let len = self.position - start;
                Err(PatternError::syntax(
                    start,
                    len,
                    "a place cannot stand in a class",
                ))
            }
        }
    }

    /// Replaces surrogates by the characters that they make up. ECMA-262 without its `u` flag counts
    /// UTF-16 units, so that all surrogates together mean all supplementary characters; Java counts
    /// code points, and a range that only passes over the surrogates does not mean them.
    fn without_surrogates(&self, class: Class) -> Result<ClassItem, PatternError> {
        let surrogates = class.set.surrogates();
        let java = self.dialect == Dialect::Java;
        match (surrogates, class.surrogate) {
            (Surrogates::None, _) => Ok(ClassItem::Set(class.set)),
            (_, Some(span)) if java => Err(half_character(span)),
            (Surrogates::All, _) if !java => Ok(ClassItem::Set(class.set.with_supplementary())),
            (Surrogates::OnlyHigh, _) => Ok(ClassItem::Half {
                set: class.set,
                high: true,
            }),
            (Surrogates::OnlyLow, _) => Ok(ClassItem::Half {
                set: class.set,
                high: false,
            }),
            (_, Some(span)) => Err(half_character(span)),
            (_, None) => Ok(ClassItem::Set(class.set.scalars())),
        }
    }
}

impl Class {
    fn add(&mut self, low: u32, high: u32, span: Span) {
        let half = |code| is_high_surrogate(code) || is_low_surrogate(code);
        if half(low) || half(high) {
            self.surrogate.get_or_insert(span);
        }
        self.set.add(low, high);
    }
}
