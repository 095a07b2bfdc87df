//! Values beside which a null says something of its own.

/// A value, or a null that says something of its own: not the same as nothing at all.
///
/// ```
/// use annul_runtime::Nullable;
///
/// let note: Option<Nullable<String>> = Some(Nullable::Null);
/// assert_eq!(note.and_then(Nullable::into_option), None);
/// assert_eq!(Nullable::from("late").into_option(), Some("late"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// A null.
    Null,
    /// This.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if it is not a null.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value by reference, if it is not a null.
    #[must_use]
    pub const fn as_option(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}
