//! The checks that emitted validators call, one call a param.

use crate::bounds::bounds;
use crate::{Limit, Number, Place, Rule, TextCheck, Violation, Violations};
use std::ops::Bound::{Excluded, Included, Unbounded};
use std::ops::RangeBounds;

impl Violations {
    /// Checks a text, constraint by constraint.
    #[inline]
    pub const fn text<'a>(&'a mut self, place: Place, value: &'a str) -> TextCheck<'a> {
        TextCheck::new(place, value, self)
    }

    /// Checks that a number lies within its range.
    #[inline]
    pub fn integer(&mut self, place: Place, value: i64, range: impl RangeBounds<i64>) {
        let min = match range.start_bound() {
            Included(&min) => min,
            Excluded(&below) => below.saturating_add(1),
            Unbounded => i64::MIN,
        };
        let max = match range.end_bound() {
            Included(&max) => max,
            Excluded(&above) => above.saturating_sub(1),
            Unbounded => i64::MAX,
        };
        if value < min {
            self.push(Violation::new(place, Rule::MinValue, Limit::Integer(min)));
        }
        if value > max {
            self.push(Violation::new(place, Rule::MaxValue, Limit::Integer(max)));
        }
    }

    /// Checks that a number with or without a fraction lies within its range, whose bounds are whole.
    pub fn number(&mut self, place: Place, value: Number, range: impl RangeBounds<i64>) {
        // Between two whole numbers it is the one or the other side of a bound as the next of them is.
        let next = |rounded: f64| Number::new(rounded).and_then(Number::as_integer);
        let far = if value < Number::ZERO {
            i64::MIN
        } else {
            i64::MAX
        };
        let below = next(value.get().floor()).unwrap_or(far);
        let above = next(value.get().ceil()).unwrap_or(far);
        if range.contains(&below) && range.contains(&above) {
            return;
        }
        let outside = if range.contains(&below) { above } else { below };
        self.integer(place, outside, range);
    }

    /// Checks that a list has as many items as it may.
    #[inline]
    pub fn items(&mut self, place: Place, count: usize, range: impl RangeBounds<usize>) {
        let (min, max) = bounds(&range);
        if count < min {
            self.push(Violation::new(place, Rule::MinItems, Limit::Items(min)));
        }
        if count > max {
            self.push(Violation::new(place, Rule::MaxItems, Limit::Items(max)));
        }
    }

    /// Says that a required param is missing.
    pub fn missing(&mut self, place: Place) {
        self.push(Violation::new(place, Rule::Required, Limit::None));
    }
}

#[cfg(test)]
mod tests {
    use crate::{Number, Origin, Place, Violations};

    const LIMIT: Place = Place::query("limit", Origin::Caller);

    fn integer(value: i64) -> String {
        let mut found = Violations::new();
        found.integer(LIMIT, value, 1..=1000);
        found.to_string()
    }

    #[test]
    fn a_number_is_held_to_both_ends_of_its_range() {
        assert_eq!(integer(0), "`limit` (query): must be at least 1");
        assert_eq!(integer(1), "no violation");
        assert_eq!(integer(1000), "no violation");
        assert_eq!(integer(1001), "`limit` (query): must be at most 1000");
    }

    #[test]
    fn a_fraction_is_held_to_whole_bounds() {
        let check = |value: f64| {
            let mut found = Violations::new();
            found.number(LIMIT, Number::new(value).expect("finite"), 1..=10);
            found.to_string()
        };
        for value in [1.0, 1.5, 9.999, 10.0] {
            assert_eq!(check(value), "no violation", "{value}");
        }
        for value in [0.999, -1e300, 0.0] {
            assert_eq!(check(value), "`limit` (query): must be at least 1");
        }
        for value in [10.001, 1e300] {
            assert_eq!(check(value), "`limit` (query): must be at most 10");
        }
    }

    #[test]
    fn an_open_end_holds_every_number() {
        let mut found = Violations::new();
        found.integer(LIMIT, i64::MIN, ..);
        found.integer(LIMIT, i64::MIN, ..=5);
        found.integer(LIMIT, i64::MAX, 5..);
        assert!(found.is_empty());
        found.integer(LIMIT, 5, ..5);
        assert_eq!(found.to_string(), "`limit` (query): must be at most 4");
    }

    #[test]
    fn a_list_is_held_to_its_number_of_items() {
        let mut found = Violations::new();
        found.items(LIMIT, 1, 1..=2);
        found.items(LIMIT, 2, 1..=2);
        assert!(found.is_empty());
        found.items(LIMIT, 0, 1..=2);
        found.items(LIMIT, 3, 1..=2);
        assert_eq!(
            found.to_string(),
            "`limit` (query): must have at least 1 item; `limit` (query): must have at most 2 items"
        );
    }

    #[test]
    fn a_missing_param_is_required() {
        let mut found = Violations::new();
        found.missing(LIMIT);
        assert_eq!(found.to_string(), "`limit` (query): is required");
    }
}
