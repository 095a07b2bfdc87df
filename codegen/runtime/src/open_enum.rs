//! The traits of emitted enums: open ones keep words that a spec does not know.

use std::fmt;
use std::marker::PhantomData;

/// An open enum: words that the spec lists, and any other word as it came.
///
/// [`open_enum!`](crate::open_enum) implements it; code that reads replies
/// uses it to make any such enum from text.
pub trait Words: Sized {
    /// The words that the spec lists, in its order.
    const WORDS: &'static [&'static str];

    /// The word, known or not.
    fn as_str(&self) -> &str;

    /// The variant of a word that the spec lists.
    fn known(word: &str) -> Option<Self>;

    /// The variant that keeps an unknown word.
    fn unknown(word: Unknown<Self>) -> Self;

    /// The variant of any word.
    #[must_use]
    fn from_word(word: &str) -> Self {
        // The only place that makes an `Unknown`: a listed word can never be one.
        Self::known(word).unwrap_or_else(|| {
            Self::unknown(Unknown {
                word: word.into(),
                of: PhantomData,
            })
        })
    }
}

/// A word of the open enum `T` that its spec does not list.
///
/// It can only be made from a word that is in fact unknown: by converting text
/// into the enum.
pub struct Unknown<T> {
    word: Box<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> Unknown<T> {
    /// The word, as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.word
    }
}

impl<T> Clone for Unknown<T> {
    fn clone(&self) -> Self {
        Self {
            word: self.word.clone(),
            of: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Unknown<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.word, out)
    }
}

impl<T> fmt::Display for Unknown<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.word, out)
    }
}

/// Gives an emitted enum with an `Unknown` variant what an open enum needs.
///
/// Two values are equal, and hash and sort alike, if their words do. So a word
/// that a later spec names compares equal to what an earlier one kept as
/// unknown.
///
/// ```
/// use annul_runtime::Unknown;
///
/// /// Where a query is in its life.
/// #[derive(Clone, Debug)]
/// #[non_exhaustive]
/// pub enum QueryStatus {
///     /// `RUNNING`.
///     Running,
///     /// A word that this version does not know.
///     Unknown(Unknown<QueryStatus>),
/// }
/// annul_runtime::open_enum!(QueryStatus { Running: "RUNNING" });
///
/// assert_eq!(QueryStatus::WORDS, ["RUNNING"]);
/// assert_eq!(QueryStatus::Running.as_str(), "RUNNING");
/// assert_eq!(QueryStatus::from("RUNNING"), QueryStatus::Running);
/// assert_eq!(QueryStatus::from("PAUSED").to_string(), "PAUSED");
/// ```
#[macro_export]
macro_rules! open_enum {
    ($name:ident { $($variant:ident: $word:literal),+ $(,)? }) => {
        impl $name {
            /// The words that this version knows.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word for it on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(word) => word.as_str(),
                }
            }

            /// The variant of a known word.
            #[must_use]
            pub fn known(word: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match word {
                    $($word => Self::$variant,)+
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl $crate::Words for $name {
            const WORDS: &'static [&'static str] = Self::WORDS;

            fn as_str(&self) -> &str {
                Self::as_str(self)
            }

            fn known(word: &str) -> ::core::option::Option<Self> {
                Self::known(word)
            }

            fn unknown(word: $crate::Unknown<Self>) -> Self {
                Self::Unknown(word)
            }
        }

        impl $crate::TextType for $name {
            fn as_text(&self) -> &str {
                self.as_str()
            }

            fn from_text(text: ::std::borrow::Cow<'_, str>) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(<Self as $crate::Words>::from_word(&text))
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(word: &str) -> Self {
                <Self as $crate::Words>::from_word(word)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(word: ::std::string::String) -> Self {
                <Self as $crate::Words>::from_word(&word)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(word: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(<Self as $crate::Words>::from_word(word))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(self.as_str(), other.as_str())
            }
        }

        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state);
            }
        }
    };
}

/// Gives an emitted enum without an `Unknown` variant what a closed enum needs.
///
/// It is written as [`open_enum!`](crate::open_enum) is.
#[macro_export]
macro_rules! closed_enum {
    ($name:ident { $($variant:ident: $word:literal),+ $(,)? }) => {
        impl $name {
            /// The words that this version knows.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word for it on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The variant of a known word.
            #[must_use]
            pub fn known(word: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match word {
                    $($word => Self::$variant,)+
                    _ => return ::core::option::Option::None,
                })
            }
        }

        impl $crate::TextType for $name {
            const WORDS: ::core::option::Option<&'static [&'static str]> =
                ::core::option::Option::Some(Self::WORDS);

            fn as_text(&self) -> &str {
                self.as_str()
            }

            fn from_text(text: ::std::borrow::Cow<'_, str>) -> ::core::option::Option<Self> {
                Self::known(&text)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> ::core::result::Result<Self, Self::Err> {
                Self::known(word).ok_or($crate::UnknownWord::expected_one_of(Self::WORDS))
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.pad(self.as_str())
            }
        }
    };
}

#[cfg(test)]
mod tests;
