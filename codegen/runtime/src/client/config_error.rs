//! Why a client cannot be made.

use crate::operation::EndpointError;
use crate::shown::Shown;
use crate::sign::BoxError;
use std::error::Error;
use std::fmt;

/// Why a client cannot be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// The endpoint depends on the region, and none is given.
    NoRegion {
        /// The service.
        service: &'static str,
    },
    /// The region is not a part of a host name: small letters, digits and hyphens.
    Region(String),
    /// The spec knows no endpoint, so one has to be given.
    NoEndpoint {
        /// The service.
        service: &'static str,
    },
    /// The partition has no endpoint with FIPS, with dual stack, or with both.
    NoVariant {
        /// The service.
        service: &'static str,
        /// The partition.
        partition: &'static str,
        /// Whether FIPS is wanted.
        fips: bool,
        /// Whether dual stack is wanted.
        dual_stack: bool,
    },
    /// FIPS or dual stack is wanted, and an endpoint is given, which is taken as it is.
    VariantOfGiven,
    /// The endpoint is not one.
    Endpoint(EndpointError),
    /// There is no signer. A client that is not to sign is given [`Unsigned`](crate::sign::Unsigned).
    NoSigner,
    /// There is no transport.
    NoTransport,
    /// The user agent cannot stand in a header.
    UserAgent,
    /// The transport could not be made.
    Transport(BoxError),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRegion { service } => write!(out, "a client of `{service}` needs a region"),
            Self::Region(region) => write!(
                out,
                "the region {:?} is none: only small letters, digits and hyphens can be in one",
                Shown::name(region)
            ),
            Self::NoEndpoint { service } => {
                write!(out, "no endpoint of `{service}` is known: give one")
            }
            Self::NoVariant {
                service,
                partition,
                fips,
                dual_stack,
            } => {
                let variant = match (fips, dual_stack) {
                    (true, true) => "FIPS and dual stack",
                    (true, false) => "FIPS",
                    _ => "dual stack",
                };
                write!(
                    out,
                    "`{service}` has no endpoint with {variant} in the partition `{partition}`"
                )
            }
            Self::VariantOfGiven => out.write_str(
                "an endpoint that is given is taken as it is: FIPS and dual stack cannot be had of it",
            ),
            Self::Endpoint(error) => error.fmt(out),
            Self::NoSigner => out.write_str("a client needs a signer; `Unsigned` does not sign"),
            Self::NoTransport => out.write_str("a client needs a transport"),
            Self::UserAgent => out.write_str("the user agent is not visible ASCII"),
            Self::Transport(_) => out.write_str("the transport could not be made"),
        }
    }
}

impl Error for ConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Transport(source) => Some(&**source),
            _ => None,
        }
    }
}
