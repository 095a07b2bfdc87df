//! The character classes that have a name, as each dialect defines them.

use regex_syntax::hir::{Class, HirKind};

use super::code_points::CodePoints;
use crate::pattern::Dialect;

/// The general categories that both dialects know by their short names.
const CATEGORIES: [&str; 37] = [
    "C", "Cc", "Cf", "Cn", "Co", "L", "LC", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn",
    "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm",
    "So", "Z", "Zl", "Zp", "Zs",
];

/// `\d`: ASCII in both dialects, other than in Rust's own regular expressions.
pub(super) fn digits() -> CodePoints {
    ascii(&[('0', '9')])
}

/// `\w`: ASCII in both dialects.
pub(super) fn word() -> CodePoints {
    ascii(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
}

/// `\s`: Unicode's spaces in ECMA-262, six ASCII characters in Java.
pub(super) fn space(dialect: Dialect) -> CodePoints {
    let mut set = ascii(&[('\t', '\r'), (' ', ' ')]);
    if dialect == Dialect::Ecma262 {
        for &(first, last) in &[
            (0x00A0, 0x00A0),
            (0x1680, 0x1680),
            (0x2000, 0x200A),
            (0x2028, 0x2029),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
            (0xFEFF, 0xFEFF),
        ] {
            set.add(first, last);
        }
    }
    set
}

/// `.`: anything but a line terminator, of which Java knows one more.
pub(super) fn dot(dialect: Dialect) -> CodePoints {
    let mut terminators = CodePoints::of(&[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]);
    if dialect == Dialect::Java {
        terminators.add(0x85, 0x85);
    }
    terminators.complement()
}

/// Java's `\h`.
pub(super) fn horizontal_space() -> CodePoints {
    CodePoints::of(&[
        (0x09, 0x09),
        (0x20, 0x20),
        (0xA0, 0xA0),
        (0x1680, 0x1680),
        (0x180E, 0x180E),
        (0x2000, 0x200A),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
    ])
}

/// Java's `\v`.
pub(super) fn vertical_space() -> CodePoints {
    CodePoints::of(&[(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)])
}

/// `\p{name}`: the general categories, and Java's POSIX names.
pub(super) fn property(name: &str, dialect: Dialect) -> Option<CodePoints> {
    let name = match dialect {
        Dialect::Ecma262 => name
            .strip_prefix("gc=")
            .or_else(|| name.strip_prefix("General_Category="))
            .unwrap_or(name),
        Dialect::Java => {
            if let Some(set) = posix(name) {
                return Some(set);
            }
            name.strip_prefix("gc=")
                .or_else(|| name.strip_prefix("Is"))
                .unwrap_or(name)
        }
    };
    CATEGORIES.contains(&name).then(|| category(name)).flatten()
}

/// The tables are regex-syntax's; a name out of [`CATEGORIES`] needs no escaping.
fn category(name: &str) -> Option<CodePoints> {
    let hir = regex_syntax::parse(&format!("\\p{{{name}}}")).ok()?;
    let HirKind::Class(Class::Unicode(class)) = hir.kind() else {
        return None;
    };
    let ranges: Vec<(u32, u32)> = class
        .ranges()
        .iter()
        .map(|range| (range.start().into(), range.end().into()))
        .collect();
    Some(CodePoints::of(&ranges))
}

fn posix(name: &str) -> Option<CodePoints> {
    Some(match name {
        "Lower" => ascii(&[('a', 'z')]),
        "Upper" => ascii(&[('A', 'Z')]),
        "ASCII" => ascii(&[('\0', '\x7F')]),
        "Alpha" => ascii(&[('a', 'z'), ('A', 'Z')]),
        "Digit" => digits(),
        "Alnum" => ascii(&[('0', '9'), ('a', 'z'), ('A', 'Z')]),
        "Punct" => ascii(&[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
        "Graph" => ascii(&[('!', '~')]),
        "Print" => ascii(&[(' ', '~')]),
        "Blank" => ascii(&[(' ', ' '), ('\t', '\t')]),
        "Cntrl" => ascii(&[('\0', '\x1F'), ('\x7F', '\x7F')]),
        "XDigit" => ascii(&[('0', '9'), ('a', 'f'), ('A', 'F')]),
        "Space" => space(Dialect::Java),
        _ => return None,
    })
}

fn ascii(ranges: &[(char, char)]) -> CodePoints {
    let ranges: Vec<(u32, u32)> = ranges
        .iter()
        .map(|&(first, last)| (first.into(), last.into()))
        .collect();
    CodePoints::of(&ranges)
}
