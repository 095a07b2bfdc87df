//! Members that can be any JSON value: kept as the text that came.

/// Any JSON value, as the text of it.
///
/// A spec says `any` where a service does not say what a member holds. The
/// text is kept as it came, so that nothing of it is lost.
///
/// ```
/// use annul_runtime::Json;
///
/// let value = Json::from_text(r#"{"rows":[1,2]}"#);
/// assert_eq!(value.as_text(), r#"{"rows":[1,2]}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Json(Box<str>);

impl Json {
    /// A value from its text, which whoever calls this has found to be JSON.
    #[must_use]
    pub fn from_text(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text of the value.
    #[must_use]
    pub fn as_text(&self) -> &str {
        &self.0
    }
}
