//! The members of a success that decide what it means.

/// A member of a success that decides what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column<'t> {
    /// The member; one inside of another is named with its path, as in `Job.Status`.
    pub member: &'t str,
    /// The words that its enum lists, if it is one.
    pub words: Option<&'t [&'t str]>,
}

impl<'t> Column<'t> {
    /// A text, a number or a boolean.
    #[must_use]
    pub const fn of(member: &'t str) -> Self {
        Self {
            member,
            words: None,
        }
    }

    /// An enum that lists these words.
    #[must_use]
    pub const fn of_words(member: &'t str, words: &'t [&'t str]) -> Self {
        Self {
            member,
            words: Some(words),
        }
    }
}
