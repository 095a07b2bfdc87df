//! Replies that are none, or mean harm: clients of every transport are told what is right, in time.

use std::fmt::Debug;
use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use annul::aws::athena::stop_calculation_execution::{
    StopCalculationExecutionError, StopCalculationExecutionInput,
};
use annul::aws::athena::{BlockingClient, Client};
use annul_runtime::client::{CallError, ClientBuilder};
use annul_runtime::sign::Unsigned;
use annul_runtime::{Outcome, TargetState};

use super::peer;
use super::row::{self, Row};

/// The time of a call, and how much later it may end while the machine is busy.
const TIME: Duration = Duration::from_millis(1500);
const SLACK: Duration = Duration::from_secs(8);

type Ended = Result<Outcome, CallError<StopCalculationExecutionError>>;

fn ready<C, T: ?Sized>(builder: ClientBuilder<C, T>, address: SocketAddr) -> ClientBuilder<C, T> {
    let builder = builder
        .endpoint(format!("http://{address}"))
        .signer(Unsigned);
    builder.timeout(TIME).attempt_timeout(TIME).max_attempts(1)
}

fn input() -> StopCalculationExecutionInput {
    StopCalculationExecutionInput::new("0b6c12de")
}

fn by_reqwest(address: SocketAddr) -> Ended {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let client = ready(Client::builder(), address).build().expect("a client");
        client.stop_calculation_execution(input()).outcome().await
    })
}

fn by_ureq(address: SocketAddr) -> Ended {
    let client = ready(BlockingClient::builder(), address)
        .build()
        .expect("a client");
    client.stop_calculation_execution(input()).outcome()
}

/// A reply's characters that a terminal obeys are never in a message.
fn is_harmless(error: &(impl Debug + ToString)) -> bool {
    let shown = error.to_string();
    shown.len() < 4000
        && !shown
            .chars()
            .any(|char| char.is_control() || char == '\u{202e}')
}

fn holds(row: &Row, transport: &str, call: fn(SocketAddr) -> Ended) -> Result<(), String> {
    let address = peer::begin(row);
    let begun = Instant::now();
    let ended = call(address);
    let took = begun.elapsed();
    let found = match &ended {
        Ok(outcome) => outcome.to_string(),
        Err(error) => error.target_state().as_str().to_owned(),
    };
    let (name, expected) = (&row.name, row.text("says"));
    if found != expected {
        return Err(format!(
            "{name}: {transport} says {found:?}, not {expected:?}: {ended:?}"
        ));
    }
    if took > TIME + SLACK {
        return Err(format!("{name}: {transport} takes {took:?}"));
    }
    match &ended {
        Err(error) if !is_harmless(error) => Err(format!("{name}: {transport} says {error}")),
        Err(error) if error.target_state() == TargetState::Stopped => {
            Err(format!("{name}: stopped"))
        }
        _ => Ok(()),
    }
}

#[test]
fn clients_of_every_transport_believe_no_reply_that_is_none() {
    type Call = fn(SocketAddr) -> Ended;
    let transports: [(&str, Call); 2] = [("reqwest", by_reqwest), ("ureq", by_ureq)];
    let rows = row::all("replies");
    let faults: Vec<String> = thread::scope(|scope| {
        let each = |row| {
            transports.map(|(transport, call)| scope.spawn(move || holds(row, transport, call)))
        };
        let running: Vec<_> = rows.iter().flat_map(each).collect();
        let ended = running.into_iter().map(|one| one.join().expect("no panic"));
        ended.filter_map(Result::err).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
