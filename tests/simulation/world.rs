//! A world with a clock of its own, numbers drawn from a seed, and events that come in their order.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use annul_runtime::client::Clock;

/// What happens at some time.
type Event = Box<dyn FnOnce() + Send>;

/// The world of a run; a clone is the same world.
#[derive(Clone)]
pub(crate) struct World(Arc<Mutex<State>>);

struct State {
    now: Duration,
    random: u64,
    /// By time, and by the order in which they were planned.
    events: BTreeMap<(Duration, u64), Event>,
    planned: u64,
    log: Vec<String>,
    is_printed: bool,
}

impl World {
    pub(crate) fn new(seed: u64, is_printed: bool) -> Self {
        Self(Arc::new(Mutex::new(State {
            now: Duration::ZERO,
            random: seed,
            events: BTreeMap::new(),
            planned: 0,
            log: Vec::new(),
            is_printed,
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no event panics")
    }

    pub(crate) fn now(&self) -> Duration {
        self.state().now
    }

    /// The next number (`SplitMix64`).
    pub(crate) fn draw(&self) -> u64 {
        let mut state = self.state();
        state.random = state.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = state.random;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    }

    /// A number below.
    pub(crate) fn below(&self, end: u64) -> u64 {
        self.draw() % end
    }

    /// A time of up to so many milliseconds.
    pub(crate) fn time(&self, milliseconds: u64) -> Duration {
        Duration::from_millis(self.below(milliseconds + 1))
    }

    /// Notes what has happened, with its time.
    pub(crate) fn note(&self, what: impl Display) {
        let mut state = self.state();
        let line = format!("{:>9.3} {what}", state.now.as_secs_f64());
        if state.is_printed {
            eprintln!("{line}");
        }
        state.log.push(line);
    }

    /// All that was noted.
    pub(crate) fn log(&self) -> Vec<String> {
        self.state().log.clone()
    }

    /// Plans an event.
    pub(crate) fn after(&self, time: Duration, event: impl FnOnce() + Send + 'static) {
        let mut state = self.state();
        state.planned += 1;
        let key = (state.now + time, state.planned);
        state.events.insert(key, Box::new(event));
    }

    /// Lets the next event happen, if there is one, and it comes no later than `until`.
    pub(crate) fn step(&self, until: Duration) -> bool {
        let mut state = self.state();
        let Some(next) = state
            .events
            .first_entry()
            .filter(|next| next.key().0 <= until)
        else {
            return false;
        };
        let ((time, _), event) = next.remove_entry();
        state.now = time;
        drop(state);
        event();
        true
    }

    /// Lets time pass, and happen what happens in it.
    pub(crate) fn pass(&self, time: Duration) {
        let end = self.now() + time;
        while self.step(end) {}
        self.state().now = end;
    }

    /// Lets everything happen that is still to come.
    pub(crate) fn end(&self) {
        while self.step(Duration::MAX) {}
    }

    /// Ready after this time.
    pub(crate) async fn sleep(&self, time: Duration) {
        let over = Arc::new((AtomicBool::new(false), Mutex::new(None::<Waker>)));
        let ring = Arc::clone(&over);
        self.after(time, move || {
            ring.0.store(true, Ordering::Relaxed);
            if let Some(waker) = ring.1.lock().expect("no waker panics").take() {
                waker.wake();
            }
        });
        poll_fn(|context| {
            if over.0.load(Ordering::Relaxed) {
                return Poll::Ready(());
            }
            *over.1.lock().expect("no waker panics") = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Runs a future; time passes while it waits.
    pub(crate) fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        struct Woken(AtomicBool);
        impl Wake for Woken {
            fn wake(self: Arc<Self>) {
                self.0.store(true, Ordering::Relaxed);
            }
        }
        let woken = Arc::new(Woken(AtomicBool::new(true)));
        let waker = Waker::from(Arc::clone(&woken));
        let mut context = Context::from_waker(&waker);
        let mut future = pin!(future);
        loop {
            if woken.0.swap(false, Ordering::Relaxed)
                && let Poll::Ready(done) = future.as_mut().poll(&mut context)
            {
                return done;
            }
            if !woken.0.load(Ordering::Relaxed) {
                assert!(self.step(Duration::MAX), "it waits for what never comes");
            }
        }
    }
}

impl Clock for World {
    fn now(&self) -> SystemTime {
        // 2026-11-21, for signatures.
        UNIX_EPOCH + Duration::from_secs(1_795_219_200) + World::now(self)
    }

    fn elapsed(&self) -> Duration {
        World::now(self)
    }
}
