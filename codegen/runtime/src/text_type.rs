//! Types that are one text on the wire: ids, secrets, words.

use crate::Secret;
use std::borrow::Cow;

/// A type that is one text on the wire.
///
/// `String` and [`Secret`] are, and so is every emitted text type and enum:
/// the macros that give them their traits give them this one too. Code that
/// writes requests and reads replies needs no more than this of any of them.
pub trait TextType: Sized {
    /// Whether the text must not be seen.
    const SECRET: bool = false;

    /// The only words that it can be; any text, if there are none.
    const WORDS: Option<&'static [&'static str]> = None;

    /// The text.
    fn as_text(&self) -> &str;

    /// The value of a text; nothing, if it is none of [`WORDS`](Self::WORDS).
    fn from_text(text: Cow<'_, str>) -> Option<Self>;
}

impl TextType for String {
    fn as_text(&self) -> &str {
        self
    }

    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        Some(text.into_owned())
    }
}

impl TextType for Secret {
    const SECRET: bool = true;

    fn as_text(&self) -> &str {
        self.expose()
    }

    fn from_text(text: Cow<'_, str>) -> Option<Self> {
        Some(Self::new(text))
    }
}

#[cfg(test)]
mod tests {
    use super::TextType;
    use crate::Secret;
    use std::borrow::Cow;

    #[test]
    fn plain_text_and_secrets_come_back_as_they_were() {
        assert_eq!(String::from_text(Cow::Borrowed("a")).as_deref(), Some("a"));
        let secret = Secret::from_text(Cow::Borrowed("b"));
        assert_eq!(secret.as_ref().map(TextType::as_text), Some("b"));
        let secret = [<String as TextType>::SECRET, <Secret as TextType>::SECRET];
        assert_eq!(secret, [false, true]);
    }
}
