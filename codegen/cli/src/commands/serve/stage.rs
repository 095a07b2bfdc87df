//! The targets in memory, and who answers the operations that cancel them.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use annul_codegen::ir::Catalogue;
use annul_runtime::dynamic::{DynamicError, DynamicInput, DynamicOperation, DynamicOutput};
use annul_runtime::engine::{Adapter, MemoryEngine};
use annul_runtime::server::{Handler, RequestContext};
use annul_runtime::wire::{CancelOperation as _, HttpResponse};
use annul_runtime::{Phase, Refusal, RefusalKind, Target};
use serde_json::Value;

use super::faults::{Fault, Faults};

/// How many retry tokens are remembered.
const TOKENS: usize = 10_000;

/// Targets, operations and faults.
pub(super) struct Stage {
    operations: Vec<DynamicOperation>,
    engine: MemoryEngine,
    /// The engine with the tokens of all operations, so that their memory has one limit.
    adapter: Adapter<MemoryEngine>,
    settle: Duration,
    /// What is still to go wrong.
    pub(super) faults: Faults,
}

impl Stage {
    /// Without any target, and with room for so many.
    pub(super) fn new(
        operations: Vec<DynamicOperation>,
        capacity: usize,
        settle: Duration,
    ) -> Self {
        let engine = MemoryEngine::with_capacity(capacity);
        Self {
            operations,
            adapter: Adapter::new(engine.clone()).with_tokens(TOKENS, Instant::now),
            engine,
            settle,
            faults: Faults::default(),
        }
    }

    /// What is served.
    pub(super) fn operations(&self) -> &[DynamicOperation] {
        &self.operations
    }

    /// The operation with this id.
    pub(super) fn operation(&self, id: &str) -> Option<DynamicOperation> {
        let mut all = self.operations.iter();
        all.find(|operation| operation.facts().info.id == id)
            .copied()
    }

    /// The targets.
    pub(super) const fn engine(&self) -> &MemoryEngine {
        &self.engine
    }

    /// The next calls meet a fault; or what is wrong with the order.
    pub(super) fn order(&self, order: &Value, catalogue: &Catalogue) -> Result<(), String> {
        let operation = match order["operation"].as_str() {
            Some(id) => {
                let known = self.operation(id);
                Some(known.ok_or_else(|| format!("no operation {id:?} is served"))?)
            }
            None => None,
        };
        let fault = Fault::of(order, operation, catalogue)?;
        let count = order["count"].as_u64().unwrap_or(1);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let id = operation.map(|operation| operation.facts().info.id);
        if self.faults.add(id, &fault, count) {
            Ok(())
        } else {
            Err("too many faults are to come".to_owned())
        }
    }

    /// A target that was told to stop stops after a while, unless it has ended by itself.
    fn follow(&self, target: Target<'static>, before: Option<Phase>) {
        let cancelling = Some(Phase::Cancelling);
        // It is followed once, however often it is cancelled.
        if before == cancelling || self.engine.phase(&target) != cancelling {
            return;
        }
        let (engine, settle) = (self.engine.clone(), self.settle);
        tokio::spawn(async move {
            tokio::time::sleep(settle).await;
            let _ = engine.settle(&target);
        });
    }
}

/// What becomes of the reply to a request; it travels with the request.
#[derive(Clone, Default)]
pub(super) struct Fate(Arc<Mutex<Ordered>>);

/// What was ordered for a reply.
#[derive(Default)]
pub(super) enum Ordered {
    /// Nothing.
    #[default]
    Nothing,
    /// It is lost.
    Lost,
    /// Another is sent in its place.
    Instead(HttpResponse),
}

impl Fate {
    /// What was ordered.
    pub(super) fn take(&self) -> Ordered {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(context: &RequestContext, ordered: Ordered) {
        if let Some(fate) = context.extensions().get::<Self>() {
            *fate.0.lock().unwrap_or_else(PoisonError::into_inner) = ordered;
        }
    }
}

/// Who answers: the engine, unless something is to go wrong.
pub(super) struct Player(Arc<Stage>);

impl Player {
    pub(super) fn new(stage: &Arc<Stage>) -> Self {
        Self(Arc::clone(stage))
    }
}

impl Handler<DynamicOperation> for Player {
    async fn handle(
        &self,
        operation: DynamicOperation,
        input: DynamicInput,
        context: &RequestContext,
    ) -> Result<DynamicOutput, DynamicError> {
        let refuse = |kind| operation.refuse(&Refusal::new(kind), Some(&input));
        let fault = self.0.faults.next(operation.facts().info.id);
        match &fault {
            Some(Fault::Delay(time)) => tokio::time::sleep(*time).await,
            Some(Fault::Throttle) => return refuse(RefusalKind::Throttled),
            Some(Fault::Unavailable) => return refuse(RefusalKind::Unavailable),
            Some(Fault::Error(name) | Fault::EndpointMoved(Some(name))) => {
                return Err(operation.declared(name, "This error was ordered."));
            }
            Some(fault @ (Fault::EndpointMoved(None) | Fault::Example(..))) => {
                if let Some(reply) = fault.instead() {
                    Fate::put(context, Ordered::Instead(reply));
                }
                return refuse(RefusalKind::Unavailable);
            }
            Some(Fault::LoseReply | Fault::TimeOut) | None => {}
        }
        let target = operation.target(&input).into_owned();
        let before = self.0.engine.phase(&target);
        let reply = self
            .0
            .adapter
            .handle(operation, input.clone(), context)
            .await;
        self.0.follow(target, before);
        match fault {
            Some(Fault::TimeOut) => refuse(RefusalKind::TimedOut),
            Some(Fault::LoseReply) => {
                Fate::put(context, Ordered::Lost);
                reply
            }
            _ => reply,
        }
    }
}
