//! An engine, and how it answers the operations of every vendor.

use super::token_memory::{answer, kept};
use super::tokens::{Claim, Key, Tokens, Verdict};
use super::{Caller, Clock, Faults, TokenMemory};
use crate::server::{Handler, RequestContext};
use crate::server::{refused, sayable};
use crate::wire::CancelOperation;
use crate::{Disposition, OperationError, OtherError, Refusal, Retry, Target};
use std::fmt;
use std::sync::Arc;
use std::time::Instant;

/// Whatever can stop what runs: a database, a scheduler, another cloud.
///
/// It may be written as an `async fn`. A target that has ended, or that was
/// cancelled before, is no error here: that is what a [`Disposition`] says,
/// and the reply table knows what each vendor makes of it.
pub trait Engine: Send + Sync + 'static {
    /// Stops a target.
    ///
    /// The ids are those of the vendor whose operation was called; they keep
    /// every constraint of its spec. If the target has a
    /// [precondition](Target::precondition), it holds only for that version
    /// of it.
    ///
    /// If whoever asked goes away, the future may be dropped at any point
    /// where it waits.
    ///
    /// # Errors
    /// Why the target is not stopped.
    fn cancel(
        &self,
        target: Target<'_>,
    ) -> impl Future<Output = Result<Disposition, Refusal>> + Send;
}

impl<E: Engine> Engine for Arc<E> {
    fn cancel(
        &self,
        target: Target<'_>,
    ) -> impl Future<Output = Result<Disposition, Refusal>> + Send {
        E::cancel(self, target)
    }
}

/// An engine as the handler of every operation that cancels.
///
/// Where an operation has retry tokens, a call that comes again with its token
/// gets the answer of the first time, for as long as the spec says; while the
/// first still runs, it waits. Errors that may be tried again (too many
/// requests, say) are not remembered. A token that was used for another target,
/// or under another precondition, is refused.
///
/// Where a call names several targets, the engine is asked for one after the other.
///
/// Cloning it is cheap, and a clone stands for the same engine and the same tokens.
pub struct Adapter<E> {
    engine: Arc<E>,
    tokens: Arc<Tokens>,
    memory: Option<Arc<dyn TokenMemory>>,
    faults: Option<Faults>,
}

/// How many tokens are remembered by default: with the longest ids, some 100 MB.
const TOKENS: usize = 100_000;

impl<E: Engine> Adapter<E> {
    /// The handler that an engine is. It remembers up to 100,000 retry tokens.
    #[must_use]
    pub fn new(engine: E) -> Self {
        Self {
            engine: Arc::new(engine),
            tokens: Arc::new(Tokens::new(TOKENS, Instant::now)),
            memory: None,
            faults: None,
        }
    }

    /// Sets how many tokens are remembered, and the clock that says for how long.
    ///
    /// When there are more, the oldest is forgotten before its time. What has
    /// been remembered so far is forgotten.
    #[must_use]
    pub fn with_tokens(mut self, capacity: usize, clock: impl Clock) -> Self {
        self.tokens = Arc::new(Tokens::new(capacity, clock));
        self
    }

    /// Sets a memory of tokens that is shared with other servers.
    #[must_use]
    pub fn with_token_memory(mut self, memory: impl TokenMemory) -> Self {
        self.memory = Some(Arc::new(memory));
        self
    }

    /// The same engine behind faults, for tests of callers.
    #[must_use]
    pub fn with_faults(mut self, faults: Faults) -> Self {
        self.faults = Some(faults);
        self
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> &E {
        &self.engine
    }

    /// How many retry tokens are remembered.
    #[must_use]
    pub fn remembered_tokens(&self) -> usize {
        self.tokens.len()
    }

    /// What the engine says of each target of an input, one after the other.
    async fn verdicts<'i, O: CancelOperation>(
        &self,
        operation: O,
        input: &'i O::Input,
    ) -> Vec<(Target<'i>, Verdict)> {
        let mut said = Vec::new();
        for target in operation.targets(input) {
            let verdict = self.engine.cancel(target.clone()).await;
            said.push((target, verdict));
        }
        said
    }

