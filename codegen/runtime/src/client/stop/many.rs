//! Many jobs at a time, but not too many: for futures without a runtime, and for threads.

use crate::client::Pending;
use crate::client::block_on::block_on;
use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};
use std::task::Poll;
use std::thread;

/// What jobs give, in their order; so many are under way at a time.
pub(super) async fn all<'a, T>(
    jobs: impl Iterator<Item = Pending<'a, T>>,
    concurrency: usize,
) -> Vec<T> {
    let mut waiting = jobs.enumerate();
    let mut running = Vec::new();
    let mut done = Vec::new();
    poll_fn(|context| {
        loop {
            let free = concurrency.max(1).saturating_sub(running.len());
            running.extend(waiting.by_ref().take(free));
            if running.is_empty() {
                return Poll::Ready(());
            }
            let before = running.len();
            running.retain_mut(|(index, job)| match job.as_mut().poll(context) {
                Poll::Ready(output) => {
                    done.push((*index, output));
                    false
                }
                Poll::Pending => true,
            });
            if running.len() == before {
                return Poll::Pending;
            }
        }
    })
    .await;
    in_order(done)
}

/// The same on threads, for jobs that hold theirs.
pub(super) fn all_blocking<'a, T: Send>(
    jobs: impl Iterator<Item = Pending<'a, T>> + Send,
    concurrency: usize,
) -> Vec<T> {
    let waiting = Mutex::new(jobs.enumerate());
    let work = || {
        let mut done = Vec::new();
        loop {
            let next = waiting
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .next();
            let Some((index, job)) = next else {
                return done;
            };
            done.push((index, block_on(job)));
        }
    };
    let done = thread::scope(|scope| {
        let others: Vec<_> = (1..concurrency)
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        // This thread works too: if there are no others, it does everything.
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    in_order(done)
}

fn in_order<T>(mut done: Vec<(usize, T)>) -> Vec<T> {
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, output)| output).collect()
}
