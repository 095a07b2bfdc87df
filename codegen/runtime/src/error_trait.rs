//! What every operation's error can be asked.

use crate::operation::ErrorInfo;
use crate::{ErrorReply, Outcome, Reading, RefusalKind, Retry, TargetState};

/// The error of any operation.
///
/// Emitted errors have the same methods of their own, so that a caller needs
/// no import; the trait is for code that works with any operation.
pub trait OperationError: std::error::Error + Send + Sync + 'static {
    /// Why the cancel was refused.
    fn kind(&self) -> RefusalKind;

    /// Whether the same call may be sent once more.
    fn retry(&self) -> Retry;

    /// What is known of the target now.
    fn target_state(&self) -> TargetState;

    /// What the error means, if the spec declares it or the success that it was: a refusal, an outcome after all,
    /// or that nothing is known.
    fn reading(&self) -> Option<Reading>;

    /// What the error means, if it is an outcome after all: the target does not run any more.
    fn outcome(&self) -> Option<Outcome> {
        self.reading()?.outcome()
    }

    /// What the spec says of the error; nothing, if it does not declare it.
    fn info(&self) -> Option<&'static ErrorInfo>;

    /// The reply that carried the error.
    fn reply(&self) -> &ErrorReply;
}

/// Gives an emitted error enum and its variants' structs what errors need.
///
/// Each declared error is a variant around a struct of the same name, which
/// has `INFO` and `reply`; `Other` holds what the operation does not declare.
/// What any of them means beyond its kind, the reply table of the operation says.
///
/// ```
/// use annul_runtime::operation::{ErrorInfo, OperationInfo, Protocol, ServiceInfo};
/// use annul_runtime::{ErrorReply, OtherError, RefusalKind};
///
/// const SERVICE: &ServiceInfo = &ServiceInfo::new("aws", "cloudtrail", Protocol::AwsJson1_1);
/// const OPERATION: &OperationInfo = &OperationInfo::new("cloudtrail.CancelQuery", "CancelQuery", SERVICE);
///
/// /// Why a query could not be cancelled.
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub enum CancelQueryError {
///     /// There is no such query.
///     QueryIdNotFoundException(QueryIdNotFoundException),
///     /// What the operation does not declare.
///     Other(OtherError),
/// }
/// annul_runtime::operation_error!(OPERATION, CancelQueryError, QueryIdNotFoundException);
///
/// /// There is no such query.
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct QueryIdNotFoundException {
///     /// The reply that carried the error.
///     pub reply: ErrorReply,
/// }
///
/// impl QueryIdNotFoundException {
///     /// Its facts in the spec.
///     pub const INFO: &'static ErrorInfo =
///         &ErrorInfo::new("QueryIdNotFoundException", RefusalKind::NotFound, 404).codes(&["QueryIdNotFoundException"]);
///
///     /// The error, as a server answers it.
///     pub fn new() -> Self {
///         Self { reply: ErrorReply::of(Self::INFO) }
///     }
/// }
///
/// let error = CancelQueryError::from(QueryIdNotFoundException::new().with_message("no such query"));
/// assert_eq!(error.kind(), RefusalKind::NotFound);
/// assert_eq!(error.to_string(), "QueryIdNotFoundException (404): no such query");
/// ```
#[macro_export]
macro_rules! operation_error {
    ($operation:path, $name:ident $(, $error:ident)* $(,)?) => {
        impl $name {
            /// Why the cancel was refused.
            #[must_use]
            pub fn kind(&self) -> $crate::RefusalKind {
                match self {
                    $(Self::$error(_) => $error::INFO.kind,)*
                    Self::Other(other) => other.kind(),
                }
            }

            /// Whether the same call may be sent once more.
            #[must_use]
            pub fn retry(&self) -> $crate::Retry {
                match self {
                    $(Self::$error(_) => $error::INFO.retry,)*
                    Self::Other(other) => other.retry(),
                }
            }

            /// What is known of the target now.
            #[must_use]
            pub fn target_state(&self) -> $crate::TargetState {
                match self {
                    $(Self::$error(_) => $error::INFO.target_state,)*
                    Self::Other(other) => other.target_state(),
                }
            }

            /// What the error means, if it is an outcome after all: the target does not run any more.
            #[must_use]
            pub fn outcome(&self) -> ::core::option::Option<$crate::Outcome> {
                $crate::OperationError::reading(self)?.outcome()
            }

            /// What the spec says of the error; nothing, if it does not declare it.
            #[must_use]
            pub fn info(&self) -> ::core::option::Option<&'static $crate::operation::ErrorInfo> {
                match self {
                    $(Self::$error(_) => ::core::option::Option::Some($error::INFO),)*
                    Self::Other(other) => other.info(),
                }
            }

            /// The reply that carried the error: its headers and its body too.
            #[must_use]
            pub fn reply(&self) -> &$crate::ErrorReply {
                match self {
                    $(Self::$error(error) => &error.reply,)*
                    Self::Other(other) => other.reply(),
                }
            }

            /// The HTTP status.
            #[must_use]
            pub fn status(&self) -> u16 {
                self.reply().status()
            }

            /// The vendor's code of the error.
            #[must_use]
            pub fn code(&self) -> ::core::option::Option<&str> {
                self.reply().code()
            }

            /// The vendor's message.
            #[must_use]
            pub fn message(&self) -> ::core::option::Option<&str> {
                self.reply().message()
            }

            /// The id under which the vendor has the request in its logs.
            #[must_use]
            pub fn request_id(&self) -> ::core::option::Option<&str> {
                self.reply().request_id()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(self.reply(), out)
            }
        }

        impl ::core::error::Error for $name {}

        impl $crate::OperationError for $name {
            fn kind(&self) -> $crate::RefusalKind {
                Self::kind(self)
            }

            fn retry(&self) -> $crate::Retry {
                Self::retry(self)
            }

            fn target_state(&self) -> $crate::TargetState {
                Self::target_state(self)
            }

            fn reading(&self) -> ::core::option::Option<$crate::Reading> {
                match self {
                    $(Self::$error(_) => ::core::option::Option::Some($operation.reading_of($error::INFO)),)*
                    Self::Other(other) => other.reading(),
                }
            }

            fn info(&self) -> ::core::option::Option<&'static $crate::operation::ErrorInfo> {
                Self::info(self)
            }

            fn reply(&self) -> &$crate::ErrorReply {
                Self::reply(self)
            }
        }

        impl ::core::convert::From<$crate::OtherError> for $name {
            fn from(error: $crate::OtherError) -> Self {
                Self::Other(error)
            }
        }

        $($crate::declared_error!($name: $error);)*
    };
}

/// One declared error of [`operation_error!`].
#[doc(hidden)]
#[macro_export]
macro_rules! declared_error {
    ($name:ident: $error:ident) => {
        impl $error {
            /// The vendor's message.
            #[must_use]
            pub fn message(&self) -> ::core::option::Option<&str> {
                self.reply.message()
            }

            /// Sets the message.
            #[must_use]
            pub fn with_message(
                mut self,
                message: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                self.reply = self.reply.with_message(message);
                self
            }
        }

        impl ::core::fmt::Display for $error {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.reply, out)
            }
        }

        impl ::core::error::Error for $error {}

        impl ::core::convert::From<$error> for $name {
            fn from(error: $error) -> Self {
                // A large one stands in a box.
                Self::$error(::core::convert::From::from(error))
            }
        }
    };
}
