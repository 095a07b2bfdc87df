//! Enums that are a fixed set of words: one declaration gives the type, its text both ways, and what each word says.

use std::fmt;

/// A word of a fixed set, and what it says. The spec language is made of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word {
    /// As it is written.
    pub word: &'static str,
    /// What it says, in a sentence or two.
    pub doc: &'static str,
}

impl Word {
    /// A word, and what it says.
    #[must_use]
    pub const fn new(word: &'static str, doc: &'static str) -> Self {
        Self { word, doc }
    }
}

/// A text that is none of the words it must be one of. It never holds the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownWord {
    expected: Expected,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Words(&'static [&'static str]),
    Documented(&'static [Word]),
}

impl UnknownWord {
    /// The error of a text that is none of the `expected` words.
    #[must_use]
    pub const fn expected_one_of(expected: &'static [&'static str]) -> Self {
        Self {
            expected: Expected::Words(expected),
        }
    }

    pub(crate) const fn expected_of(expected: &'static [Word]) -> Self {
        Self {
            expected: Expected::Documented(expected),
        }
    }

    /// The words that would have been right.
    pub fn expected(self) -> impl Iterator<Item = &'static str> {
        let (words, documented): (&[&str], &[Word]) = match self.expected {
            Expected::Words(words) => (words, &[]),
            Expected::Documented(words) => (&[], words),
        };
        let documented = documented.iter().map(|word| word.word);
        words.iter().copied().chain(documented)
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("must be one of ")?;
        write_words(self.expected(), out)
    }
}

impl std::error::Error for UnknownWord {}

/// Writes words as a reader would: each in backticks, commas between.
pub(crate) fn write_words<'w>(
    words: impl Iterator<Item = &'w str>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (index, word) in words.enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(out, "{comma}`{word}`")?;
    }
    Ok(())
}

/// Declares a fieldless enum, each variant with its word; the documentation of a variant is what the word says.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their words, each with what it says.
            pub const WORDS: &'static [$crate::Word] =
                &[$($crate::Word::new($word, concat!($($doc),+).trim_ascii())),+];

            /// The word for it in specs, logs and messages; it never changes.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownWord::expected_of(Self::WORDS)),
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{Phase, RefusalKind, Retry, TargetState};

    #[test]
    fn words_read_back_as_what_they_were_written_from() {
        for phase in Phase::ALL {
            assert_eq!(phase.as_str().parse(), Ok(*phase));
        }
        for kind in RefusalKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(*kind));
        }
        for retry in Retry::ALL {
            assert_eq!(retry.as_str().parse(), Ok(*retry));
        }
        for state in TargetState::ALL {
            assert_eq!(state.as_str().parse(), Ok(*state));
        }
    }

    #[test]
    fn a_word_says_what_its_variant_is_documented_as() {
        let pending = Phase::WORDS[0];
        assert_eq!(
            (pending.word, pending.doc),
            ("pending", "Accepted, and not yet begun.")
        );
    }

    #[test]
    fn another_word_is_refused_without_being_repeated() {
        let refused = "token-4711"
            .parse::<TargetState>()
            .expect_err("not a state");
        assert_eq!(
            refused.to_string(),
            "must be one of `stopped`, `may_be_running`, `unknown`"
        );
        let expected: Vec<_> = refused.expected().collect();
        assert_eq!(expected, ["stopped", "may_be_running", "unknown"]);
    }

    #[test]
    fn words_keep_the_width_that_a_table_asks_for() {
        assert_eq!(format!("[{:<9}]", Phase::Failed), "[failed   ]");
    }
}
