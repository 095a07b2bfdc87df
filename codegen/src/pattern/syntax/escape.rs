//! What a backslash means: classes, places, code points, or the next character itself.

use super::code_points::{CodePoints, is_high_surrogate, is_low_surrogate, pair};
use super::cursor::Parser;
use super::{Anchor, named};
use crate::pattern::{Dialect, PatternError};

/// An escape that was read.
pub(super) enum Escape {
    Set(CodePoints),
    /// A code point, a lone surrogate included.
    Code(u32),
    Anchor(Anchor),
}

impl Parser<'_> {
    /// Reads an escape outside of brackets or, by way of [`Parser::class_escape`], inside.
    /// `pairs` says whether two escaped surrogates are one character.
    pub(super) fn escape(&mut self, pairs: bool) -> Result<Escape, PatternError> {
        let start = self.position;
        self.position += 1;
        let Some(letter) = self.peek() else {
            return Err(PatternError::syntax(start, 1, "`\\` has nothing after it")
                .help("write `\\\\` for the character itself"));
        };
        self.position += letter.len_utf8();
        let java = self.dialect == Dialect::Java;
        Ok(match letter {
            'd' => Escape::Set(named::digits()),
            'D' => Escape::Set(named::digits().complement()),
            'w' => Escape::Set(named::word()),
            'W' => Escape::Set(named::word().complement()),
            's' => Escape::Set(named::space(self.dialect)),
            'S' => Escape::Set(named::space(self.dialect).complement()),
            'h' if java => Escape::Set(named::horizontal_space()),
            'H' if java => Escape::Set(named::horizontal_space().complement()),
            'v' if java => Escape::Set(named::vertical_space()),
            'V' if java => Escape::Set(named::vertical_space().complement()),
            'p' | 'P' => Escape::Set(self.property(start, letter == 'P')?),
            'b' if !java => Escape::Anchor(Anchor::WordBoundary),
            'B' if !java => Escape::Anchor(Anchor::NotWordBoundary),
            'A' if java => Escape::Anchor(Anchor::Start),
            'z' if java => Escape::Anchor(Anchor::End),
            'Z' if java => Escape::Anchor(Anchor::EndOrFinalTerminator),
            'n' => Escape::Code(0x0A),
            'r' => Escape::Code(0x0D),
            't' => Escape::Code(0x09),
            'f' => Escape::Code(0x0C),
            'v' => Escape::Code(0x0B),
            'a' if java => Escape::Code(0x07),
            'e' if java => Escape::Code(0x1B),
            '0' if !java && !self.peek().is_some_and(|c| c.is_ascii_digit()) => Escape::Code(0),
            'x' => Escape::Code(self.hexadecimal(start)?),
            'u' => Escape::Code(self.unicode(start, pairs)?),
            'c' => Escape::Code(self.control(start)?),
            '0'..='9' | 'a'..='z' | 'A'..='Z' => return Err(self.refused(start, letter)),
            _ => Escape::Code(letter.into()),
        })
    }

    /// `\xHH`, and in Java `\x{H…}`.
    fn hexadecimal(&mut self, start: usize) -> Result<u32, PatternError> {
        if self.dialect == Dialect::Java && self.peek() == Some('{') {
            return self.braced(start);
        }
        self.digits(2).ok_or_else(|| {
            PatternError::syntax(start, 2, "`\\x` needs two hexadecimal digits")
                .help("for example `\\x2F`")
        })
    }

    /// `\uHHHH`, a pair of them for a supplementary character, and in ECMA-262 `\u{H…}`.
    fn unicode(&mut self, start: usize, pairs: bool) -> Result<u32, PatternError> {
        if self.dialect == Dialect::Ecma262 && self.peek() == Some('{') {
            return self.braced(start);
        }
        let Some(code) = self.digits(4) else {
            return Err(
                PatternError::syntax(start, 2, "`\\u` needs four hexadecimal digits")
                    .help("for example `\\u002F`"),
            );
        };
        if pairs && is_high_surrogate(code) && self.text[self.position..].starts_with("\\u") {
            let after_first = self.position;
            self.position += 2;
            match self.digits(4) {
                Some(low) if is_low_surrogate(low) => return Ok(pair(code, low)),
                _ => self.position = after_first,
            }
        }
        Ok(code)
    }

    fn braced(&mut self, start: usize) -> Result<u32, PatternError> {
        let rest = &self.text[self.position + 1..];
        let digits = rest.find('}').map_or("", |end| &rest[..end]);
        self.position += digits.len() + 2;
        match u32::from_str_radix(digits, 16) {
            Ok(code) if code <= 0x0010_FFFF && digits.bytes().all(|b| b.is_ascii_hexdigit()) => {
                Ok(code)
            }
            _ => Err(PatternError::syntax(
                start,
                3,
                "the braces must hold the hexadecimal number of a code point, 0 to 10FFFF",
            )),
        }
    }

    /// Exactly `count` hexadecimal digits; stays in place without them.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.text.get(self.position..self.position + count)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.position += count;
        u32::from_str_radix(digits, 16).ok()
    }

    /// `\cX`. The dialects agree on capital letters only.
    fn control(&mut self, start: usize) -> Result<u32, PatternError> {
        let letter = self.peek().filter(char::is_ascii_alphabetic);
        let Some(letter) =
            letter.filter(|c| self.dialect == Dialect::Ecma262 || c.is_ascii_uppercase())
        else {
            return Err(
                PatternError::syntax(start, 2, "`\\c` needs a capital letter")
                    .help("for example `\\cJ`"),
            );
        };
        self.position += 1;
        Ok(u32::from(letter) % 32)
    }

    /// `\p{Name}`, and in Java `\pL`.
    fn property(&mut self, start: usize, negated: bool) -> Result<CodePoints, PatternError> {
        let rest = &self.text[self.position..];
        let (name, len) = match rest
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
        {
            Some((name, _)) => (name, name.len() + 2),
            None if self.dialect == Dialect::Java && !rest.starts_with('{') => {
                let len = rest.chars().next().map_or(0, char::len_utf8);
                (&rest[..len], len)
            }
            None => ("", 0),
        };
        self.position += len;
        let Some(set) = named::property(name, self.dialect) else {
            let len = self.position - start;
            return Err(PatternError::unsupported(
                start,
                len,
                format!("the property `{name}` is not known"),
            )
            .help("general categories are, by their short names: `\\p{L}`, `\\p{Nd}`"));
        };
        Ok(if negated { set.complement() } else { set })
    }

    fn refused(&self, start: usize, letter: char) -> PatternError {
        let error = |message: String| PatternError::unsupported(start, 2, message);
        let java = self.dialect == Dialect::Java;
        match letter {
            '0' => error("octal escapes are not supported".into()).help("write `\\xHH`"),
            '1'..='9' => error("back references are not supported".into()).help(
                "say what is allowed without it, or leave the pattern out and note it in `quirks`",
            ),
            'k' => error("back references are not supported".into()),
            'b' | 'B' if java => {
                error("versions of Java disagree on what a word boundary is".into())
                    .help("name the characters that may stand there")
            }
            'G' | 'R' | 'X' | 'N' if java => error(format!("`\\{letter}` is not supported")),
            'Q' | 'E' if java => error("quoting with `\\Q…\\E` is not supported".into())
                .help("put a backslash before each special character"),
            _ if java => PatternError::syntax(start, 2, format!("Java knows no `\\{letter}`"))
                .help(format!("write `{letter}` for the letter itself")),
            'A' | 'Z' | 'z' => error(format!(
                "in ECMA-262 `\\{letter}` is the letter `{letter}`, elsewhere an end of the text"
            ))
            .help("write `^` or `$`"),
            _ => error(format!(
                "in ECMA-262 `\\{letter}` is the letter `{letter}`, elsewhere it may not be"
            ))
            .help(format!("write `{letter}`")),
        }
    }
}
