//! Signing: how a request shows who sent it, on each of the clouds.
//!
//! A [`Signer`] changes a request that is otherwise complete: whoever alters
//! it afterwards breaks the signature. None of the signers does any I/O. The
//! feature `sign` brings the trait and the signers that need no cryptography;
//! each of the others has a feature of its own:
//!
//! | feature  | signer              | credentials           | cryptography        |
//! |----------|---------------------|-----------------------|---------------------|
//! | `sign`   | [`Bearer`], [`TokenHeader`], [`QueryKey`], [`Basic`], [`Unsigned`] | [`Token`] | none |
//! | `sigv4`  | `AwsSigV4`          | `AwsCredentials`      | `aws-sigv4`, Rust 1.94.1 |
//! | `oci`    | `OciSignature`      | `OciCredentials`      | `ring`              |
//! | `huawei` | `HuaweiSdkHmac`     | `HuaweiCredentials`   | `hmac`, `sha2`      |
//!
//! Each signer takes its credentials once (`new`) or asks for them
//! (`refreshing`). The closure that it asks runs on the thread that signs, so
//! an async program renews credentials in a task of its own and gives a
//! closure that reads what the task has left. Credentials that say when they
//! [expire](Expire) are kept until shortly before; others are asked for each
//! time.
//!
//! A signer of one's own is one method:
//!
//! ```
//! use annul_runtime::sign::{SignError, Signer, SigningContext};
//! use http::{HeaderValue, Request};
//! use bytes::Bytes;
//!
//! /// What the gateway in front of our engine wants to see.
//! struct Team(HeaderValue);
//!
//! impl Signer for Team {
//!     fn sign(&self, request: &mut Request<Bytes>, _: &SigningContext<'_>) -> Result<(), SignError> {
//!         request.headers_mut().insert("x-team", self.0.clone());
//!         Ok(())
//!     }
//! }
//! ```

mod api_key;
mod basic;
#[cfg(any(feature = "sigv4", feature = "oci", feature = "huawei"))]
mod calendar;
mod context;
#[cfg(any(feature = "sigv4", feature = "oci", feature = "huawei"))]
mod covered;
mod credentials;
mod error;
#[cfg(feature = "huawei")]
mod huawei;
#[cfg(feature = "oci")]
mod oci;
#[cfg(feature = "sigv4")]
mod sigv4;
mod token;
mod unsigned;
mod value;

use bytes::Bytes;
use http::Request;
use http::header::{AUTHORIZATION, COOKIE, HeaderName, PROXY_AUTHORIZATION};
use std::sync::Arc;

pub use api_key::QueryKey;
pub use basic::Basic;
pub use context::SigningContext;
pub use credentials::Expire;
pub use error::{BoxError, SignError};
#[cfg(feature = "huawei")]
pub use huawei::{HuaweiCredentials, HuaweiSdkHmac};
#[cfg(feature = "oci")]
pub use oci::{OciCredentials, OciKeyError, OciSignature};
#[cfg(feature = "sigv4")]
pub use sigv4::{AwsCredentials, AwsSigV4};
pub use token::{Bearer, Token, TokenHeader};
pub use unsigned::Unsigned;

/// What signs requests.
pub trait Signer: Send + Sync {
    /// Signs a request that is otherwise complete.
    ///
    /// A request that was signed before is signed anew: a client that tries
    /// again, perhaps with a corrected clock, hands over the same request. A
    /// `host` header stays as it is, so that one who then sends to another
    /// endpoint takes it out before.
    ///
    /// # Errors
    /// Why the request cannot be signed. It may be half changed then.
    fn sign(
        &self,
        request: &mut Request<Bytes>,
        context: &SigningContext<'_>,
    ) -> Result<(), SignError>;

    /// Whether a header of a signed request is a secret, which dry runs and logs leave out.
    ///
    /// Headers whose value [is sensitive](http::HeaderValue::is_sensitive) are
    /// left out in any case.
    fn is_secret(&self, header: &HeaderName) -> bool {
        is_secret_anywhere(header)
    }

    /// The name of the query's part that is a secret, which dry runs leave out.
    fn secret_query(&self) -> Option<&str> {
        None
    }

    /// Drops credentials that were kept, because a service did not take them.
    fn forget_credentials(&self) {}
}

/// The headers in which HTTP itself has secrets.
fn is_secret_anywhere(header: &HeaderName) -> bool {
    [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE].contains(header)
}

/// Signs through what a pointer points to.
macro_rules! signs_through {
    ($($pointer:ty),*) => {$(
        impl<S: Signer + ?Sized> Signer for $pointer {
            fn sign(
                &self,
                request: &mut Request<Bytes>,
                context: &SigningContext<'_>,
            ) -> Result<(), SignError> {
                (**self).sign(request, context)
            }

            fn is_secret(&self, header: &HeaderName) -> bool {
                (**self).is_secret(header)
            }

            fn secret_query(&self) -> Option<&str> {
                (**self).secret_query()
            }

            fn forget_credentials(&self) {
                (**self).forget_credentials();
            }
        }
    )*};
}
signs_through!(&S, Box<S>, Arc<S>);

#[cfg(test)]
mod tests;
