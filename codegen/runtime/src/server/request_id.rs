//! Where the ids of requests come from.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicU64, Ordering};

/// A source of numbers that do not come twice; a router writes each as its vendor writes request ids.
///
/// A closure is one too, which is what tests want:
///
/// ```
/// use annul_runtime::server::Router;
///
/// let router = Router::new().request_ids(|| 7);
/// ```
pub trait RequestIds: Send + Sync + 'static {
    /// A number that has not come before.
    fn next(&self) -> u128;
}

impl<F: Fn() -> u128 + Send + Sync + 'static> RequestIds for F {
    fn next(&self) -> u128 {
        self()
    }
}

/// Numbers that nobody can tell beforehand and that do not repeat in practice.
///
/// They come from the keyed hash of the standard library, with keys of the
/// operating system: good for ids, and not made for secrets.
#[derive(Debug, Default)]
pub struct RandomIds {
    keys: [RandomState; 2],
    count: AtomicU64,
}

impl RequestIds for RandomIds {
    fn next(&self) -> u128 {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let [high, low] = self.keys.each_ref().map(|key| key.hash_one(count));
        u128::from(high) << 64 | u128::from(low)
    }
}

/// A number as the text of a random UUID: `0f2c…-4…-8…`.
pub(super) fn uuid(number: u128) -> String {
    // The bits of version 4 and of the usual variant.
    let number = number & !(0xf << 76) & !(0x3 << 62) | 4 << 76 | 2 << 62;
    let text = format!("{number:032x}");
    let parts = [&text[..8], &text[8..12], &text[12..16], &text[16..20]];
    format!("{}-{}", parts.join("-"), &text[20..])
}

#[cfg(test)]
mod tests {
    use super::{RandomIds, RequestIds, uuid};

    #[test]
    fn ids_differ() {
        let ids = RandomIds::default();
        let mut seen: Vec<u128> = (0..1000).map(|_| ids.next()).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 1000);
        assert_ne!(RandomIds::default().next(), RandomIds::default().next());
    }

    #[test]
    fn a_uuid_has_its_version_and_variant() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
