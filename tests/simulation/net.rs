//! The network of the world, as a transport of both kinds: each message meets a fate that chance draws.

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::time::Duration;

use annul_runtime::client::{BlockingTransport, Limits, Pending, Transport, TransportError};
use annul_runtime::wire::{HttpRequest, HttpResponse};

use crate::vendor::Vendor;
use crate::world::World;

/// A request that was sent, and whether its sender knows how it ended.
#[derive(Clone)]
pub(crate) struct Sent {
    pub(crate) request: HttpRequest,
    /// What the transport said: the status, or whether the request may have been sent.
    pub(crate) told: Option<Result<u16, bool>>,
}

/// What carries messages.
#[derive(Clone)]
pub(crate) struct Net {
    world: World,
    vendor: Vendor,
    pub(crate) sent: Arc<Mutex<Vec<Sent>>>,
}

/// What arrives at the caller, and whom to wake for it.
#[derive(Default)]
struct Slot {
    came: Option<Result<HttpResponse, TransportError>>,
    waker: Option<Waker>,
}

/// What becomes of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Arrives,
    /// It comes a second time, much later: after others that were sent after it, perhaps.
    Doubled,
    /// It comes, but only when nobody waits any more.
    Late,
    /// It never comes, and nobody says so.
    Vanishes,
    /// It never comes, and the sender is told that the connection broke.
    Breaks,
}

impl Net {
    pub(crate) fn new(world: &World, vendor: &Vendor) -> Self {
        Self {
            world: world.clone(),
            vendor: vendor.clone(),
            sent: Arc::default(),
        }
    }

    fn fate(&self) -> Fate {
        match self.world.below(14) {
            0 => Fate::Doubled,
            1 => Fate::Late,
            2 => Fate::Vanishes,
            3 => Fate::Breaks,
            _ => Fate::Arrives,
        }
    }

    /// Begins what becomes of a request; the slot gets what its sender is told, if anything.
    fn carry(&self, request: HttpRequest) -> Arc<Mutex<Slot>> {
        let slot = Arc::new(Mutex::new(Slot::default()));
        let (world, there) = (&self.world, self.fate());
        world.note(format_args!(
            "{} {}: {there:?}",
            request.method(),
            request.uri()
        ));
        if there == Fate::Breaks {
            // It broke before a byte was sent, or after: then nobody knows what arrived.
            let is_sent = world.below(2) == 0;
            if is_sent && world.below(2) == 0 {
                self.arrive(world.time(200), request, None);
            }
            self.tell(world.time(500), &slot, move || Err(broken(is_sent)));
            return slot;
        }
        if there == Fate::Vanishes {
            return slot;
        }
        let delay = match there {
            Fate::Late => Duration::from_secs(8) + world.time(60_000),
            _ => world.time(300),
        };
        if there == Fate::Doubled {
            self.arrive(delay + world.time(40_000), request.clone(), None);
        }
        self.arrive(delay, request, Some(Arc::clone(&slot)));
        slot
    }

    /// The request arrives after a time, and its reply begins its way back, if anybody is to have it.
    fn arrive(&self, after: Duration, request: HttpRequest, slot: Option<Arc<Mutex<Slot>>>) {
        let net = self.clone();
        self.world.after(after, move || {
            let reply = net.between().unwrap_or_else(|| net.vendor.answer(request));
            net.world
                .note(format_args!("{} is answered", reply.status()));
            let Some(slot) = slot else { return };
            let back = net.fate();
            net.world.note(format_args!("the reply: {back:?}"));
            match back {
                Fate::Vanishes => {}
                Fate::Breaks => net.tell(net.world.time(300), &slot, || Err(broken(true))),
                Fate::Late => net.tell(Duration::from_secs(30), &slot, || Ok(reply)),
                Fate::Arrives | Fate::Doubled => {
                    let reply = net.cut(reply);
                    net.tell(net.world.time(300), &slot, || Ok(reply));
                }
            }
        });
    }

    /// The answer of a machine between caller and service, which the request then never reaches.
    fn between(&self) -> Option<HttpResponse> {
        let status = match self.world.below(24) {
            0 => 502,
            1 => 503,
            2 => 504,
            3 => 429,
            _ => return None,
        };
        let page = "<html><body><h1>Bad Gateway</h1></body></html>";
        let mut reply = HttpResponse::new(page.into());
        *reply.status_mut() = http::StatusCode::from_u16(status).expect("a status");
        Some(reply)
    }

    /// A reply whose end is missing now and then, where nothing says how long it is.
    fn cut(&self, mut reply: HttpResponse) -> HttpResponse {
        if self.world.below(10) == 0 && !reply.body().is_empty() {
            let length = reply.body().len() as u64;
            let left = usize::try_from(self.world.below(length)).unwrap_or_default();
            self.world
                .note(format_args!("only {left} bytes of {length} arrive"));
            let body = reply.body().slice(..left);
            *reply.body_mut() = body;
        }
        reply
    }

    fn tell(
        &self,
        after: Duration,
        slot: &Arc<Mutex<Slot>>,
        what: impl FnOnce() -> Result<HttpResponse, TransportError> + Send + 'static,
    ) {
        let slot = Arc::clone(slot);
        self.world.after(after, move || {
            let mut slot = slot.lock().expect("nothing panics");
            slot.came.get_or_insert_with(what);
            if let Some(waker) = slot.waker.take() {
                waker.wake();
            }
        });
    }

    fn begin(&self, request: &HttpRequest) -> usize {
        let mut sent = self.sent.lock().expect("nothing panics");
        sent.push(Sent {
            request: request.clone(),
            told: None,
        });
        sent.len() - 1
    }

    fn ended(&self, number: usize, how: &Result<HttpResponse, TransportError>) {
        let told = match how {
            Ok(reply) => Ok(reply.status().as_u16()),
            Err(error) => Err(error.is_sent()),
        };
        self.world.note(format_args!("the caller is told {told:?}"));
        self.sent.lock().expect("nothing panics")[number].told = Some(told);
    }
}

fn broken(is_sent: bool) -> TransportError {
    if is_sent {
        TransportError::lost("reset by peer")
    } else {
        TransportError::not_sent("connection refused")
    }
}

impl Transport for Net {
    fn send(
        &self,
        request: HttpRequest,
        _: Limits,
    ) -> Pending<'_, Result<HttpResponse, TransportError>> {
        let number = self.begin(&request);
        let slot = self.carry(request);
        Box::pin(async move {
            let came = poll_fn(|context| {
                let mut slot = slot.lock().expect("nothing panics");
                if let Some(came) = slot.came.take() {
                    return Poll::Ready(came);
                }
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            })
            .await;
            self.ended(number, &came);
            came
        })
    }

    fn sleep(&self, duration: Duration) -> Pending<'_, ()> {
        let world = self.world.clone();
        Box::pin(async move { world.sleep(duration).await })
    }
}

impl BlockingTransport for Net {
    fn send(&self, request: HttpRequest, limits: Limits) -> Result<HttpResponse, TransportError> {
        let number = self.begin(&request);
        let slot = self.carry(request);
        let end = self.world.now() + limits.timeout;
        let came = loop {
            if let Some(came) = slot.lock().expect("nothing panics").came.take() {
                break came;
            }
            if !self.world.step(end) {
                self.world.pass(end.saturating_sub(self.world.now()));
                break Err(TransportError::timed_out(true));
            }
        };
        self.ended(number, &came);
        came
    }

    fn sleep(&self, duration: Duration) {
        self.world.pass(duration);
    }
}
