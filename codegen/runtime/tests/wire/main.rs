//! Requests and replies of two operations that have every shape between them.

mod answers;
mod halt;
mod hostile;
mod replies;
mod requests;
mod rest_replies;
mod round_trips;
mod servers;
mod stop;

/// An error with one member, as the generator writes it.
macro_rules! error {
    ($name:ident, $kind:ident, $status:literal, $code:literal) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name {
            pub(crate) detail: Option<String>,
            pub(crate) reply: annul_runtime::ErrorReply,
        }

        impl $name {
            pub(crate) const INFO: &'static annul_runtime::operation::ErrorInfo =
                &annul_runtime::operation::ErrorInfo::new(
                    stringify!($name),
                    annul_runtime::RefusalKind::$kind,
                    $status,
                )
                .codes(&[$code]);

            pub(crate) fn new() -> Self {
                let reply = annul_runtime::ErrorReply::of(Self::INFO);
                Self {
                    detail: None,
                    reply,
                }
            }
        }
    };
}

use error;
