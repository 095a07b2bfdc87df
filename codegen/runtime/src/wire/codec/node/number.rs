//! Numbers of all kinds, as the body writes them.

use super::{Form, Node};
use std::borrow::Cow;

impl<'a> Node<'a> {
    /// The text of a number; in codecs whose values are texts, the text. Nothing, if it is no scalar that can be one.
    pub(in crate::wire) fn number(self) -> Option<Cow<'a, str>> {
        match self.0 {
            Form::Piece(piece) => piece.text(),
            #[cfg(feature = "xml")]
            Form::Xml(element) => Some(Cow::Owned(element.text()?.trim_ascii().to_owned())),
            _ => self.scalar(),
        }
    }
}
