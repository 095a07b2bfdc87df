//! Callers in a world that loses, delays, doubles, cuts and reorders messages at every point: what they are told holds.
//!
//! Time is virtual and chance is drawn from a seed, so that each run is the same each time. `ANNUL_SEEDS=100000 cargo
//! test --release -p annul-tests --test simulation` tries more seeds; `ANNUL_SEED=7` replays one and prints all that
//! happened in it.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use run::{Kind, run};

#[path = "simulation/net.rs"]
mod net;
#[path = "simulation/run.rs"]
mod run;
#[path = "simulation/vendor.rs"]
mod vendor;
#[path = "simulation/world.rs"]
mod world;

/// How many seeds are tried unless the environment says otherwise.
const SEEDS: u64 = 2_000;

/// The number in a variable of the environment.
fn number(variable: &str) -> Option<u64> {
    let text = env::var(variable).ok()?;
    Some(text.parse().expect("a number of seeds, or a seed"))
}

/// Runs the seeds; tells which one fails, and how to see it again.
fn all(kind: Kind) {
    let one = number("ANNUL_SEED");
    let seeds = match one {
        Some(seed) => seed..seed + 1,
        None => 0..number("ANNUL_SEEDS").unwrap_or(SEEDS),
    };
    let mut seen = run::Seen::default();
    for seed in seeds {
        let outcome = catch_unwind(AssertUnwindSafe(|| run(seed, kind, one.is_some())));
        match outcome {
            Ok(found) => seen.add(&found),
            Err(panic) => {
                eprintln!(
                    "seed {seed} fails; ANNUL_SEED={seed} replays it and prints what happened"
                );
                resume_unwind(panic);
            }
        }
    }
    if one.is_none() {
        seen.is_varied();
    }
}

#[test]
fn callers_that_wait_for_futures_are_told_the_truth() {
    all(Kind::Asynchronous);
}

#[test]
fn callers_that_block_are_told_the_truth() {
    all(Kind::Blocking);
}

#[test]
fn a_seed_is_the_same_run_each_time() {
    for seed in 0..20 {
        let once = run(seed, Kind::Asynchronous, false);
        assert_eq!(once, run(seed, Kind::Asynchronous, false), "seed {seed}");
    }
}
