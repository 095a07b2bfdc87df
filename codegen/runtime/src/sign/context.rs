//! What a signer needs to know besides the request.

use std::time::SystemTime;

/// What a signer needs to know besides the request.
///
/// ```
/// use annul_runtime::sign::SigningContext;
/// use std::time::SystemTime;
///
/// let context = SigningContext::new(SystemTime::now())
///     .with_region("eu-central-1")
///     .with_signing_name("athena");
/// assert_eq!(context.region, Some("eu-central-1"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SigningContext<'a> {
    /// The service's time, as well as it is known: a client corrects its clock by replies.
    pub now: SystemTime,
    /// The region of the endpoint.
    pub region: Option<&'a str>,
    /// The service's name in signatures, where it has one.
    pub signing_name: Option<&'a str>,
}

impl<'a> SigningContext<'a> {
    /// A time, and nothing else.
    #[must_use]
    pub const fn new(now: SystemTime) -> Self {
        Self {
            now,
            region: None,
            signing_name: None,
        }
    }

    /// Sets the region.
    #[must_use]
    pub const fn with_region(mut self, region: &'a str) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets the name of the service.
    #[must_use]
    pub const fn with_signing_name(mut self, signing_name: &'a str) -> Self {
        self.signing_name = Some(signing_name);
        self
    }
}
