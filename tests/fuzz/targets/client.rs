//! Any replies to a client that sees its call through: endpoints told, pauses asked for, clocks set, targets looked at.
#![no_main]

#[path = "../support/http.rs"]
mod text;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul_runtime::client::{
    BlockingClient, BlockingTransport, ClientBuilder, Clock, Limits, ServiceClient, TransportError,
};
use annul_runtime::sign::Unsigned;
use annul_runtime::wire::{HttpRequest, HttpResponse};
use libfuzzer_sys::fuzz_target;

/// Replies one after another, in a time of its own.
#[derive(Clone, Default)]
struct Script(Arc<Mutex<World>>);

#[derive(Default)]
struct World {
    replies: VecDeque<HttpResponse>,
    sent: usize,
    elapsed: Duration,
}

/// Between two replies.
const BETWEEN: &[u8] = b"\n%%\n";

impl Script {
    fn new(data: &[u8]) -> Self {
        let mut replies = VecDeque::new();
        let mut rest = data;
        while replies.len() < 8 {
            let at = rest.windows(BETWEEN.len()).position(|it| it == BETWEEN);
            let (one, after) = at.map_or((rest, None), |at| {
                (&rest[..at], Some(&rest[at + BETWEEN.len()..]))
            });
            replies.extend(text::reply(one));
            match after {
                Some(after) => rest = after,
                None => break,
            }
        }
        let world = World {
            replies,
            ..World::default()
        };
        Self(Arc::new(Mutex::new(world)))
    }

    fn with<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        look(&mut self.0.lock().expect("no holder panics"))
    }
}

impl BlockingTransport for Script {
    fn send(&self, request: HttpRequest, _: Limits) -> Result<HttpResponse, TransportError> {
        assert!(request.uri().host().is_some_and(|host| !host.is_empty()));
        self.with(|world| {
            world.sent += 1;
            world.elapsed += Duration::from_millis(10);
            world
                .replies
                .pop_front()
                .ok_or_else(|| TransportError::lost("the script is over"))
        })
    }

    fn sleep(&self, duration: Duration) {
        self.with(|world| world.elapsed += duration);
    }
}

impl Clock for Script {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_767_323_045) + self.with(|world| world.elapsed)
    }

    fn elapsed(&self) -> Duration {
        self.with(|world| world.elapsed)
    }
}

/// A client that has the replies for itself, and what to do when its call is over.
fn ready<C: ServiceClient<Core = BlockingClient>>(
    builder: ClientBuilder<C, dyn BlockingTransport>,
    data: &[u8],
) -> (C, impl FnOnce() + use<C>) {
    let script = Script::new(data);
    let builder = builder
        .region("eu-west-1")
        .signer(Unsigned)
        .clock(script.clone());
    let builder = builder.transport(script.clone()).random(|| 7);
    let is_over = move || {
        script.with(|world| {
            assert!(world.sent <= 40, "{} requests", world.sent);
            // A minute, if nothing else is said, and what a last try takes.
            assert!(
                world.elapsed < Duration::from_secs(120),
                "{:?}",
                world.elapsed
            );
        });
    };
    (builder.build().expect("a client"), is_over)
}

macro_rules! calls {
    ($data:expr, $service:ident, $call:ident, $input:expr) => {
        let (client, is_over) = ready($service::BlockingClient::builder(), $data);
        if let Err(error) = client.$call($input).send() {
            let _ = (error.kind(), error.retry(), error.target_state());
            assert!(!error.to_string().is_empty());
        }
        is_over();
        let (client, is_over) = ready($service::BlockingClient::builder(), $data);
        let stopped = client.ensure_stopped(&$input.target()).send();
        if let Err(error) = stopped {
            assert!(!error.to_string().is_empty());
        }
        is_over();
    };
}

fuzz_target!(|data: &[u8]| {
    use athena::stop_calculation_execution::StopCalculationExecutionInput;
    use cloudtrail::cancel_query::CancelQueryInput as TrailInput;
    use dataarts_fabric::cancel_sql_statement::CancelSqlStatementInput;
    use query_service::cancel_query_execution::CancelQueryExecutionInput;
    use timestream_query::cancel_query::CancelQueryInput;

    calls!(
        data,
        timestream_query,
        cancel_query,
        CancelQueryInput::new("AEDACANMQDLSTQR3")
    );
    calls!(
        data,
        athena,
        stop_calculation_execution,
        StopCalculationExecutionInput::new("calculation")
    );
    calls!(
        data,
        cloudtrail,
        cancel_query,
        TrailInput::new("6e1ff1c6-9d1c-4e0e-8b4c-0123456789ab")
    );
    calls!(
        data,
        query_service,
        cancel_query_execution,
        CancelQueryExecutionInput::new("project", "execution")
    );
    calls!(
        data,
        dataarts_fabric,
        cancel_sql_statement,
        CancelSqlStatementInput::new("workspace", "session", "statement")
    );
});
