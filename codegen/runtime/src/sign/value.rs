//! Values of headers, as signers write them.

use super::SignError;
use http::HeaderValue;
use http::header::HeaderName;

/// A value for a header. HTTP would allow more than visible ASCII, but no two sides agree on it.
pub(super) fn visible(name: &HeaderName, text: &str) -> Result<HeaderValue, SignError> {
    match HeaderValue::from_str(text) {
        Ok(value) if value.to_str().is_ok() => Ok(value),
        _ => Err(SignError::HeaderValue(name.clone())),
    }
}

/// A value that logs do not show.
pub(super) fn secret(name: &HeaderName, text: &str) -> Result<HeaderValue, SignError> {
    let mut value = visible(name, text)?;
    value.set_sensitive(true);
    Ok(value)
}
