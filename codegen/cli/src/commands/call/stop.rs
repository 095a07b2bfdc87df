//! Targets, cancelled some at a time; on Ctrl-C nothing more is begun, and what is under way is told apart.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use annul_runtime::RefusalKind;
use annul_runtime::client::{Client, Signals, StopReport};
use annul_runtime::dynamic::DynamicOperation;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::targets::Wanted;
use super::verdict::Verdict;

/// How long cancels that are under way may take after an interrupt.
const GRACE: Duration = Duration::from_secs(10);

/// How it is done.
#[derive(Clone, Copy)]
pub(super) struct How {
    /// How many at a time.
    pub(super) concurrency: usize,
    /// Whether targets are waited for.
    pub(super) ensure: bool,
    /// The time for each.
    pub(super) timeout: Duration,
}

/// What hears of it while it is done.
pub(super) trait Listener {
    /// A target has a verdict.
    fn ended(&mut self, index: usize, verdict: &Verdict);

    /// So many have been told to stop, so many have a verdict.
    fn went_on(&mut self, told: usize, ended: usize);

    /// An interrupt came, while so many cancels were under way.
    fn interrupted(&mut self, under_way: usize);
}

/// Cancels all targets; a verdict for each, in their order.
pub(super) async fn all(
    client: &Client,
    operation: DynamicOperation,
    wanted: &[Wanted],
    how: How,
    listener: &mut impl Listener,
) -> io::Result<Vec<Verdict>> {
    let told: Vec<Arc<AtomicBool>> = wanted.iter().map(|_| Arc::default()).collect();
    let mut verdicts: Vec<Option<Verdict>> = wanted.iter().map(|_| None).collect();
    let mut under_way: JoinSet<(usize, StopReport)> = JoinSet::new();
    let mut signals = Signals::new()?;
    let (mut next, mut ended) = (0, 0);
    let mut stop_at: Option<Instant> = None;
    let mut why_untried = "interrupted before anything was sent";
    let mut is_throttled = false;
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    loop {
        while stop_at.is_none()
            && !is_throttled
            && next < wanted.len()
            && under_way.len() < how.concurrency
        {
            if let Some(one) = wanted.get(next) {
                let flag = told.get(next).cloned().unwrap_or_default();
                under_way.spawn(job(client, operation, next, one, how, flag));
            }
            next += 1;
        }
        if under_way.is_empty() {
            break;
        }
        let deadline = stop_at.unwrap_or_else(|| Instant::now() + Duration::from_secs(3600));
        tokio::select! {
            done = under_way.join_next() => {
                // A job that broke has no verdict, and gets that of a lost one below.
                if let Some(Ok((index, report))) = done {
                    let verdict = Verdict::of(&report);
                    // Others of the same service would fare no better, and make it worse.
                    if verdict.refusal == Some(RefusalKind::Throttled) {
                        is_throttled = true;
                        why_untried = "not tried: the service throttles, and another target was first";
                    }
                    ended += 1;
                    listener.ended(index, &verdict);
                    if let Some(place) = verdicts.get_mut(index) {
                        *place = Some(verdict);
                    }
                }
            }
            () = signals.next() => {
                if stop_at.is_some() {
                    break;
                }
                stop_at = Some(Instant::now() + GRACE);
                listener.interrupted(under_way.len());
            }
            () = sleep_until(deadline), if stop_at.is_some() => break,
            _ = tick.tick() => {
                let told = told.iter().filter(|flag| flag.load(Ordering::Relaxed)).count();
                listener.went_on(told, ended);
            }
        }
    }
    under_way.abort_all();
    let mut all = Vec::with_capacity(wanted.len());
    for (index, (verdict, told)) in verdicts.into_iter().zip(&told).enumerate() {
        let is_new = verdict.is_none();
        let verdict = verdict.unwrap_or_else(|| {
            if index >= next {
                Verdict::untried(why_untried)
            } else if told.load(Ordering::Relaxed) {
                Verdict::left()
            } else {
                Verdict::lost()
            }
        });
        if is_new {
            listener.ended(index, &verdict);
        }
        all.push(verdict);
    }
    Ok(all)
}

fn job(
    client: &Client,
    operation: DynamicOperation,
    index: usize,
    wanted: &Wanted,
    how: How,
    told: Arc<AtomicBool>,
) -> impl Future<Output = (usize, StopReport)> + Send + 'static {
    let stop = client.ensure_stopped_by(operation, wanted.input.clone());
    let stop = stop
        .timeout(how.timeout)
        .on_told(move || told.store(true, Ordering::Relaxed));
    let stop = if how.ensure {
        stop
    } else {
        stop.without_looking()
    };
    async move { (index, stop.report().await) }
}
