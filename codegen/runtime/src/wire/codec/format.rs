//! How one body is written and read: its codec, and what of the protocol shows in it.

#[cfg(feature = "xml")]
use super::Envelope;
use super::Nesting;
use crate::operation::{Codec, TextTemplate};

/// How one body is written and read: its codec, and what of the protocol shows in it.
#[derive(Debug, Clone)]
pub(in crate::wire) enum Format {
    Json,
    Form(Nesting),
    Text(TextTemplate),
    #[cfg(feature = "xml")]
    Xml(Envelope),
    #[cfg(feature = "cbor")]
    Cbor,
    /// A codec that this build does not have; emitted code that needs it does not compile.
    Missing(Codec),
}