    /// What the engine says, or said when the token came for the first time; none, if the token is another call's.
    async fn verdict<O: CancelOperation>(
        &self,
        operation: O,
        input: &O::Input,
        context: &RequestContext,
    ) -> Option<Verdict> {
        let target = operation.target(input);
        let info = operation.info();
        let (Some(token), Some(of_token)) = (operation.token(input), &info.cancel.token) else {
            return Some(self.engine.cancel(target).await);
        };
        let key = Key {
            operation: info.id,
            caller: context.extensions().get::<Caller>().cloned(),
            token: token.into(),
        };
        let known = key.to_text();
        let turn = match self.tokens.claim(key, &target).await {
            Claim::First(turn) => turn,
            Claim::Same(verdict) => return Some(verdict),
            Claim::Other => return None,
        };
        // If this is dropped while it waits, so is the turn.
        if let Some(memory) = &self.memory {
            match memory.recall(&known).await {
                Ok(None) => {}
                // What another server kept is not kept here too: its time goes by another clock.
                Ok(Some(said)) => return answer(&target, &said),
                Err(refusal) => return Some(Err(refusal)),
            }
        }
        let verdict = self.engine.cancel(target.clone()).await;
        if !is_final(operation, &verdict, input) {
            return Some(verdict);
        }
        if let Some(memory) = &self.memory {
            let said = memory
                .keep(&known, &kept(&target, &verdict), of_token.lifetime)
                .await;
            // Where two servers had the same call at the same time, the first answer counts.
            if let Ok(said) = said
                && answer(&target, &said).as_ref() != Some(&verdict)
            {
                return answer(&target, &said);
            }
        }
        turn.keep(verdict.clone(), of_token.lifetime);
        Some(verdict)
    }
}

/// The reply to what an engine said of each target.
fn answer_each<O: CancelOperation>(
    operation: O,
    input: &O::Input,
    said: Vec<(Target<'_>, Verdict)>,
) -> Result<O::Output, O::Error> {
    // The first refusal that the vendor answers with an error is the answer to all of the call.
    let refusal = said.iter().find_map(|(_, verdict)| {
        let refusal = verdict.as_ref().err()?;
        operation.is_for_all(refusal.kind.into()).then_some(refusal)
    });
    if let Some(refusal) = refusal {
        return refused(operation, refusal.clone(), Some(input));
    }
    let service = operation.info().service;
    let sayable = |(target, verdict): (_, Verdict)| {
        (target, verdict.map_err(|refusal| sayable(service, refusal)))
    };
    let said: Vec<_> = said.into_iter().map(sayable).collect();
    operation.answer_each(&said)
}

/// Whether the same call would get the same answer: not if the vendor's error for it may be tried again.
fn is_final<O: CancelOperation>(operation: O, verdict: &Verdict, input: &O::Input) -> bool {
    let Err(refusal) = verdict else { return true };
    let reply = operation.refuse(refusal, Some(input));
    reply
        .err()
        .is_none_or(|error| error.retry() == Retry::Never)
}

impl<O: CancelOperation, E: Engine> Handler<O> for Adapter<E> {
    async fn handle(
        &self,
        operation: O,
        input: O::Input,
        context: &RequestContext,
    ) -> Result<O::Output, O::Error> {
        let info = operation.info();
        let fault = self.faults.as_ref().and_then(Faults::next);
        if let Some(fault) = fault
            && let Err(kind) = fault.before().await
        {
            return match fault.error(info) {
                Some(declared) => Err(OtherError::of(info, declared).into()),
                None => refused(operation, kind.into(), Some(&input)),
            };
        }
        if info.cancel.each.is_some() {
            let said = self.verdicts(operation, &input).await;
            if let Some(fault) = fault
                && let Err(kind) = fault.after().await
            {
                return refused(operation, kind.into(), Some(&input));
            }
            return answer_each(operation, &input, said);
        }
        let verdict = self.verdict(operation, &input, context).await;
        if let (Some(fault), Some(_)) = (fault, &verdict)
            && let Err(kind) = fault.after().await
        {
            return refused(operation, kind.into(), Some(&input));
        }
        match verdict {
            Some(Ok(disposition)) => operation.answer(disposition, &input),
            Some(Err(refusal)) => refused(operation, refusal, Some(&input)),
            None => operation.token_conflict(&input),
        }
    }
}

impl<E> Clone for Adapter<E> {
    fn clone(&self) -> Self {
        Self {
            engine: Arc::clone(&self.engine),
            tokens: Arc::clone(&self.tokens),
            memory: self.memory.clone(),
            faults: self.faults.clone(),
        }
    }
}

impl<E> fmt::Debug for Adapter<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Adapter")
            .field("tokens", &self.tokens.len())
            .finish_non_exhaustive()
    }
}
