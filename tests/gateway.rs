//! One engine behind every operation: retry tokens, preconditions, and what can go wrong on the way.

use std::collections::HashMap;
use std::future::ready;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use annul::aws::timestream_query::cancel_query as timestream;
use annul::oci::query_service::cancel_query_execution as oracle;
use annul::server::{
    Adapter, Caller, Engine, Fault, Faults, MemoryEngine, Remembering, RequestContext, Router,
    TokenMemory, serve_all,
};
use annul_runtime::wire::{Endpoint, HttpRequest};
use annul_runtime::{Disposition, Phase, Refusal, RefusalKind, Retry, Target};
use oracle::{CancelQueryExecution, CancelQueryExecutionError, CancelQueryExecutionInput};

type Answer = Result<u16, (u16, String)>;

fn input(execution: &str) -> CancelQueryExecutionInput {
    CancelQueryExecutionInput::new("project", execution)
}

fn request(input: &CancelQueryExecutionInput) -> HttpRequest {
    let endpoint = Endpoint::new("https://query.example.com").expect("the address is one");
    CancelQueryExecution
        .request(input, &endpoint)
        .expect("the input can be sent")
}

/// Status of a success; status and code of an error.
async fn call(router: &Router, input: &CancelQueryExecutionInput) -> Answer {
    let reply = router.answer(request(input)).await;
    let status = reply.status().as_u16();
    match CancelQueryExecution.response(&reply) {
        Ok(_) => Ok(status),
        Err(error) => Err((status, code(&error))),
    }
}

fn code(error: &CancelQueryExecutionError) -> String {
    error.reply().code().unwrap_or_default().to_owned()
}

fn refused(status: u16, code: &str) -> Answer {
    Err((status, code.to_owned()))
}

fn running(engine: &MemoryEngine, executions: &[&str]) {
    for execution in executions {
        assert!(engine.start(&input(execution).target()));
    }
}

fn gateway<E: Engine>(adapter: &Adapter<E>) -> Router {
    serve_all(Router::new(), adapter)
}

/// What two gateways share; a real one is a database.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<HashMap<String, String>>>, Arc<AtomicBool>);

impl Shared {
    fn with<T>(&self, ask: impl FnOnce(&mut HashMap<String, String>) -> T) -> Result<T, Refusal> {
        if self.1.load(Ordering::Relaxed) {
            return Err(RefusalKind::Unavailable.into());
        }
        Ok(ask(&mut self.0.lock().expect("no test panicked")))
    }
}

impl TokenMemory for Shared {
    fn recall<'a>(&'a self, key: &'a str) -> Remembering<'a, Option<String>> {
        Box::pin(ready(self.with(|kept| kept.get(key).cloned())))
    }

    fn keep<'a>(&'a self, key: &'a str, value: &'a str, _: Duration) -> Remembering<'a, String> {
        let keep = |kept: &mut HashMap<String, String>| {
            kept.entry(key.to_owned())
                .or_insert(value.to_owned())
                .clone()
        };
        Box::pin(ready(self.with(keep)))
    }
}

#[tokio::test]
async fn gateways_with_one_memory_give_the_same_answer_to_the_same_token() {
    let (engine, shared) = (MemoryEngine::new(), Shared::default());
    let one = || gateway(&Adapter::new(engine.clone()).with_token_memory(shared.clone()));
    let (here, there) = (one(), one());
    running(&engine, &["one", "two", "three"]);
    let call_of = |name: &str| input(name).with_opc_retry_token("token");
    assert_eq!(call(&here, &call_of("one")).await, Ok(202));
    assert!(engine.settle(&input("one").target()));
    assert_eq!(call(&there, &call_of("one")).await, Ok(202));
    assert_eq!(
        call(&there, &call_of("two")).await,
        refused(409, "InvalidatedRetryToken")
    );
    // While nobody remembers, nothing is cancelled under a token that may be known.
    shared.1.store(true, Ordering::Relaxed);
    let three = input("three").with_opc_retry_token("other");
    assert!(matches!(call(&there, &three).await, Err((503, _))));
    assert_eq!(engine.phase(&three.target()), Some(Phase::Running));
    shared.1.store(false, Ordering::Relaxed);
    assert_eq!(call(&there, &three).await, Ok(202));
}

#[tokio::test]
async fn the_same_token_gets_the_same_answer_for_its_lifetime() {
    let (engine, seconds, start) = (
        MemoryEngine::new(),
        Arc::new(AtomicU64::new(0)),
        Instant::now(),
    );
    let clock = Arc::clone(&seconds);
    let now = move || start + Duration::from_secs(clock.load(Ordering::Relaxed));
    let router = gateway(&Adapter::new(engine.clone()).with_tokens(100, now));
    running(&engine, &["one", "two"]);
    let one = input("one").with_opc_retry_token("token");
    assert_eq!(call(&router, &one).await, Ok(202));
    assert!(engine.settle(&one.target()));
    seconds.store(86_399, Ordering::Relaxed);
    assert_eq!(call(&router, &one).await, Ok(202));
    // Without the token, or with another, it is another call; with the token, another target is none of its business.
    assert_eq!(
        call(&router, &input("one")).await,
        refused(409, "IncorrectState")
    );
    let two = input("two").with_opc_retry_token("token");
    assert_eq!(
        call(&router, &two).await,
        refused(409, "InvalidatedRetryToken")
    );
    assert_eq!(engine.phase(&two.target()), Some(Phase::Running));
    seconds.store(86_400, Ordering::Relaxed);
    assert_eq!(call(&router, &one).await, refused(409, "IncorrectState"));
}

