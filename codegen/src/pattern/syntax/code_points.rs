//! Sets of code points, as sorted ranges, surrogates included while a class is being read.

/// The largest code point.
const LAST: u32 = 0x0010_FFFF;
/// The first code point that takes two UTF-16 units.
const SUPPLEMENTARY: u32 = 0x0001_0000;
const HIGH_SURROGATES: (u32, u32) = (0xD800, 0xDBFF);
const LOW_SURROGATES: (u32, u32) = (0xDC00, 0xDFFF);

/// A set of code points; its ranges are sorted, disjoint and not adjacent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CodePoints {
    ranges: Vec<(u32, u32)>,
}

/// Which surrogates a set contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surrogates {
    /// None at all.
    None,
    /// Each of the 2,048.
    All,
    /// Nothing but first halves of pairs.
    OnlyHigh,
    /// Nothing but second halves of pairs.
    OnlyLow,
    /// Some of them, beside other characters.
    Some,
}

impl CodePoints {
    pub(crate) fn one(code: u32) -> Self {
        Self {
            ranges: vec![(code, code)],
        }
    }

    pub(crate) fn of(ranges: &[(u32, u32)]) -> Self {
        let mut set = Self {
            ranges: ranges.to_vec(),
        };
        set.normalise();
        set
    }

    /// Every Unicode scalar value.
    pub(crate) fn any() -> Self {
        Self::default().complement()
    }

    pub(crate) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    pub(crate) fn add(&mut self, first: u32, last: u32) {
        self.ranges.push((first, last));
        self.normalise();
    }

    pub(crate) fn add_all(&mut self, other: &Self) {
        self.ranges.extend_from_slice(&other.ranges);
        self.normalise();
    }

    /// The Unicode scalar values that are not in this set.
    pub(crate) fn complement(&self) -> Self {
        let mut with_surrogates = self.clone();
        with_surrogates.add(HIGH_SURROGATES.0, LOW_SURROGATES.1);
        let mut ranges = Vec::new();
        let mut next = 0;
        for &(first, last) in &with_surrogates.ranges {
            if next < first {
                ranges.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Self { ranges }
    }

    /// This set without surrogates.
    pub(crate) fn scalars(&self) -> Self {
        self.complement().complement()
    }

    /// This set with the supplementary planes in place of surrogates: each supplementary character
    /// is a pair of them.
    pub(crate) fn with_supplementary(&self) -> Self {
        let mut set = self.scalars();
        set.add(SUPPLEMENTARY, LAST);
        set
    }

    /// The characters written as one of these high surrogates and one of those low ones.
    pub(crate) fn pairs(high: &Self, low: &Self) -> Self {
        let mut ranges = Vec::new();
        for lead in high.ranges.iter().flat_map(|&(first, last)| first..=last) {
            for &(first, last) in &low.ranges {
                ranges.push((pair(lead, first), pair(lead, last)));
            }
        }
        Self::of(&ranges)
    }

    pub(super) fn surrogates(&self) -> Surrogates {
        let count = |(low, high): (u32, u32)| -> u32 {
            let shared = self
                .ranges
                .iter()
                .filter(|&&(first, last)| first <= high && low <= last);
            shared
                .map(|&(first, last)| last.min(high) - first.max(low) + 1)
                .sum()
        };
        let total: u32 = self
            .ranges
            .iter()
            .map(|&(first, last)| last - first + 1)
            .sum();
        match (count(HIGH_SURROGATES), count(LOW_SURROGATES)) {
            (0, 0) => Surrogates::None,
            (1024, 1024) => Surrogates::All,
            (high, 0) if high == total => Surrogates::OnlyHigh,
            (0, low) if low == total => Surrogates::OnlyLow,
            _ => Surrogates::Some,
        }
    }

    fn normalise(&mut self) {
        self.ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for &(first, last) in &self.ranges {
            match merged.last_mut() {
                Some(previous) if first <= previous.1.saturating_add(1) => {
                    previous.1 = previous.1.max(last);
                }
                _ => merged.push((first, last)),
            }
        }
        self.ranges = merged;
    }
}

/// Whether this is the first half of a surrogate pair.
pub(super) fn is_high_surrogate(code: u32) -> bool {
    (HIGH_SURROGATES.0..=HIGH_SURROGATES.1).contains(&code)
}

/// Whether this is the second half of a surrogate pair.
pub(super) fn is_low_surrogate(code: u32) -> bool {
    (LOW_SURROGATES.0..=LOW_SURROGATES.1).contains(&code)
}

/// The character that a surrogate pair stands for.
pub(super) fn pair(high: u32, low: u32) -> u32 {
    SUPPLEMENTARY + ((high - HIGH_SURROGATES.0) << 10) + (low - LOW_SURROGATES.0)
}
