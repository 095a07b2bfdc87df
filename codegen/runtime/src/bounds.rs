//! A range of counts as two numbers.

use std::ops::Bound::{Excluded, Included, Unbounded};
use std::ops::RangeBounds;

/// The smallest and the largest number of a range of counts.
#[inline]
pub(crate) fn bounds(range: &impl RangeBounds<usize>) -> (usize, usize) {
    let min = match range.start_bound() {
        Included(&min) => min,
        Excluded(&below) => below.saturating_add(1),
        Unbounded => 0,
    };
    let max = match range.end_bound() {
        Included(&max) => max,
        Excluded(&above) => above.saturating_sub(1),
        Unbounded => usize::MAX,
    };
    (min, max)
}
