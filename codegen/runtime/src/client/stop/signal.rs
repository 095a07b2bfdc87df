//! Work that is stopped, and not orphaned, when the process is told to end.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// How [`stop_on_signal`] came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "work that was not stopped may be running"]
pub enum Interrupted<W, S> {
    /// The work ended by itself before any signal came.
    Finished(W),
    /// A signal came, and the stop ran to its end; it says what has stopped.
    Stopped(S),
    /// A signal came, and the stop took longer than the deadline: what it had not seen stopped may be running.
    TimedOut,
    /// A second signal came before the stop was through: what it had not seen stopped may be running.
    Abandoned,
}

impl<W, S> Interrupted<W, S> {
    /// Whether the stop was left before its end.
    #[must_use]
    pub const fn may_be_running(&self) -> bool {
        matches!(self, Self::TimedOut | Self::Abandoned)
    }
}

/// Waits for `work`; on Ctrl-C or SIGTERM it runs `stop` instead, for as long as the deadline allows.
///
/// Without it the process ends on the signal, and the query that it waits for goes on. A
/// second signal ends the wait at once. `work` is not polled any more once a signal has come,
/// and is dropped at the end. It needs a runtime of tokio with time and I/O.
///
/// ```no_run
/// use annul_runtime::Target;
/// use annul_runtime::client::{Interrupted, StopSummary, Stopper, stop_on_signal};
/// use std::time::Duration;
///
/// async fn wait(stopper: &Stopper, running: &[Target<'_>], results: impl Future<Output = u64>) -> std::io::Result<()> {
///     let stop = || async { StopSummary::of(stopper.stop_all(running).await) };
///     match stop_on_signal(results, stop, Duration::from_secs(20)).await? {
///         Interrupted::Finished(rows) => println!("{rows} rows"),
///         Interrupted::Stopped(summary) => println!("{summary}"),
///         left => println!("not waited for to the end: {}", left.may_be_running()),
///     }
///     Ok(())
/// }
/// ```
///
/// # Errors
/// The system gives no word of signals.
pub async fn stop_on_signal<W, S>(
    work: W,
    stop: impl FnOnce() -> S,
    deadline: Duration,
) -> io::Result<Interrupted<W::Output, S::Output>>
where
    W: Future,
    S: Future,
{
    let mut signals = Signals::new()?;
    let mut work = pin!(work);
    let finished = poll_fn(|context| {
        if let Poll::Ready(output) = work.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        signals.poll(context).map(|()| None)
    });
    if let Some(output) = finished.await {
        return Ok(Interrupted::Finished(output));
    }
    let mut stopping = pin!(stop());
    let mut late = pin!(tokio::time::sleep(deadline));
    let left = poll_fn(|context| {
        if let Poll::Ready(stopped) = stopping.as_mut().poll(context) {
            return Poll::Ready(Interrupted::Stopped(stopped));
        }
        if signals.poll(context).is_ready() {
            return Poll::Ready(Interrupted::Abandoned);
        }
        late.as_mut().poll(context).map(|()| Interrupted::TimedOut)
    });
    Ok(left.await)
}

/// Ctrl-C and, where there is one, SIGTERM; for programs that do something else than [`stop_on_signal`] when one comes.
pub struct Signals(Vec<Box<Ask>>);

/// Whether one of them has come.
type Ask = dyn FnMut(&mut Context<'_>) -> Poll<()> + Send;

impl Signals {
    /// Listens from now on: the process no longer ends when one comes. It needs a runtime of tokio with I/O.
    ///
    /// # Errors
    /// The system gives no word of signals.
    #[cfg(unix)]
    pub fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate()];
        let mut all = Self(Vec::new());
        for kind in kinds {
            let mut found = signal(kind)?;
            all.0.push(Box::new(move |context| {
                found.poll_recv(context).map(|_| ())
            }));
        }
        Ok(all)
    }

    /// Listens from now on: the process no longer ends when one comes. It needs a runtime of tokio with I/O.
    ///
    /// # Errors
    /// The system gives no word of signals.
    #[cfg(windows)]
    pub fn new() -> io::Result<Self> {
        let mut found = tokio::signal::windows::ctrl_c()?;
        let poll = move |context: &mut Context<'_>| found.poll_recv(context).map(|_| ());
        Ok(Self(vec![Box::new(poll)]))
    }

    /// Waits for the next one.
    pub async fn next(&mut self) {
        poll_fn(|context| self.poll(context)).await;
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        // All are asked, so that each of them wakes the task.
        let found = self.0.iter_mut().filter_map(|poll| match poll(context) {
            Poll::Ready(()) => Some(()),
            Poll::Pending => None,
        });
        if found.count() > 0 {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

impl fmt::Debug for Signals {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Signals")
    }
}
