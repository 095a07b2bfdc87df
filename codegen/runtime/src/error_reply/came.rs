//! Headers and body of a reply: as they came while nobody asks for a text.

#[cfg(feature = "wire")]
use bytes::Bytes;
#[cfg(feature = "wire")]
use http::HeaderMap;
use std::sync::OnceLock;

/// Headers and body of a reply. Most callers ask for neither, so no text is made before they do.
#[derive(Clone, Default)]
pub(super) struct Came {
    /// The headers as texts, once somebody asked.
    texts: OnceLock<Vec<(String, String)>>,
    #[cfg(feature = "wire")]
    headers: HeaderMap,
    #[cfg(feature = "wire")]
    body: Bytes,
    #[cfg(not(feature = "wire"))]
    body: Vec<u8>,
}

impl Came {
    /// What came on the wire.
    #[cfg(feature = "wire")]
    pub(super) fn on_the_wire(headers: HeaderMap, body: Bytes) -> Self {
        Self {
            texts: OnceLock::new(),
            headers,
            body,
        }
    }

    /// The headers, in the order of the reply.
    #[cfg(feature = "wire")]
    pub(super) fn headers(&self) -> &[(String, String)] {
        let text = |value: &http::HeaderValue| match str::from_utf8(value.as_bytes()) {
            Ok(text) => text.to_owned(),
            Err(_) => String::from_utf8_lossy(value.as_bytes()).into_owned(),
        };
        let headers = self.headers.iter();
        let texts = headers.map(|(name, value)| (name.as_str().to_owned(), text(value)));
        self.texts.get_or_init(|| texts.collect())
    }

    /// The headers, in the order in which they were given.
    #[cfg(not(feature = "wire"))]
    pub(super) fn headers(&self) -> &[(String, String)] {
        self.texts.get_or_init(Vec::new)
    }

    pub(super) fn push_header(&mut self, name: String, value: String) {
        self.headers();
        if let Some(texts) = self.texts.get_mut() {
            texts.push((name, value));
        }
    }

    /// The body, as it came.
    pub(super) fn body(&self) -> &[u8] {
        &self.body
    }

    #[cfg(feature = "wire")]
    pub(super) fn set_body(&mut self, body: Vec<u8>) {
        self.body = body.into();
    }

    #[cfg(not(feature = "wire"))]
    pub(super) fn set_body(&mut self, body: Vec<u8>) {
        self.body = body;
    }
}

impl PartialEq for Came {
    fn eq(&self, other: &Self) -> bool {
        self.body() == other.body() && self.headers() == other.headers()
    }
}

impl Eq for Came {}
