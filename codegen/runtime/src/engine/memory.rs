//! An engine in memory: targets that a test starts, ends and cancels.

use super::Engine;
use crate::operation::Completion;
use crate::{Disposition, Phase, Refusal, RefusalKind, Target};
use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// An engine in memory, which obeys what the specs declare: for tests of callers, and to look something up in.
///
/// - Where a spec says that a cancel is `synchronous`, the target is cancelled
///   at once; else it is cancelling until it [settles](Self::settle) or ends by itself.
/// - A target that has ended stays as it ended.
/// - Each change of phase gives a target another [etag](Self::etag).
///
/// It keeps up to 10,000 targets; of those that have ended the oldest are
/// forgotten first. A clone stands for the same targets.
///
/// ```
/// use annul_runtime::engine::MemoryEngine;
/// use annul_runtime::operation::{OperationInfo, Protocol, ServiceInfo};
/// use annul_runtime::{Phase, Target};
///
/// const SERVICE: &ServiceInfo = &ServiceInfo::new("acme", "jobs", Protocol::RestJson);
/// const CANCEL: &OperationInfo = &OperationInfo::new("jobs.Cancel", "Cancel", SERVICE);
///
/// let engine = MemoryEngine::new();
/// let target = Target::new(CANCEL);
/// assert!(engine.start(&target));
/// assert!(engine.end(&target, Phase::Succeeded));
/// assert_eq!(engine.phase(&target), Some(Phase::Succeeded));
/// ```
#[derive(Clone)]
pub struct MemoryEngine(Arc<Mutex<Targets>>);

#[derive(Default)]
struct Targets {
    known: HashMap<Target<'static>, State>,
    /// How many there have ever been.
    started: u64,
    ended: VecDeque<Target<'static>>,
    capacity: usize,
}

struct State {
    phase: Phase,
    version: u64,
    /// The how-manieth it is.
    number: u64,
}

impl Default for MemoryEngine {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryEngine {
    /// Without any target.
    #[must_use]
    pub fn new() -> Self {
        Self::with_capacity(10_000)
    }

    /// Without any target, and with room for so many.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self(Arc::new(Mutex::new(Targets {
            capacity,
            ..Targets::default()
        })))
    }

    /// A target runs. Not, if it is known already, or if there are too many that have not ended.
    #[must_use]
    pub fn start(&self, target: &Target<'_>) -> bool {
        self.add(target, Phase::Running)
    }

    /// A target waits for its turn; [`run`](Self::run) starts it.
    #[must_use]
    pub fn queue(&self, target: &Target<'_>) -> bool {
        self.add(target, Phase::Pending)
    }

    /// A target that waited runs.
    #[must_use]
    pub fn run(&self, target: &Target<'_>) -> bool {
        self.go(target, Phase::Running, |now| now == Phase::Pending)
    }

    /// A target ends in a phase, whether it was told to stop or not. Not, if it has ended or the phase is no end.
    #[must_use]
    pub fn end(&self, target: &Target<'_>, phase: Phase) -> bool {
        phase.is_terminal() && self.go(target, phase, |now| !now.is_terminal())
    }

    /// A target that was told to stop has stopped.
    #[must_use]
    pub fn settle(&self, target: &Target<'_>) -> bool {
        self.go(target, Phase::Cancelled, |now| now == Phase::Cancelling)
    }

    /// The phase of a target, if it is known.
    #[must_use]
    pub fn phase(&self, target: &Target<'_>) -> Option<Phase> {
        self.targets(|targets| Some(targets.known.get(&own(target))?.phase))
    }

    /// The etag of a target, if it is known: what a precondition must say.
    #[must_use]
    pub fn etag(&self, target: &Target<'_>) -> Option<String> {
        self.targets(|targets| Some(targets.known.get(&own(target))?.etag()))
    }

    /// How many targets are known, and at most so many of them: the ones that came last, the newest first.
    #[must_use]
    pub fn newest(&self, count: usize) -> (usize, Vec<Target<'static>>) {
        self.targets(|targets| {
            let all = targets.known.iter();
            let mut all: Vec<_> = all.map(|(target, state)| (state.number, target)).collect();
            all.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
            let newest = all.iter().take(count).map(|(_, target)| (*target).clone());
            (all.len(), newest.collect())
        })
    }

    fn add(&self, target: &Target<'_>, phase: Phase) -> bool {
        self.targets(|targets| targets.add(own(target), phase))
    }

    fn go(&self, target: &Target<'_>, to: Phase, if_in: impl FnOnce(Phase) -> bool) -> bool {
        let target = own(target);
        self.targets(|targets| match targets.known.get(&target) {
            Some(state) if if_in(state.phase) => {
                targets.go(&target, to);
                true
            }
            _ => false,
        })
    }

    fn targets<T>(&self, with: impl FnOnce(&mut Targets) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Targets {
    fn add(&mut self, target: Target<'static>, phase: Phase) -> bool {
        if self.known.contains_key(&target) {
            return false;
        }
        while self.known.len() >= self.capacity {
            let Some(oldest) = self.ended.pop_front() else {
                return false;
            };
            self.known.remove(&oldest);
        }
        self.started += 1;
        let number = self.started;
        let state = State {
            phase,
            version: 1,
            number,
        };
        self.known.insert(target, state);
        true
    }

    fn go(&mut self, target: &Target<'static>, to: Phase) {
        if let Some(state) = self.known.get_mut(target) {
            state.phase = to;
            state.version += 1;
            if to.is_terminal() {
                self.ended.push_back(target.clone());
            }
        }
    }

    fn cancel(&mut self, target: &Target<'static>) -> Result<Disposition, Refusal> {
        let state = self.known.get(target).ok_or(RefusalKind::NotFound)?;
        if target
            .precondition()
            .is_some_and(|etag| etag != "*" && etag != state.etag())
        {
            return Err(RefusalKind::PreconditionFailed.into());
        }
        let at_once = target.operation().cancel.completion == Completion::Synchronous;
        let (disposition, to) = match state.phase {
            Phase::Cancelled => (Disposition::AlreadyCancelled, None),
            Phase::Cancelling => (Disposition::Cancelling, None),
            Phase::Succeeded | Phase::Failed | Phase::TimedOut | Phase::Ended => {
                (Disposition::AlreadyFinished(state.phase), None)
            }
            // What does not run yet needs no time to stop.
            Phase::Running if !at_once => (Disposition::Cancelling, Some(Phase::Cancelling)),
            Phase::Pending | Phase::Running => (Disposition::Cancelled, Some(Phase::Cancelled)),
        };
        if let Some(phase) = to {
            self.go(target, phase);
        }
        Ok(disposition)
    }
}

impl State {
    fn etag(&self) -> String {
        format!("\"{}\"", self.version)
    }
}

fn own(target: &Target<'_>) -> Target<'static> {
    target.clone().into_owned()
}

impl Engine for MemoryEngine {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let target = target.into_owned();
        self.targets(|targets| targets.cancel(&target))
    }
}

impl fmt::Debug for MemoryEngine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.targets(|targets| targets.known.len());
        write!(out, "MemoryEngine({count} targets)")
    }
}

#[cfg(test)]
mod tests;
