//! Text that must not be seen: tokens and keys.

use std::fmt;
use std::hint::black_box;

/// A text that never shows in logs: a token, a key.
///
/// It has no `Display`, its `Debug` is redacted, and its memory is overwritten
/// when it is dropped, as well as safe code can. Two secrets are compared in a
/// time that does not tell where they differ.
///
/// ```
/// use annul_runtime::Secret;
///
/// let token = Secret::new("4711");
/// assert_eq!(format!("{token:?}"), "Secret(…)");
/// assert_eq!(token.expose(), "4711");
/// ```
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes a text as a secret.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself. Give it to what sends it, and to nothing that writes logs.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let (left, right) = (self.0.as_bytes(), other.0.as_bytes());
        let differing = left
            .iter()
            .zip(right)
            .fold(0, |bits, (left, right)| black_box(bits | (left ^ right)));
        // The lengths may be told apart: they are no secret.
        left.len() == right.len() && differing == 0
    }
}

impl Eq for Secret {}

impl Drop for Secret {
    fn drop(&mut self) {
        let mut bytes = std::mem::take(&mut self.0).into_bytes();
        bytes.fill(0);
        // Otherwise the compiler may leave out a write that nobody reads.
        black_box(&bytes);
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_shows_nothing_of_it() {
        let token = Secret::new("hunter2");
        assert_eq!(format!("{:?}", Some(&token)), "Some(Secret(…))");
        assert_eq!(format!("{token:#?}"), "Secret(…)");
    }

    #[test]
    fn secrets_are_equal_if_their_texts_are() {
        assert_eq!(Secret::new("same"), Secret::from("same".to_owned()));
        for other in ["", "sam", "samf", "tame", "same!"] {
            assert_ne!(Secret::new("same"), Secret::from(other), "{other:?}");
        }
    }

    #[test]
    fn a_clone_outlives_its_original() {
        let first = Secret::new("text");
        let second = first.clone();
        drop(first);
        assert_eq!(second.expose(), "text");
    }
}
