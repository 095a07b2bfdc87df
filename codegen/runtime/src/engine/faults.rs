//! What can go wrong between a caller and an engine, on demand: for tests of callers.

use super::delay;
use crate::operation::{ErrorInfo, OperationInfo};
use crate::{RefusalKind, Retry};
use std::collections::VecDeque;
use std::fmt;
use std::future::pending;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What goes wrong with one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// The call has its effect, and then no answer ever comes.
    LoseReply,
    /// The call has its effect, and the answer is that it took too long.
    TimeOut,
    /// The call waits so long before anything happens.
    Delay(Duration),
    /// The call has no effect: too many requests.
    Throttle,
    /// The call has no effect: the service is not available.
    Unavailable,
    /// The call has no effect: the service has moved to another endpoint. Where an operation has no error
    /// for that, the service is not available.
    Move,
}

/// The faults that the next calls of an [`Adapter`](super::Adapter) meet, each of them one.
///
/// A clone stands for the same faults.
///
/// ```
/// use annul_runtime::engine::{Adapter, Fault, Faults, MemoryEngine};
///
/// let faults = Faults::default();
/// let adapter = Adapter::new(MemoryEngine::new()).with_faults(faults.clone());
/// faults.add(Fault::Throttle); // the next call is refused, the one after it is not
/// # drop(adapter);
/// ```
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<VecDeque<Fault>>>);

impl Faults {
    /// One more call meets a fault, after those that are still to come.
    pub fn add(&self, fault: Fault) {
        self.queue(|queue| queue.push_back(fault));
    }

    /// How many are still to come.
    #[must_use]
    pub fn left(&self) -> usize {
        self.queue(|queue| queue.len())
    }

    pub(super) fn next(&self) -> Option<Fault> {
        self.queue(VecDeque::pop_front)
    }

    fn queue<T>(&self, with: impl FnOnce(&mut VecDeque<Fault>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.queue(|queue| out.debug_list().entries(queue.iter()).finish())
    }
}

impl Fault {
    /// What happens before the call has its effect: nothing, a pause, or a refusal instead of it.
    pub(super) async fn before(self) -> Result<(), RefusalKind> {
        match self {
            Self::Delay(time) => delay(time).await,
            Self::Throttle => return Err(RefusalKind::Throttled),
            Self::Unavailable | Self::Move => return Err(RefusalKind::Unavailable),
            Self::LoseReply | Self::TimeOut => {}
        }
        Ok(())
    }

    /// What happens after it.
    pub(super) async fn after(self) -> Result<(), RefusalKind> {
        match self {
            Self::LoseReply => pending().await,
            Self::TimeOut => Err(RefusalKind::TimedOut),
            _ => Ok(()),
        }
    }

    /// The declared error that says it best, if no refusal does.
    pub(super) fn error(self, operation: &OperationInfo) -> Option<&'static ErrorInfo> {
        let mut errors = operation.errors.iter().chain(operation.service.errors);
        let moved = |info: &&&ErrorInfo| info.retry == Retry::AfterRediscovery;
        (self == Self::Move)
            .then(|| errors.find(moved).copied())
            .flatten()
    }
}
