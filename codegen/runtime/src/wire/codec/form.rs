//! A body as it is written in its codec.

use super::{Write, json};
use crate::operation::Codec;
use bytes::Bytes;

/// The writer of a codec.
#[derive(Debug)]
pub(in crate::wire) enum Form {
    Json(json::Writer),
}

impl Form {
    /// An empty body.
    pub(in crate::wire) fn new(codec: Codec) -> Self {
        match codec {
            Codec::Json => Self::Json(json::Writer::default()),
        }
    }

    /// Whoever writes it.
    pub(in crate::wire) fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Json(writer) => writer,
        }
    }

    /// The body as it was written.
    pub(in crate::wire) fn into_bytes(self) -> Bytes {
        match self {
            Self::Json(writer) => writer.into_text().into(),
        }
    }
}
