//! The same work on each of many things, on all cores; the results are in the order of the things.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::Progress;

/// Things that one thread takes at a time at most: fewer threads are started for less.
const LEAST: usize = 4;

/// Threads beyond these help little, and each takes memory.
const MOST: usize = 16;

/// As much as the main thread has: values may be nested.
const STACK: usize = 8 << 20;

/// The results of `work`; none as soon as there is none for one thing.
pub(super) fn each<T: Sync, R: Send>(
    things: &[T],
    progress: Progress<'_>,
    work: impl Fn(&T) -> Option<R> + Sync,
) -> Option<Vec<R>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST).min(things.len().div_ceil(LEAST)).max(1);
    let (next, done, stop) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicBool::new(false),
    );
    let results = Mutex::new(Vec::with_capacity(things.len()));
    let labour = || {
        while !stop.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { break };
            match work(thing) {
                Some(result) => {
                    if let Ok(mut results) = results.lock() {
                        results.push((at, result));
                    }
                }
                None => stop.store(true, Ordering::Relaxed),
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, things.len());
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where no thread is to be had, the others do its work.
            let _ = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, labour);
        }
        labour();
    });
    if stop.into_inner() {
        return None;
    }
    let mut results = results.into_inner().ok()?;
    results.sort_by_key(|(at, _)| *at);
    Some(results.into_iter().map(|(_, result)| result).collect())
}
