//! What a run of the generator costs, from texts to texts: a catalogue of 5, 50 and 500 operations, and whether an operation costs more in a larger one.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use annul_codegen::options::Options;
use annul_codegen::source::Sources;
use annul_codegen::{check, generate};

#[path = "../support/many.rs"]
#[expect(
    unreachable_pub,
    reason = "the library of the tests has the same module"
)]
mod many;

/// In each round, every catalogue has its turn.
const ROUNDS: usize = 5;

fn main() {
    // Each copy has the repository's five operations.
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let catalogues = [1, 10, 100].map(|times| {
        let texts = many::copies(&specs, times).into_iter().collect();
        (
            5 * u32::try_from(times).unwrap_or(u32::MAX),
            Sources::from_texts(texts),
        )
    });
    let mut milliseconds = catalogues.each_ref().map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for ((_, sources), times) in catalogues.iter().zip(&mut milliseconds) {
            times.push(run(sources));
        }
    }
    println!(
        "{:>10} {:>12} {:>14}",
        "operations", "ms a run", "ms an operation"
    );
    for ((operations, _), mut times) in catalogues.iter().zip(milliseconds) {
        times.sort_by(f64::total_cmp);
        let median = times[ROUNDS / 2];
        println!(
            "{operations:>10} {median:>12.2} {:>14.3}",
            median / f64::from(*operations)
        );
    }
}

/// Milliseconds of one run.
fn run(sources: &Sources) -> f64 {
    let start = Instant::now();
    let checked = check(sources);
    let catalogue = checked.catalogue.expect("the repository's specs hold");
    black_box(generate(&catalogue, &Options::default()));
    start.elapsed().as_secs_f64() * 1e3
}
