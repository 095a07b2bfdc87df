//! Why a call ended before anything was sent.

use super::{DiscoveryError, FixedHeader};
use crate::sign::{BoxError, SignError};
use crate::wire::BuildError;
use crate::{RefusalKind, Retry, Violations};
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Why a call ended before anything was sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotSent {
    /// The input breaks the spec where the client's [checks](super::Checks) hold it back.
    Violations(Violations),
    /// No request can be made of the input.
    Build(BuildError),
    /// The request could not be signed.
    Sign(SignError),
    /// A header of the call is one that [cannot be changed](FixedHeader).
    FixedHeader(FixedHeader),
    /// A hook of the client held the request back.
    Hook(BoxError),
    /// The service's endpoint could not be found out. Several calls may share the reason.
    Discovery(Arc<DiscoveryError>),
    /// The operation is of another service than the client.
    OtherService {
        /// The service of the client.
        client: &'static str,
        /// The service of the operation.
        operation: &'static str,
    },
    /// The target lacks params that its operation requires.
    ///
    /// What the operation requires besides what names the target, a reason
    /// say, is given with it: [`Target::with`](crate::Target::with).
    #[non_exhaustive]
    Incomplete {
        /// The operation.
        operation: &'static str,
        /// The params, by their names in the spec.
        missing: Vec<&'static str>,
    },
    /// The target has what its operation requires, in values that the operation cannot take: a
    /// text where a number is due, or anything where it takes more than a text. Or an input names
    /// several targets where one is to be stopped.
    #[non_exhaustive]
    Unfit {
        /// The operation.
        operation: &'static str,
    },
    /// The client was generated without the target's operation.
    #[non_exhaustive]
    NoOperation {
        /// The operation.
        operation: &'static str,
    },
    /// The target is another operation's than the one that was given to stop it.
    #[non_exhaustive]
    OtherOperation {
        /// The operation that was given.
        given: &'static str,
        /// The operation of the target.
        target: &'static str,
    },
    /// No client is of the target's service.
    NoClient {
        /// The service of the target.
        service: &'static str,
    },
}

impl NotSent {
    /// The kind of refusal that is closest.
    #[must_use]
    pub fn kind(&self) -> RefusalKind {
        match self {
            Self::Violations(_)
            | Self::Build(_)
            | Self::FixedHeader(_)
            | Self::Hook(_)
            | Self::Incomplete { .. }
            | Self::Unfit { .. } => RefusalKind::Invalid,
            Self::Sign(_) => RefusalKind::Unauthenticated,
            Self::Discovery(error) => error.kind(),
            Self::OtherService { .. }
            | Self::NoOperation { .. }
            | Self::OtherOperation { .. }
            | Self::NoClient { .. } => RefusalKind::Unsupported,
        }
    }

    /// Whether the same call may get further another time.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self {
            Self::Discovery(error) => error.retry(),
            // Where credentials come from may have been out of order.
            Self::Sign(SignError::Credentials(_)) => Retry::Safe,
            _ => Retry::Never,
        }
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Violations(found) => write!(out, "not sent, because of the input: {found}"),
            Self::Build(error) => write!(out, "not sent: {error}"),
            Self::Sign(error) => write!(out, "not sent: {error}"),
            Self::Discovery(error) => write!(out, "not sent: {error}"),
            Self::FixedHeader(error) => write!(out, "not sent: {error}"),
            Self::Hook(_) => out.write_str("not sent: a hook of the client held the request back"),
            Self::OtherService { client, operation } => write!(
                out,
                "not sent: an operation of `{operation}` was given to a client of `{client}`"
            ),
            Self::Incomplete { operation, missing } => write!(
                out,
                "not sent: the target lacks `{}`, which `{operation}` requires",
                missing.join("`, `")
            ),
            Self::Unfit { operation } => write!(
                out,
                "not sent: `{operation}` cannot take the values that the target has"
            ),
            Self::NoOperation { operation } => write!(
                out,
                "not sent: the client was generated without `{operation}`"
            ),
            Self::OtherOperation { given, target } => write!(
                out,
                "not sent: the target is of `{target}`, not of `{given}`"
            ),
            Self::NoClient { service } => {
                write!(out, "not sent: no client of `{service}` was given")
            }
        }
    }
}

impl Error for NotSent {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Build(error) => error.source(),
            Self::Sign(error) => error.source(),
            Self::Discovery(error) => error.source(),
            Self::Hook(error) => Some(&**error),
            Self::Violations(_)
            | Self::FixedHeader(_)
            | Self::OtherService { .. }
            | Self::Incomplete { .. }
            | Self::Unfit { .. }
            | Self::NoOperation { .. }
            | Self::OtherOperation { .. }
            | Self::NoClient { .. } => None,
        }
    }
}

impl From<BuildError> for NotSent {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl From<FixedHeader> for NotSent {
    fn from(error: FixedHeader) -> Self {
        Self::FixedHeader(error)
    }
}

impl From<SignError> for NotSent {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}
