//! What a client takes from the machine: time and randomness, both replaceable.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A clock.
pub trait Clock: Send + Sync + 'static {
    /// The time of day, for signatures.
    fn now(&self) -> SystemTime;

    /// The time since some moment before, which nobody sets back: for deadlines.
    fn elapsed(&self) -> Duration;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A source of random numbers, for pauses, tokens and request ids.
///
/// A closure is one too, which is what tests want.
pub trait Random: Send + Sync + 'static {
    /// A number that nobody can tell beforehand.
    fn next(&self) -> u64;
}

impl<F: Fn() -> u64 + Send + Sync + 'static> Random for F {
    fn next(&self) -> u64 {
        self()
    }
}

/// Random numbers without a crate: a keyed hash of what never comes twice.
///
/// A token must not repeat, or a service takes a new cancel for an old one and
/// does nothing; and nobody should be able to tell it beforehand. Both hold:
/// the hash of the standard library is a pseudorandom function, its key of 128
/// bits is the operating system's, and what is hashed differs from number to
/// number (a counter), from process to process (its id: a fork inherits key
/// and counter) and from copy to copy of a machine (the time). It is not made
/// for keys; a token is none, for services know it together with its caller.
#[derive(Debug, Default)]
pub struct KeyedRandom {
    key: RandomState,
    count: AtomicU64,
}

impl Random for KeyedRandom {
    fn next(&self) -> u64 {
        let mut hasher = self.key.build_hasher();
        hasher.write_u64(self.count.fetch_add(1, Ordering::Relaxed));
        hasher.write_u32(std::process::id());
        let time = SystemTime::now().duration_since(UNIX_EPOCH);
        hasher.write_u128(time.unwrap_or_default().as_nanos());
        hasher.finish()
    }
}

const ALPHANUMERIC: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The length of tokens and request ids, which suits every vendor: some want
/// at least 32 characters, others take at most 64.
const LENGTH: usize = 32;

/// A token for one logical call: 32 letters and digits, of about 190 bits.
pub(super) fn token(random: &dyn Random) -> String {
    let mut token = String::with_capacity(LENGTH);
    while token.len() < LENGTH {
        let mut number = random.next();
        // Eight of a number leave its bias below one in ten thousand.
        for _ in 0..8 {
            let index = usize::try_from(number % 62).expect("invariant: below 62");
            token.push(char::from(ALPHANUMERIC[index]));
            number /= 62;
        }
    }
    token
}

/// An id for one attempt: 32 upper-case hexadecimal digits.
pub(super) fn request_id(random: &dyn Random) -> String {
    format!("{:016X}{:016X}", random.next(), random.next())
}

#[cfg(test)]
mod tests {
    use super::{KeyedRandom, Random, request_id, token};
    use std::collections::BTreeSet;

    #[test]
    fn tokens_and_ids_are_of_one_length_and_differ() {
        let random = KeyedRandom::default();
        let tokens: BTreeSet<_> = (0..2000).map(|_| token(&random)).collect();
        let ids: BTreeSet<_> = (0..2000).map(|_| request_id(&random)).collect();
        assert_eq!((tokens.len(), ids.len()), (2000, 2000));
        let is_plain = |text: &String| {
            text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        assert!(tokens.iter().chain(&ids).all(is_plain));
    }

    #[test]
    fn two_sources_differ() {
        assert_ne!(KeyedRandom::default().next(), KeyedRandom::default().next());
    }

    #[test]
    fn a_closure_is_a_source() {
        assert_eq!(request_id(&|| 10), "000000000000000A000000000000000A");
        assert_eq!(token(&|| 0), "A".repeat(32));
    }
}