#[tokio::test]
async fn callers_do_not_meet_in_a_token() {
    let engine = MemoryEngine::new();
    let router =
        gateway(&Adapter::new(engine.clone())).authenticate(|context: &mut RequestContext| {
            let name = context
                .headers()
                .get("opc-request-id")
                .and_then(|name| name.to_str().ok());
            let caller = Caller::new(name.unwrap_or_default());
            context.extensions_mut().insert(caller);
            Ok(())
        });
    running(&engine, &["one", "two"]);
    for (execution, caller) in [("one", "a"), ("two", "b")] {
        let input = input(execution)
            .with_opc_retry_token("token")
            .with_opc_request_id(caller);
        assert_eq!(call(&router, &input).await, Ok(202));
    }
}

#[tokio::test]
async fn what_may_be_tried_again_is_not_remembered() {
    struct Busy(AtomicUsize);
    impl Engine for Busy {
        async fn cancel(&self, _: Target<'_>) -> Result<Disposition, Refusal> {
            match self.0.fetch_add(1, Ordering::Relaxed) {
                0 => Err(RefusalKind::Throttled.into()),
                1 => Err(RefusalKind::NotFound.into()),
                _ => Ok(Disposition::Cancelled),
            }
        }
    }
    let router = gateway(&Adapter::new(Busy(AtomicUsize::new(0))));
    let input = input("one").with_opc_retry_token("token");
    assert_eq!(call(&router, &input).await, refused(429, "TooManyRequests"));
    for _ in 0..2 {
        assert_eq!(
            call(&router, &input).await,
            refused(404, "NotAuthorizedOrNotFound")
        );
    }
}

#[tokio::test]
async fn whoever_repeats_a_call_that_runs_waits_for_it() {
    struct Slow(AtomicUsize);
    impl Engine for Slow {
        async fn cancel(&self, _: Target<'_>) -> Result<Disposition, Refusal> {
            self.0.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(20)).await;
            Ok(Disposition::Cancelled)
        }
    }
    let adapter = Adapter::new(Slow(AtomicUsize::new(0)));
    let router = gateway(&adapter);
    let input = input("one").with_opc_retry_token("token");
    let answers = tokio::join!(
        call(&router, &input),
        call(&router, &input),
        call(&router, &input)
    );
    assert_eq!(answers, (Ok(202), Ok(202), Ok(202)));
    assert_eq!(adapter.engine().0.load(Ordering::Relaxed), 1);
    assert_eq!(adapter.remembered_tokens(), 1);
}

#[tokio::test]
async fn an_etag_holds_for_one_version() {
    let engine = MemoryEngine::new();
    let router = gateway(&Adapter::new(engine.clone()));
    running(&engine, &["one"]);
    let wrong = input("one").with_if_match("another");
    assert_eq!(call(&router, &wrong).await, refused(412, "NoEtagMatch"));
    assert_eq!(engine.phase(&wrong.target()), Some(Phase::Running));
    let etag = engine.etag(&wrong.target()).expect("it is known");
    assert_eq!(
        call(&router, &input("one").with_if_match(etag)).await,
        Ok(202)
    );
    assert_eq!(engine.phase(&wrong.target()), Some(Phase::Cancelling));
}

#[tokio::test]
async fn faults_come_in_their_order() {
    let (engine, faults) = (MemoryEngine::new(), Faults::default());
    let router = gateway(&Adapter::new(engine.clone()).with_faults(faults.clone()));
    running(&engine, &["one"]);
    let one = input("one").with_opc_retry_token("token");
    for fault in [
        Fault::Throttle,
        Fault::Unavailable,
        Fault::Delay(Duration::from_millis(10)),
        Fault::TimeOut,
    ] {
        faults.add(fault);
    }
    assert_eq!(call(&router, &one).await, refused(429, "TooManyRequests"));
    assert_eq!(
        call(&router, &one).await,
        refused(503, "ServiceUnavailable")
    );
    assert_eq!(engine.phase(&one.target()), Some(Phase::Running));
    let begun = Instant::now();
    assert_eq!(call(&router, &one).await, Ok(202));
    assert!(begun.elapsed() >= Duration::from_millis(10));
    assert_eq!(
        call(&router, &one).await,
        refused(500, "InternalServerError")
    );
    assert_eq!(faults.left(), 0);
}

#[tokio::test]
async fn a_lost_reply_had_its_effect_and_its_token_tells() {
    let (engine, faults) = (MemoryEngine::new(), Faults::default());
    let router = gateway(&Adapter::new(engine.clone()).with_faults(faults.clone()));
    running(&engine, &["one"]);
    let one = input("one").with_opc_retry_token("token");
    faults.add(Fault::LoseReply);
    let lost = tokio::time::timeout(Duration::from_millis(10), call(&router, &one)).await;
    assert!(lost.is_err());
    assert_eq!(engine.phase(&one.target()), Some(Phase::Cancelling));
    assert!(engine.settle(&one.target()));
    assert_eq!(call(&router, &one).await, Ok(202));
}

#[tokio::test]
async fn a_service_that_moved_says_so_if_it_can() {
    let faults = Faults::default();
    let router = gateway(&Adapter::new(MemoryEngine::new()).with_faults(faults.clone()));
    faults.add(Fault::Move);
    let endpoint = Endpoint::new("https://query.example.com").expect("the address is one");
    let input = timestream::CancelQueryInput::new("1");
    let request = timestream::CancelQuery
        .request(&input, &endpoint)
        .expect("the input can be sent");
    let error = timestream::CancelQuery
        .response(&router.answer(request).await)
        .expect_err("it moved");
    assert_eq!(error.retry(), Retry::AfterRediscovery);
}
