//! The traits of emitted text types: ids that hold any text.

/// Gives a struct around a `String` what a text type needs.
///
/// The struct itself, its docs and `checked` are emitted; everything here is
/// the same for all of them. Such a type holds any text: a service may hand
/// out ids that an old spec does not know.
///
/// ```
/// /// The id of a query.
/// #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct QueryId(String);
/// annul_runtime::text_newtype!(QueryId);
///
/// let id = QueryId::new("AEDACANMQDLSTQR3");
/// assert_eq!(id.as_str(), "AEDACANMQDLSTQR3");
/// assert_eq!(format!("{id} {id:?}"), r#"AEDACANMQDLSTQR3 QueryId("AEDACANMQDLSTQR3")"#);
/// assert_eq!(id, QueryId::from("AEDACANMQDLSTQR3"));
/// ```
#[macro_export]
macro_rules! text_newtype {
    ($name:ident) => {
        impl $crate::TextType for $name {
            fn as_text(&self) -> &str {
                &self.0
            }

            fn from_text(text: ::std::borrow::Cow<'_, str>) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self(text.into_owned()))
            }
        }

        impl $name {
            /// Takes any text, as it is.
            #[must_use]
            pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(text.into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, taken out.
            #[must_use]
            pub fn into_string(self) -> ::std::string::String {
                self.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.pad(&self.0)
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.debug_tuple(::core::stringify!($name))
                    .field(&self.0)
                    .finish()
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(text)
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(::std::string::String::from(text))
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(Self(::std::string::String::from(text)))
            }
        }

        impl ::core::cmp::PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.0 == text
            }
        }

        impl ::core::cmp::PartialEq<&str> for $name {
            fn eq(&self, text: &&str) -> bool {
                self.0 == *text
            }
        }
    };
}

/// Gives a struct around a [`Secret`](crate::Secret) what a secret text type needs.
///
/// It has no `Display`, and its `Debug` shows its name alone.
///
/// ```
/// use annul_runtime::Secret;
///
/// /// The token of a session.
/// #[derive(Clone, PartialEq, Eq)]
/// pub struct SessionToken(Secret);
/// annul_runtime::secret_newtype!(SessionToken);
///
/// let token = SessionToken::new("4711");
/// assert_eq!(format!("{token:?}"), "SessionToken(…)");
/// assert_eq!(token.expose(), "4711");
/// ```
#[macro_export]
macro_rules! secret_newtype {
    ($name:ident) => {
        impl $crate::TextType for $name {
            const SECRET: bool = true;

            fn as_text(&self) -> &str {
                self.0.expose()
            }

            fn from_text(text: ::std::borrow::Cow<'_, str>) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::new(text))
            }
        }

        impl $name {
            /// Takes any text, as it is.
            #[must_use]
            pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self($crate::Secret::new(text))
            }

            /// The text itself. Give it to what sends it, and to nothing that writes logs.
            #[must_use]
            pub fn expose(&self) -> &str {
                self.0.expose()
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.write_str(::core::concat!(::core::stringify!($name), "(…)"))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::new(text)
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}
