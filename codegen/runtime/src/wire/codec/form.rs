//! A body as it is written in its codec.

#[cfg(feature = "cbor")]
use super::cbor;
#[cfg(feature = "xml")]
use super::xml;
use super::{Format, Write, json, text, urlencoded};
use bytes::Bytes;

/// The writer of a codec.
#[derive(Debug)]
#[allow(
    clippy::enum_variant_names,
    reason = "a form is one of the codecs, and is called so"
)]
pub(in crate::wire) enum Form {
    Json(json::Writer),
    Form(urlencoded::Writer),
    Text(text::Writer),
    #[cfg(feature = "xml")]
    Xml(xml::Writer),
    #[cfg(feature = "cbor")]
    Cbor(cbor::Writer),
}

impl Form {
    /// An empty body.
    #[cfg_attr(
        not(feature = "xml"),
        allow(
            clippy::needless_pass_by_value,
            reason = "XML keeps what is around its members"
        )
    )]
    pub(in crate::wire) fn new(format: Format) -> Self {
        match format {
            Format::Json | Format::Missing(_) => Self::Json(json::Writer::default()),
            Format::Form(nesting) => Self::Form(urlencoded::Writer::new(nesting)),
            Format::Text(template) => Self::Text(text::Writer::new(template)),
            #[cfg(feature = "xml")]
            Format::Xml(envelope) => Self::Xml(xml::Writer::new(envelope)),
            #[cfg(feature = "cbor")]
            Format::Cbor => Self::Cbor(cbor::Writer::default()),
        }
    }

    /// Whoever writes it.
    pub(in crate::wire) fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Json(writer) => writer,
            Self::Form(writer) => writer,
            Self::Text(writer) => writer,
            #[cfg(feature = "xml")]
            Self::Xml(writer) => writer,
            #[cfg(feature = "cbor")]
            Self::Cbor(writer) => writer,
        }
    }

    /// Whether a reader finds in the body what was written into it.
    pub(in crate::wire) fn is_whole(&self) -> bool {
        match self {
            Self::Text(writer) => writer.is_whole(),
            _ => true,
        }
    }

    /// Says what is at the end of a body's outermost element, for a codec that has elements.
    pub(in crate::wire) fn set_tail(&mut self, path: &'static [&'static str], text: &str) {
        match self {
            #[cfg(feature = "xml")]
            Self::Xml(writer) => writer.set_tail(path, text),
            _ => {
                let _ = (path, text);
            }
        }
    }

    /// The body as it was written.
    pub(in crate::wire) fn into_bytes(self) -> Bytes {
        match self {
            Self::Json(writer) => writer.into_text().into(),
            Self::Form(writer) => writer.into_text().into(),
            Self::Text(writer) => writer.into_text().into(),
            #[cfg(feature = "xml")]
            Self::Xml(writer) => writer.into_text().into(),
            #[cfg(feature = "cbor")]
            Self::Cbor(writer) => writer.into_bytes().into(),
        }
    }
}
