//! Clients of any operation, and what builders make.

use super::any_cancel::AnyCancel;
use super::block_on::block_on;
use super::call::{BlockingCall, Call};
use super::core::Core;
use super::stop::{BlockingEnsureStopped, CancelOnDrop, EnsureStopped};
use super::{BlockingTransport, ClientBuilder, NotSent, Pending};
use crate::Target;
use crate::operation::{OperationInfo, ServiceInfo};
use crate::wire::{CancelOperation, Operation};
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

    /// Where it sends requests, as far as that is known without asking anybody.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.0.likely_endpoint().to_string()
    }

    /// Calls an operation.
    pub fn call<O: Operation>(&self, operation: O, input: O::Input) -> Call<'_, O> {
        Call::new(&self.0, operation, input)
    }

    /// Makes sure that a target of an operation has stopped.
    ///
    /// The operation is a value, so it can be one that is made of a spec while a program runs.
    pub fn ensure_stopped(
        &self,
        operation: impl CancelOperation,
        target: &Target<'_>,
    ) -> EnsureStopped {
        EnsureStopped::new(Arc::clone(&self.0), one(&self.0, operation, target), target)
    }

    /// Cancels a target of an operation when the guard is dropped, unless it is disarmed before.
    ///
    /// `spawn` is given the work: `move |work| { handle.spawn(work); }` with a handle of the
    /// runtime that the transport needs.
    ///
    /// # Errors
    /// Why the guard could not cancel the target, as far as that is known by now: the target
    /// lacks what the operation requires, or is not the operation's, or the operation is another service's.
    pub fn cancel_on_drop(
        &self,
        operation: impl CancelOperation,
        target: &Target<'_>,
        spawn: impl FnOnce(Pending<'static, ()>) + Send + Sync + 'static,
    ) -> Result<CancelOnDrop, NotSent> {
        self.ensure_stopped(operation, target).on_drop(spawn)
    }

    /// Makes sure that a target of one of these operations has stopped.
    #[doc(hidden)]
    pub fn ensure_stopped_of(&self, of: Cancels, target: &Target<'_>) -> EnsureStopped {
        EnsureStopped::new(Arc::clone(&self.0), find(&self.0, of, target), target)
    }

    /// Cancels a target of one of these operations when the guard is dropped.
    #[doc(hidden)]
    pub fn cancel_on_drop_of(
        &self,
        of: Cancels,
        target: &Target<'_>,
        spawn: impl FnOnce(Pending<'static, ()>) + Send + Sync + 'static,
    ) -> Result<CancelOnDrop, NotSent> {
        self.ensure_stopped_of(of, target).on_drop(spawn)
    }
}

/// The cancels that a client knows, each made of a target.
type Cancels = &'static [fn(&Target<'_>) -> Option<Result<AnyCancel, NotSent>>];

fn find(core: &Core, of: Cancels, target: &Target<'_>) -> Result<AnyCancel, NotSent> {
    let info = target.operation();
    let found = of.iter().find_map(|cancel| cancel(target));
    // Only what the client knows can be told how to be made.
    let made = found.as_ref().and_then(|_| made(core, target));
    made.or(found).unwrap_or_else(|| {
        Err(if info.service.id == core.service.id {
            NotSent::NoOperation { operation: info.id }
        } else {
            other_service(core, info)
        })
    })
}

/// A cancel as the client was told to make it.
fn made(core: &Core, target: &Target<'_>) -> Option<Result<AnyCancel, NotSent>> {
    let mut told = core.inputs.iter().rev();
    told.find_map(|make| make(target))
}

fn one(
    core: &Core,
    operation: impl CancelOperation,
    target: &Target<'_>,
) -> Result<AnyCancel, NotSent> {
    let info = operation.info();
    if info.service.id != core.service.id {
        return Err(other_service(core, info));
    }
    let other = NotSent::OtherOperation {
        given: info.id,
        target: target.operation().id,
    };
    let found = AnyCancel::of(operation, target);
    let made = found.as_ref().and_then(|_| made(core, target));
    made.or(found).unwrap_or(Err(other))
}

const fn other_service(core: &Core, info: &OperationInfo) -> NotSent {
    NotSent::OtherService {
        client: core.service.id,
        operation: info.service.id,
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

    /// Makes sure that a target of an operation has stopped.
    ///
    /// The operation is a value, so it can be one that is made of a spec while a program runs.
    pub fn ensure_stopped(
        &self,
        operation: impl CancelOperation,
        target: &Target<'_>,
    ) -> BlockingEnsureStopped {
        BlockingEnsureStopped::new(Arc::clone(&self.0), one(&self.0, operation, target), target)
    }

    /// Cancels a target of an operation when the guard is dropped, on a thread of its own, unless
    /// it is disarmed before.
    ///
    /// # Errors
    /// Why the guard could not cancel the target, as far as that is known by now: the target
    /// lacks what the operation requires, or is not the operation's, or the operation is another service's.
    pub fn cancel_on_drop(
        &self,
        operation: impl CancelOperation,
        target: &Target<'_>,
    ) -> Result<CancelOnDrop, NotSent> {
        self.ensure_stopped(operation, target).on_drop(on_a_thread)
    }

    /// Makes sure that a target of one of these operations has stopped.
    #[doc(hidden)]
    pub fn ensure_stopped_of(&self, of: Cancels, target: &Target<'_>) -> BlockingEnsureStopped {
        BlockingEnsureStopped::new(Arc::clone(&self.0), find(&self.0, of, target), target)
    }

    /// Cancels a target of one of these operations when the guard is dropped, on a thread of its own.
    #[doc(hidden)]
    pub fn cancel_on_drop_of(
        &self,
        of: Cancels,
        target: &Target<'_>,
    ) -> Result<CancelOnDrop, NotSent> {
        self.ensure_stopped_of(of, target).on_drop(on_a_thread)
    }
}

fn on_a_thread(work: Pending<'static, ()>) {
    // Without a thread the work is dropped, and the report says so.
    let _ = std::thread::Builder::new().spawn(|| block_on(work));
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
