//! A target that is cancelled when nobody holds on to it any more.

use super::prepared::Prepared;
use super::{NotStopped, StopReport};
use crate::Target;
use crate::client::Pending;
use std::fmt;
use std::time::Duration;

/// Cancels a target when it is dropped: on every way out of a function, `?` and panic included.
///
/// Nothing can be awaited while something is dropped, so the cancel goes on
/// elsewhere: whoever made the guard said where. It has a deadline, and what
/// became of the target is told exactly once, also if the runtime ends first.
///
/// ```no_run
/// # use annul_runtime::client::{Client, NotSent};
/// # async fn run(target: annul_runtime::Target<'_>, client: Client, handle: tokio::runtime::Handle) -> Result<(), NotSent> {
/// # let guard = client.cancel_on_drop_of(&[], &target, move |work| {
///     // With a client of your bindings: client.cancel_on_drop(&target, move |work| {
///     handle.spawn(work);
/// })?
/// .timeout(std::time::Duration::from_secs(20))
/// .report(|report| eprintln!("{report}"));
/// // … wait for the query …
/// guard.disarm();
/// # Ok(())
/// # }
/// ```
#[must_use = "the target is cancelled as soon as this is dropped"]
pub struct CancelOnDrop(Option<Armed>);

struct Armed {
    prepared: Prepared,
    spawn: Box<dyn FnOnce(Pending<'static, ()>) + Send + Sync>,
    report: Option<Box<Report>>,
}

type Report = dyn FnOnce(StopReport) + Send + Sync;

impl CancelOnDrop {
    pub(super) fn new(
        prepared: Prepared,
        spawn: impl FnOnce(Pending<'static, ()>) + Send + Sync + 'static,
    ) -> Self {
        Self(Some(Armed {
            prepared,
            spawn: Box::new(spawn),
            report: None,
        }))
    }

    /// The time for the cancel and for looking at the target; the client's time for a call by default.
    pub const fn timeout(mut self, time: Duration) -> Self {
        if let Some(armed) = &mut self.0 {
            armed.prepared.timeout(time);
        }
        self
    }

    /// What is told of the target, once it was cancelled or could not be.
    pub fn report(mut self, report: impl FnOnce(StopReport) + Send + Sync + 'static) -> Self {
        if let Some(armed) = &mut self.0 {
            armed.report = Some(Box::new(report));
        }
        self
    }

    /// Lets the target run.
    pub fn disarm(mut self) {
        self.0 = None;
    }
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        let Some(armed) = self.0.take() else {
            return;
        };
        let mut told = Told {
            target: armed.prepared.target().clone(),
            report: armed.report,
        };
        (armed.spawn)(Box::pin(async move {
            let report = armed.prepared.report().await;
            told.tell(report);
        }));
    }
}

impl fmt::Debug for CancelOnDrop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.0.as_ref().map(|armed| armed.prepared.target());
        out.debug_struct("CancelOnDrop")
            .field("target", &target)
            .finish_non_exhaustive()
    }
}

/// Whoever waits for the report gets one, also if what was to give it is dropped before.
struct Told {
    target: Target<'static>,
    report: Option<Box<Report>>,
}

impl Told {
    fn tell(&mut self, told: StopReport) {
        if let Some(report) = self.report.take() {
            report(told);
        }
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        let target = self.target.clone();
        self.tell(StopReport {
            target,
            result: Err(NotStopped::Abandoned),
            said: None,
        });
    }
}
