//! The targets in memory, and who answers the operations that cancel them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use annul_runtime::dynamic::{DynamicError, DynamicInput, DynamicOperation, DynamicOutput};
use annul_runtime::engine::{Adapter, MemoryEngine};
use annul_runtime::server::{Handler, RequestContext};
use annul_runtime::wire::CancelOperation as _;
use annul_runtime::{Phase, Refusal, RefusalKind, Target};

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

/// Whether the reply to a request is to be lost; it travels with the request.
#[derive(Clone, Default)]
pub(super) struct Lost(Arc<AtomicBool>);

impl Lost {
    /// Whether it is.
    pub(super) fn is_lost(&self) -> bool {
        self.0.load(Ordering::Relaxed)
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
            Some(Fault::Error(name)) => {
                return Err(operation.declared(name, "This error was ordered."));
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
                if let Some(lost) = context.extensions().get::<Lost>() {
                    lost.0.store(true, Ordering::Relaxed);
                }
                reply
            }
            _ => reply,
        }
    }
}
