//! Times contestants in turns and prints how many times as long Annul takes; or repeats one of them, for tools that count instructions.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rounds of a group: in each, every contestant has one turn.
const ROUNDS: usize = 101;

/// How long the first contestant's turn takes, about.
const TURN: Duration = Duration::from_micros(200);

/// Contestants that do the same; the first one is Annul.
pub struct Group {
    name: String,
    contestants: Vec<Contestant>,
}

struct Contestant {
    name: &'static str,
    repeat: Box<dyn Fn(u64)>,
}

impl Group {
    /// Without contestants yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            contestants: Vec::new(),
        }
    }

    /// The same with one contestant more.
    #[must_use]
    pub fn with<T>(mut self, name: &'static str, call: impl Fn() -> T + 'static) -> Self {
        // The loop is inside of the box: what is timed is the call, and no call through a pointer.
        let repeat = move |times| {
            for _ in 0..times {
                black_box(call());
            }
        };
        self.contestants.push(Contestant {
            name,
            repeat: Box::new(repeat),
        });
        self
    }

    /// Times all contestants; each round begins with another one.
    fn time(&self) {
        let count = self.contestants.len();
        let times = self.contestants[0].times_in_a_turn();
        let mut rounds = vec![vec![0.0; count]; ROUNDS];
        for (index, round) in rounds.iter_mut().enumerate() {
            for turn in 0..count {
                let turn = (turn + index) % count;
                round[turn] = self.contestants[turn].nanoseconds(times);
            }
        }
        for (turn, contestant) in self.contestants.iter().enumerate() {
            let time = median(rounds.iter().map(|round| round[turn]));
            let ratio = median(rounds.iter().map(|round| round[0] / round[turn]));
            let ratio = if turn == 0 {
                String::new()
            } else {
                format!("{ratio:.2}")
            };
            let Self { name, .. } = self;
            println!("{name:<28} {:<12} {time:>12.1} {ratio:>8}", contestant.name);
        }
    }
}

impl Contestant {
    /// Nanoseconds of one call, as the mean of so many.
    fn nanoseconds(&self, times: u64) -> f64 {
        let start = Instant::now();
        (self.repeat)(times);
        start.elapsed().as_secs_f64() * 1e9 / f64_of(times)
    }

    fn times_in_a_turn(&self) -> u64 {
        let mut times = 1;
        loop {
            let start = Instant::now();
            (self.repeat)(times);
            if start.elapsed() >= TURN || times >= 1 << 20 {
                return times;
            }
            times *= 2;
        }
    }
}

/// Does what the arguments say: times the groups that have one of the words in their name (all, without a word), lists
/// all contestants (`--list`), or repeats one (`--one GROUP/CONTESTANT --times N`).
pub fn run(groups: &[Group]) {
    let (mut words, mut one, mut times, mut list) = (Vec::new(), None, 1, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // Cargo says this to every benchmark.
            "--bench" => {}
            "--list" => list = true,
            "--one" => one = arguments.next(),
            "--times" => times = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1),
            _ => words.push(argument),
        }
    }
    let is_meant = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    if let Some(one) = one {
        let found = all(groups).find(|(name, _)| *name == one);
        let Some((_, contestant)) = found else {
            eprintln!("there is no contestant `{one}`; --list shows them");
            std::process::exit(2);
        };
        (contestant.repeat)(times);
    } else if list {
        for (name, _) in all(groups).filter(|(name, _)| is_meant(name)) {
            println!("{name}");
        }
    } else {
        println!(
            "{:<28} {:<12} {:>12} {:>8}",
            "what", "who", "ns a call", "annul/it"
        );
        for group in groups.iter().filter(|group| is_meant(&group.name)) {
            group.time();
        }
    }
}

fn all(groups: &[Group]) -> impl Iterator<Item = (String, &Contestant)> {
    groups.iter().flat_map(|group| {
        let name = |one: &Contestant| format!("{}/{}", group.name, one.name);
        group.contestants.iter().map(move |one| (name(one), one))
    })
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "a count of calls is small")]
fn f64_of(count: u64) -> f64 {
    count as f64
}
