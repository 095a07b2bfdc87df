//! All broken constraints of an input, up to a cap.

use crate::Violation;
use std::fmt;

/// How many violations are kept; the rest is only counted.
///
/// A hostile input can break a constraint once an item; nobody reads more.
const MOST_KEPT: usize = 64;

/// All constraints that an input breaks, in the order of the spec.
///
/// Nothing is allocated while it is empty.
///
/// ```
/// use annul_runtime::{Origin, Place, Violations};
///
/// const QUERY_ID: Place = Place::body("QueryId", Origin::Service);
/// let mut found = Violations::new();
/// found
///     .text(QUERY_ID, "")
///     .chars(1..=64)
///     .every_byte("^[a-z]+$", 1.., |byte| byte.is_ascii_lowercase());
/// assert_eq!(
///     found.to_string(),
///     "`QueryId` (body): must have at least 1 character; `QueryId` (body): must match `^[a-z]+$`"
/// );
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "violations say what is wrong with an input"]
pub struct Violations {
    kept: Vec<Violation>,
    dropped: usize,
    stop_sending: bool,
}

impl Violations {
    /// None yet.
    pub const fn new() -> Self {
        Self {
            kept: Vec::new(),
            dropped: 0,
            stop_sending: false,
        }
    }

    /// Whether nothing is broken.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many there are, with those beyond the cap of 64.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.kept.len() + self.dropped
    }

    /// How many were found beyond the cap of 64, and only counted.
    #[must_use]
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    /// Those that are kept, in the order of the spec.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.kept.iter()
    }

    /// Adds one; beyond the cap of 64 it is only counted.
    #[cold]
    pub fn push(&mut self, violation: Violation) {
        // Noted here, because a violation beyond the cap counts for this too.
        self.stop_sending |= violation.stops_sending();
        if self.kept.len() < MOST_KEPT {
            self.kept.push(violation);
        } else {
            self.dropped += 1;
        }
    }

    /// Whether any of them holds a request back even when checks are not strict.
    ///
    /// See [`Violation::stops_sending`].
    #[must_use]
    pub const fn stop_sending(&self) -> bool {
        self.stop_sending
    }

    /// The value, if nothing is broken.
    ///
    /// # Errors
    /// These violations, if there are any.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return out.write_str("no violation");
        }
        for (index, violation) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(out, "{separator}{violation}")?;
        }
        match self.dropped {
            0 => Ok(()),
            dropped => write!(out, "; and {dropped} more"),
        }
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_KEPT, Violations};
    use crate::{Origin, Place};

    const QUERY_ID: Place = Place::body("QueryId", Origin::Service);
    const TOKEN: Place = Place::header("token", Origin::Caller);

    #[test]
    fn none_is_an_ok_and_allocates_nothing() {
        let none = Violations::new();
        assert_eq!(none.kept.capacity(), 0);
        assert_eq!(none.to_string(), "no violation");
        assert_eq!(none.into_result(5), Ok(5));
    }

    #[test]
    fn what_exceeds_the_cap_is_counted() {
        let mut found = Violations::new();
        for index in 0..MOST_KEPT + 3 {
            found.text(QUERY_ID.item(index), "").chars(1..);
        }
        assert_eq!(
            (found.iter().count(), found.dropped(), found.len()),
            (64, 3, 67)
        );
        assert!(found.to_string().ends_with("; and 3 more"));
        assert!(!found.stop_sending(), "a service handed these out");

        found.text(TOKEN, "").chars(1..);
        assert!(found.stop_sending(), "also when it was dropped");
    }

    #[test]
    fn only_the_missing_and_the_unsafe_hold_back_what_a_service_handed_out() {
        let mut found = Violations::new();
        found.text(QUERY_ID, "too long").chars(..=3);
        assert!(!found.stop_sending());
        found.missing(QUERY_ID);
        assert!(found.stop_sending());
    }
}
