//! Enums that are a fixed set of words: one definition gives text both ways.

use std::fmt;

/// A text that is none of the words it must be one of. It never holds the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownWord {
    expected: &'static [&'static str],
}

impl UnknownWord {
    /// The error of a text that is none of the `expected` words.
    #[must_use]
    pub const fn expected_one_of(expected: &'static [&'static str]) -> Self {
        Self { expected }
    }

    /// The words that would have been right.
    #[must_use]
    pub const fn expected(self) -> &'static [&'static str] {
        self.expected
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("must be one of ")?;
        write_words(self.expected, out)
    }
}

impl std::error::Error for UnknownWord {}

/// Writes words as a reader would: each in backticks, commas between.
pub(crate) fn write_words(words: &[&str], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, word) in words.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(out, "{comma}`{word}`")?;
    }
    Ok(())
}

/// Gives a fieldless enum its word for each variant, in both directions.
macro_rules! words {
    ($name:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const WORDS: &'static [&'static str] = &[$($word),+];

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
                    _ => Err($crate::UnknownWord::expected_one_of(Self::WORDS)),
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
    fn another_word_is_refused_without_being_repeated() {
        let refused = "token-4711"
            .parse::<TargetState>()
            .expect_err("not a state");
        assert_eq!(
            refused.to_string(),
            "must be one of `stopped`, `may_be_running`, `unknown`"
        );
        assert_eq!(refused.expected(), ["stopped", "may_be_running", "unknown"]);
    }

    #[test]
    fn words_keep_the_width_that_a_table_asks_for() {
        assert_eq!(format!("[{:<9}]", Phase::Failed), "[failed   ]");
    }
}
