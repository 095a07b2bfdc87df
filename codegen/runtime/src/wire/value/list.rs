//! Several values of one name in a query: a list, or an optional one.

use super::{FromText, ToText};

/// Several values of one name in a query: a list, or an optional one.
pub trait TextList: Sized {
    /// What each item is.
    type Item: ToText + FromText;

    /// Whether a query may lack it.
    const OPTIONAL: bool = false;

    /// The items; none, if it is absent.
    fn items(&self) -> &[Self::Item];

    /// The list of these items.
    fn of(items: Vec<Self::Item>) -> Self;
}

impl<T: ToText + FromText> TextList for Vec<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }

    fn of(items: Vec<T>) -> Self {
        items
    }
}

impl<T: ToText + FromText> TextList for Option<Vec<T>> {
    type Item = T;

    const OPTIONAL: bool = true;

    fn items(&self) -> &[T] {
        self.as_deref().unwrap_or_default()
    }

    fn of(items: Vec<T>) -> Self {
        // A query cannot tell an empty list from none.
        (!items.is_empty()).then_some(items)
    }
}
