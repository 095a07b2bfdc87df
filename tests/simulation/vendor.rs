//! The services of the world: the router of all vendors over one engine, and looks at what really is.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use annul::server::{Adapter, Engine, MemoryEngine, Router, serve_all};
use annul_runtime::wire::{HttpRequest, HttpResponse};
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind, Target};

use crate::world::World;

/// What answers requests.
#[derive(Clone)]
pub(crate) struct Vendor {
    world: World,
    router: Router,
    engine: MemoryEngine,
    refusals: Arc<Mutex<u32>>,
    cancels: Arc<Mutex<u32>>,
    target: Target<'static>,
}

/// An engine that refuses now and then, and in which what is told to stop needs time.
struct Slow(Vendor);

impl Engine for Slow {
    async fn cancel(&self, target: Target<'_>) -> Result<Disposition, Refusal> {
        let vendor = &self.0;
        *vendor.cancels.lock().expect("nothing panics") += 1;
        if let Some(refusal) = vendor.refusal() {
            vendor
                .world
                .note(format_args!("the engine refuses: {refusal:?}"));
            return Err(refusal.into());
        }
        let answer = vendor.engine.cancel(target.clone()).await;
        vendor
            .world
            .note(format_args!("the engine says {answer:?}"));
        if matches!(answer, Ok(Disposition::Cancelling)) {
            let (engine, target) = (vendor.engine.clone(), target.into_owned());
            vendor.world.after(vendor.world.time(20_000), move || {
                let _ = engine.settle(&target);
            });
        }
        answer
    }
}

impl Vendor {
    /// Services that know the target, unless it never was.
    pub(crate) fn new(world: &World, target: &Target<'static>) -> Self {
        let mut vendor = Self {
            world: world.clone(),
            router: Router::new(),
            engine: MemoryEngine::new(),
            refusals: Arc::new(Mutex::new(0)),
            cancels: Arc::default(),
            target: target.clone(),
        };
        if world.below(4) == 0 {
            *vendor.refusals.lock().expect("nothing panics") = 1 + u32::from(world.below(3) == 0);
        }
        let adapter = Adapter::new(Slow(vendor.clone()));
        vendor.router = serve_all(Router::new().request_ids(|| 7), &adapter);
        if world.below(12) > 0 {
            let _ = vendor.engine.start(target);
        }
        if world.below(4) == 0 {
            let (engine, target) = (vendor.engine.clone(), target.clone());
            let how = [Phase::Succeeded, Phase::Failed][usize::from(world.below(2) == 0)];
            world.after(world.time(15_000), move || {
                let _ = engine.end(&target, how);
            });
        }
        vendor
    }

    fn refusal(&self) -> Option<RefusalKind> {
        let mut left = self.refusals.lock().expect("nothing panics");
        *left = left.checked_sub(1)?;
        let kinds = [
            RefusalKind::Throttled,
            RefusalKind::Unavailable,
            RefusalKind::TimedOut,
            RefusalKind::Conflict,
        ];
        Some(kinds[usize::try_from(self.world.below(4)).unwrap_or_default()])
    }

    /// What really is of the target; none, if it never was.
    pub(crate) fn truth(&self) -> Option<Phase> {
        self.engine.phase(&self.target)
    }

    /// How many calls the engine has had.
    pub(crate) fn cancels(&self) -> u32 {
        *self.cancels.lock().expect("nothing panics")
    }

    /// Answers a request.
    pub(crate) fn answer(&self, request: HttpRequest) -> HttpResponse {
        if let Some(seen) = self.look(&request) {
            self.world.note(format_args!("a look shows {seen}"));
            return HttpResponse::new(seen.into());
        }
        // Nothing here waits for anything but itself.
        let mut context = Context::from_waker(Waker::noop());
        match pin!(self.router.answer(request)).poll(&mut context) {
            Poll::Ready(reply) => reply,
            Poll::Pending => panic!("the router waits"),
        }
    }

    /// What the vendor's other operation shows; the catalogue has none of them, so this stands in for it.
    fn look(&self, request: &HttpRequest) -> Option<String> {
        let name = request.headers().get("x-amz-target")?.to_str().ok()?;
        let words = match name {
            "AmazonAthena.GetCalculationExecutionStatus" => {
                ["RUNNING", "CANCELING", "CANCELED", "COMPLETED", "FAILED"]
            }
            "CloudTrail_20131101.DescribeQuery" => {
                ["RUNNING", "RUNNING", "CANCELLED", "FINISHED", "FAILED"]
            }
            _ => return None,
        };
        let word = match self.truth() {
            Some(Phase::Cancelling) => words[1],
            Some(Phase::Cancelled) => words[2],
            Some(Phase::Succeeded) => words[3],
            Some(Phase::Failed) => words[4],
            _ => words[0],
        };
        Some(match name {
            "CloudTrail_20131101.DescribeQuery" => format!(r#"{{"QueryStatus":"{word}"}}"#),
            _ => format!(r#"{{"Status":{{"State":"{word}"}}}}"#),
        })
    }
}
