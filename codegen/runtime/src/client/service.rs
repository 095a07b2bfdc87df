//! Clients of any operation, and the macro that makes those of one service.

use super::call::{BlockingCall, Call};
use super::core::Core;
use super::{BlockingTransport, ClientBuilder};
use crate::operation::ServiceInfo;
use crate::wire::Operation;
use std::fmt;
use std::sync::Arc;

/// A client of one service, for any of its operations.
///
/// Emitted clients have a method for each operation and are built on this one.
/// A clone shares everything with its original.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Core>);

/// A client of one service that waits on the thread that calls.
#[derive(Clone)]
pub struct BlockingClient(pub(super) Arc<Core>);

impl Client {
    /// Makes a client of a service.
    pub const fn builder(service: &'static ServiceInfo) -> ClientBuilder<Self> {
        ClientBuilder::of(service)
    }

    /// Calls an operation.
    pub fn call<O: Operation>(&self, operation: O, input: O::Input) -> Call<'_, O> {
        Call::new(&self.0, operation, input)
    }
}

impl BlockingClient {
    /// Makes a client of a service.
    pub const fn builder(
        service: &'static ServiceInfo,
    ) -> ClientBuilder<Self, dyn BlockingTransport> {
        ClientBuilder::of(service)
    }

    /// Calls an operation.
    pub fn call<O: Operation>(&self, operation: O, input: O::Input) -> BlockingCall<'_, O> {
        BlockingCall::new(&self.0, operation, input)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl fmt::Debug for BlockingClient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// What a builder makes: the client of any operation, or an emitted one around it.
pub trait ServiceClient {
    /// The client of any operation.
    type Core;

    /// This client, around that of any operation.
    #[doc(hidden)]
    fn of(core: Self::Core) -> Self;
}

impl ServiceClient for Client {
    type Core = Self;

    fn of(core: Self) -> Self {
        core
    }
}

impl ServiceClient for BlockingClient {
    type Core = Self;

    fn of(core: Self) -> Self {
        core
    }
}

/// The clients of a service; emitted code adds a method for each of its operations.
///
/// It stands in the emitted `client.rs` of a service, with its title in words:
///
/// ```text
/// ::annul_runtime::service_client!("Amazon Athena", super::SERVICE);
///
/// impl Client {
///     /// Asks Athena to stop a calculation.
///     pub fn stop_calculation_execution(
///         &self,
///         input: StopCalculationExecutionInput,
///     ) -> Call<'_, StopCalculationExecution> {
///         self.0.call(StopCalculationExecution, input)
///     }
/// }
/// ```
#[macro_export]
macro_rules! service_client {
    ($title:literal, $service:expr) => {
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
        }

        impl $crate::client::ServiceClient for BlockingClient {
            type Core = $crate::client::BlockingClient;

            fn of(core: $crate::client::BlockingClient) -> Self {
                Self(core)
            }
        }
    };
}
