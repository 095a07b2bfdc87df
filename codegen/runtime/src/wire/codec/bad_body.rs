//! Why a body cannot be read.

use super::ValueKind;
use crate::operation::Codec;
use std::fmt;

/// Why a body is not the object that it must be. It never holds a part of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BadBody {
    /// There is no body.
    Empty,
    /// It is not UTF-8.
    NotUtf8,
    /// Its codec cannot read it.
    Syntax {
        /// The codec.
        codec: Codec,
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// It can be read, and is not an object.
    NotAnObject(ValueKind),
    /// This build cannot read its codec, which is behind a feature.
    NoCodec(Codec),
}

impl fmt::Display for BadBody {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("the body is empty"),
            Self::NotUtf8 => out.write_str("the body is not UTF-8"),
            Self::Syntax {
                codec,
                line,
                column,
            } => {
                let name = codec.as_str();
                write!(
                    out,
                    "the body is not {name}, from line {line}, column {column}"
                )
            }
            Self::NoCodec(codec) => {
                let name = codec.as_str();
                write!(
                    out,
                    "this build of annul-runtime does not read {name}: add its feature"
                )
            }
            Self::NotAnObject(kind) => write!(out, "the body is not an object but: {kind}"),
        }
    }
}

impl std::error::Error for BadBody {}
