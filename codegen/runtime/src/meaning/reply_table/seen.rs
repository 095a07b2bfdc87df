//! What is in a reply where a member decides.

use super::Literal;
use crate::time::Time;
use crate::{Json, Nullable, Number, TextType};
use std::collections::BTreeMap;

/// What is in a reply where a member decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen<'a> {
    /// Nothing, or null.
    Absent,
    /// This value.
    Value(Literal<'a>),
    /// A value that no row names.
    Other,
}

impl<'a> Seen<'a> {
    /// A text, or a word of an enum.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        Self::Value(Literal::Text(text))
    }

    /// What is seen of a field.
    #[must_use]
    pub fn of(field: &'a impl Shows) -> Self {
        field.show()
    }

    /// What is seen in the item of a list that is of one of several targets: the first that is.
    #[must_use]
    pub fn item<T>(
        list: Option<&'a [T]>,
        is_of: impl Fn(&'a T) -> bool,
        seen: impl FnOnce(&'a T) -> Self,
    ) -> Self {
        let mut items = list.unwrap_or_default().iter();
        items.find(|item| is_of(item)).map_or(Self::Absent, seen)
    }

    /// What is seen of a field of an object that may be absent.
    #[must_use]
    pub fn within<T>(object: Option<&'a T>, seen: impl FnOnce(&'a T) -> Self) -> Self {
        object.map_or(Self::Absent, seen)
    }
}

impl From<bool> for Seen<'_> {
    fn from(flag: bool) -> Self {
        Self::Value(Literal::Boolean(flag))
    }
}

impl From<i64> for Seen<'_> {
    fn from(number: i64) -> Self {
        Self::Value(Literal::Integer(number))
    }
}

/// A field that shows what is in it.
pub trait Shows {
    /// What is in it.
    fn show(&self) -> Seen<'_>;
}

impl<T: TextType> Shows for T {
    fn show(&self) -> Seen<'_> {
        Seen::text(self.as_text())
    }
}

impl Shows for i64 {
    fn show(&self) -> Seen<'_> {
        Seen::from(*self)
    }
}

impl Shows for bool {
    fn show(&self) -> Seen<'_> {
        Seen::from(*self)
    }
}

impl Shows for Json {
    fn show(&self) -> Seen<'_> {
        Seen::Other
    }
}

/// Rows name whole numbers; any other is one that no row names.
impl Shows for Number {
    fn show(&self) -> Seen<'_> {
        self.as_integer().map_or(Seen::Other, Seen::from)
    }
}

/// No row names a time.
impl<F> Shows for Time<F> {
    fn show(&self) -> Seen<'_> {
        Seen::Other
    }
}

/// No row names a map.
impl<T> Shows for BTreeMap<String, T> {
    fn show(&self) -> Seen<'_> {
        Seen::Other
    }
}

impl<T> Shows for Vec<T> {
    fn show(&self) -> Seen<'_> {
        Seen::Other
    }
}

impl<T: Shows> Shows for Option<T> {
    fn show(&self) -> Seen<'_> {
        self.as_ref().map_or(Seen::Absent, T::show)
    }
}

impl<T: Shows> Shows for Nullable<T> {
    fn show(&self) -> Seen<'_> {
        self.as_option().map_or(Seen::Absent, T::show)
    }
}
