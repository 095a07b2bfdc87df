//! Why a client cannot be made.

use crate::operation::{AuthSchemeKind, EndpointError};
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
    /// The endpoint has a part that callers say, and it is not given.
    NoVariable {
        /// The service.
        service: &'static str,
        /// The part.
        variable: &'static str,
    },
    /// The value is not a part of a host name: letters, digits and hyphens, and dots where they are allowed.
    Variable {
        /// The part.
        variable: &'static str,
        /// Whether it may have several labels.
        dots: bool,
        /// What was given.
        value: String,
    },
    /// No endpoint of the service has such a part.
    NoSuchVariable {
        /// The service.
        service: &'static str,
        /// The part.
        variable: &'static str,
    },
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
    /// There is no signer, and nothing to make one of. A client that is not to sign is given
    /// [`Unsigned`](crate::sign::Unsigned).
    NoSigner {
        /// The service.
        service: &'static str,
        /// What it takes, in words.
        takes: String,
    },
    /// The service does not take such credentials.
    NoSuchScheme {
        /// The service.
        service: &'static str,
        /// The scheme that they are for.
        given: AuthSchemeKind,
        /// What it takes, in words.
        takes: String,
    },
    /// There are a signer and credentials, and it is open which of them is to be used.
    SignerAndCredentials,
    /// There is no transport.
    NoTransport,
    /// The user agent cannot be in a header.
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
            Self::NoVariable { service, variable } => write!(
                out,
                "a client of `{service}` needs its `{variable}`, which is a part of the host"
            ),
            Self::Variable {
                variable,
                dots,
                value,
            } => {
                let dots = if *dots { ", with dots between" } else { "" };
                write!(
                    out,
                    "{:?} cannot be the `{variable}` of a host: only letters, digits and hyphens can{dots}",
                    Shown::name(value)
                )
            }
            Self::NoSuchVariable { service, variable } => write!(
                out,
                "the endpoints of `{service}` have no variable `{variable}`"
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
                "an endpoint that is given is taken as it is: it has neither FIPS nor dual stack",
            ),
            Self::Endpoint(error) => error.fmt(out),
            Self::NoSigner { service, takes } => write!(
                out,
                "a client of `{service}` needs {takes}; the signer `Unsigned` does not sign"
            ),
            Self::NoSuchScheme {
                service,
                given,
                takes,
            } => write!(
                out,
                "`{service}` does not take credentials of the scheme `{}`: give {takes}",
                given.as_str()
            ),
            Self::SignerAndCredentials => {
                out.write_str("a client has a signer or credentials, and not both")
            }
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
