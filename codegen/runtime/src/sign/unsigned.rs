//! Not signing at all.

use super::{SignError, Signer, SigningContext};
use bytes::Bytes;
use http::Request;

/// Leaves requests as they are: for services without authentication, and for
/// transports that authenticate by themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unsigned;

impl Signer for Unsigned {
    fn sign(&self, _: &mut Request<Bytes>, _: &SigningContext<'_>) -> Result<(), SignError> {
        Ok(())
    }
}
