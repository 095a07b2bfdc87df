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
    let digits = hex(number, LOWER);
    let mut text = [b'-'; 36];
    for (to, from) in [
        (0..8, 0..8),
        (9..13, 8..12),
        (14..18, 12..16),
        (19..23, 16..20),
    ] {
        text[to].copy_from_slice(&digits[from]);
    }
    text[24..].copy_from_slice(&digits[20..]);
    str::from_utf8(&text).unwrap_or_default().to_owned()
}

/// A number as 32 small hexadecimal digits.
pub(super) fn lower_hex(number: u128) -> String {
    let mut text = String::with_capacity(32);
    push_ascii(&mut text, &hex(number, LOWER));
    text
}

/// Adds a number as 32 capital hexadecimal digits.
pub(super) fn push_upper_hex(text: &mut String, number: u128) {
    push_ascii(text, &hex(number, b"0123456789ABCDEF"));
}

const LOWER: &[u8; 16] = b"0123456789abcdef";

/// Every answer has an id: by the format machinery, its digits cost as much as reading the request.
fn hex(number: u128, digits: &[u8; 16]) -> [u8; 32] {
    let mut text = [0; 32];
    for (pair, byte) in text.chunks_exact_mut(2).zip(number.to_be_bytes()) {
        pair[0] = digits[usize::from(byte >> 4)];
        pair[1] = digits[usize::from(byte & 15)];
    }
    text
}

fn push_ascii(text: &mut String, digits: &[u8]) {
    text.push_str(str::from_utf8(digits).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::{RandomIds, RequestIds, lower_hex, push_upper_hex, uuid};

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
        let number = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;
        assert_eq!(uuid(number), "01234567-89ab-4def-8123-456789abcdef");
    }

    #[test]
    fn a_number_has_all_of_its_digits() {
        for number in [0, 7, u128::from(u64::MAX) << 40, u128::MAX] {
            let mut text = "x".to_owned();
            push_upper_hex(&mut text, number);
            assert_eq!(text, format!("x{number:032X}"));
            assert_eq!(lower_hex(number), format!("{number:032x}"));
        }
    }
}
