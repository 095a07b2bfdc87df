//! The macros that make the clients of one service.

/// The methods of both clients of a service, one an operation.
///
/// It stands behind [`service_client!`](crate::service_client):
///
/// ```text
/// ::annul_runtime::service_calls! {
///     /// Asks Athena to stop a calculation.
///     fn stop_calculation_execution(input: StopCalculationExecutionInput) -> StopCalculationExecution;
/// }
/// ```
#[macro_export]
macro_rules! service_calls {
    ($(
        $(#[$of_method:meta])*
        fn $method:ident(input: $input:ty $(,)?) -> $operation:ident;
    )*) => {
        impl Client {
            $(
                $(#[$of_method])*
                ///
                /// Set options, then await the call.
                pub fn $method(&self, input: $input) -> $crate::client::Call<'_, $operation> {
                    self.0.call($operation, input)
                }
            )*
        }

        impl BlockingClient {
            $(
                $(#[$of_method])*
                ///
                /// Set options, then `send` the call.
                pub fn $method(&self, input: $input) -> $crate::client::BlockingCall<'_, $operation> {
                    self.0.call($operation, input)
                }
            )*
        }
    };
}

/// The clients of a service; [`service_calls!`](crate::service_calls) adds a method for each of its operations.
///
/// It is in the emitted `client.rs` of a service, with its title in words:
///
/// ```text
/// ::annul_runtime::service_client!("Amazon Athena", super::SERVICE, [StopCalculationExecution]);
/// ```
#[macro_export]
macro_rules! service_client {
    ($title:literal, $service:expr, [$($operation:ident),* $(,)?]) => {
        #[doc = ::core::concat!("Calls ", $title, ".")]
        ///
        /// A clone shares everything with its original.
        #[derive(Clone, Debug)]
        pub struct Client($crate::client::Client);

        impl Client {
            #[doc = ::core::concat!("Makes a client of ", $title, ".")]
            pub const fn builder() -> $crate::client::ClientBuilder<Self> {
                $crate::client::ClientBuilder::of($service)
            }

            /// Makes sure that `target` has stopped, whichever operation of the service cancels it.
            ///
            /// Cancels it, waits until it is seen to have ended where the spec says how, and
            /// returns an error only if it may still be running. What a target lacks is said
            /// before anything is sent.
            pub fn ensure_stopped(
                &self,
                target: &$crate::Target<'_>,
            ) -> $crate::client::EnsureStopped {
                self.0.ensure_stopped_of(Self::CANCELS, target)
            }

            /// The same of what an input cancels, for operations that require more than their
            /// target.
            pub fn ensure_stopped_by<O: $crate::wire::CancelOperation>(
                &self,
                operation: O,
                input: O::Input,
            ) -> $crate::client::EnsureStopped {
                self.0.ensure_stopped_by(operation, input)
            }

            /// Cancels `target` when the guard is dropped, unless it is disarmed before.
            ///
            /// `spawn` is given the work: `move |work| { handle.spawn(work); }` with a handle of
            /// the runtime that the transport needs.
            ///
            /// # Errors
            /// Why the guard could not cancel the target, as far as that is known by now: the
            /// target lacks what the operation requires, or is not this service's.
            pub fn cancel_on_drop(
                &self,
                target: &$crate::Target<'_>,
                spawn: impl ::core::ops::FnOnce($crate::client::Pending<'static, ()>)
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
            ) -> ::core::result::Result<$crate::client::CancelOnDrop, $crate::client::NotSent> {
                self.0.cancel_on_drop_of(Self::CANCELS, target, spawn)
            }

            const CANCELS: &'static [fn(
                &$crate::Target<'_>,
            ) -> ::core::option::Option<
                ::core::result::Result<$crate::client::AnyCancel, $crate::client::NotSent>,
            >] =
                &[$(|target| $crate::client::AnyCancel::of($operation, target)),*];
        }

        impl $crate::client::Stop for Client {
            fn service(&self) -> &'static $crate::operation::ServiceInfo {
                $service
            }

            fn ensure_stopped(
                &self,
                target: &$crate::Target<'_>,
            ) -> $crate::client::EnsureStopped {
                Self::ensure_stopped(self, target)
            }
        }

        impl $crate::client::ServiceClient for Client {
            type Core = $crate::client::Client;

            fn of(core: $crate::client::Client) -> Self {
                Self(core)
            }
        }

        #[doc = ::core::concat!("Calls ", $title, ", and waits on the thread that calls.")]
        ///
        /// A clone shares everything with its original.
        #[derive(Clone, Debug)]
        pub struct BlockingClient($crate::client::BlockingClient);

        impl BlockingClient {
            #[doc = ::core::concat!("Makes a client of ", $title, ".")]
            pub const fn builder()
            -> $crate::client::ClientBuilder<Self, dyn $crate::client::BlockingTransport> {
                $crate::client::ClientBuilder::of($service)
            }

            /// Makes sure that `target` has stopped, whichever operation of the service cancels it.
            ///
            /// Cancels it, waits until it is seen to have ended where the spec says how, and
            /// returns an error only if it may still be running. What a target lacks is said
            /// before anything is sent.
            pub fn ensure_stopped(
                &self,
                target: &$crate::Target<'_>,
            ) -> $crate::client::BlockingEnsureStopped {
                self.0.ensure_stopped_of(Self::CANCELS, target)
            }

            /// The same of what an input cancels, for operations that require more than their
            /// target.
            pub fn ensure_stopped_by<O: $crate::wire::CancelOperation>(
                &self,
                operation: O,
                input: O::Input,
            ) -> $crate::client::BlockingEnsureStopped {
                self.0.ensure_stopped_by(operation, input)
            }

            /// Cancels `target` when the guard is dropped, on a thread of its own, unless it is
            /// disarmed before.
            ///
            /// # Errors
            /// Why the guard could not cancel the target, as far as that is known by now: the
            /// target lacks what the operation requires, or is not this service's.
            pub fn cancel_on_drop(
                &self,
                target: &$crate::Target<'_>,
            ) -> ::core::result::Result<$crate::client::CancelOnDrop, $crate::client::NotSent> {
                self.0.cancel_on_drop_of(Self::CANCELS, target)
            }

            const CANCELS: &'static [fn(
                &$crate::Target<'_>,
            ) -> ::core::option::Option<
                ::core::result::Result<$crate::client::AnyCancel, $crate::client::NotSent>,
            >] =
                &[$(|target| $crate::client::AnyCancel::of($operation, target)),*];
        }

        impl $crate::client::BlockingStop for BlockingClient {
            fn service(&self) -> &'static $crate::operation::ServiceInfo {
                $service
            }

            fn ensure_stopped(
                &self,
                target: &$crate::Target<'_>,
            ) -> $crate::client::BlockingEnsureStopped {
                Self::ensure_stopped(self, target)
            }
        }

        impl $crate::client::ServiceClient for BlockingClient {
            type Core = $crate::client::BlockingClient;

            fn of(core: $crate::client::BlockingClient) -> Self {
                Self(core)
            }
        }
    };
}
