//! A client with operations as values, so that a stopper can take it as it takes an emitted one.

use super::{BlockingClient, BlockingEnsureStopped, BlockingStop, Client, EnsureStopped, Stop};
use crate::Target;
use crate::operation::ServiceInfo;
use crate::wire::CancelOperation;

/// A client and the operations of its service that it stops targets of: [`Client::with_operations`].
///
/// Operations can be made of specs while a program runs, so a [`Stopper`](super::Stopper) handles targets of those
/// beside targets of emitted ones.
#[derive(Debug, Clone)]
pub struct WithOperations<C, O> {
    client: C,
    operations: Vec<O>,
}

impl<C, O: CancelOperation> WithOperations<C, O> {
    fn of(&self, target: &Target<'_>) -> Option<O> {
        let mut known = self.operations.iter().copied();
        known.find(|operation| operation.info().id == target.operation().id)
    }
}

macro_rules! stops {
    ($client:ident, $stop:ident, $ensure:ident) => {
        impl $client {
            /// The client with operations of its service, for a stopper.
            ///
            /// A target of an operation that is not among them is not stopped, and its report says so.
            #[must_use]
            pub fn with_operations<O: CancelOperation>(
                self,
                operations: impl IntoIterator<Item = O>,
            ) -> WithOperations<Self, O> {
                WithOperations {
                    client: self,
                    operations: operations.into_iter().collect(),
                }
            }
        }

        impl<O: CancelOperation> $stop for WithOperations<$client, O> {
            fn service(&self) -> &'static ServiceInfo {
                self.client.0.service
            }

            fn ensure_stopped(&self, target: &Target<'_>) -> $ensure {
                match self.of(target) {
                    Some(operation) => self.client.ensure_stopped(operation, target),
                    None => self.client.ensure_stopped_of(&[], target),
                }
            }
        }
    };
}
stops!(Client, Stop, EnsureStopped);
stops!(BlockingClient, BlockingStop, BlockingEnsureStopped);
