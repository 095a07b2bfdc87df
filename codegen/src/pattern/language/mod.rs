//! The texts that a parameter allows: pattern, length and listed values together.

mod inclusion;
mod lengths;
mod near;
mod refusal;
mod resolve;
mod samples;
mod steps;
mod undecided;
mod walk;
mod witness;

pub use inclusion::{Inclusion, excess, inclusion};
pub use lengths::Lengths;
pub use near::non_members;
pub use refusal::Refusal;
#[cfg(test)]
pub(super) use samples::Random;
pub use samples::samples;
pub use undecided::Undecided;
pub use witness::Witness;

use super::Pattern;

pub use annul_runtime::LengthUnit;

/// Bounds on a length, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthWindow {
    /// The smallest length.
    pub min: u64,
    /// The largest length; none if there is no limit.
    pub max: Option<u64>,
    /// What both count.
    pub unit: LengthUnit,
}

impl LengthWindow {
    /// Whether a text of this length is allowed.
    #[must_use]
    pub fn contains(&self, length: u64) -> bool {
        self.min <= length && self.max.is_none_or(|max| length <= max)
    }
}

/// A set of texts: those that fit every constraint that is given. With none given, every text.
#[derive(Debug, Clone, Default)]
pub struct Language {
    /// The pattern to fit.
    pub pattern: Option<Pattern>,
    /// The length to have.
    pub length: Option<LengthWindow>,
    /// The values to be one of.
    pub values: Option<Vec<String>>,
}

impl Language {
    /// Whether `text` fits every constraint.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.refusal(text).is_none()
    }

    /// Whether no text fits; see [`Language::shortest`].
    pub fn is_empty(&self) -> Result<bool, Undecided> {
        Ok(self.shortest()?.is_none())
    }

    /// A shortest text that fits, of readable characters where there is a choice.
    ///
    /// # Errors
    ///
    /// Undecided if the search for it grows beyond its limit.
    pub fn shortest(&self) -> Result<Option<Witness>, Undecided> {
        let nothing = Self {
            values: Some(Vec::new()),
            ..Self::default()
        };
        excess(self, &nothing)
    }

    /// Whether the length says nothing that pattern and values do not say already. True without a length.
    #[must_use]
    pub fn length_is_implied(&self) -> bool {
        let Some(window) = self.length else {
            return true;
        };
        if let Some(values) = &self.values {
            let fitting = values.iter().filter(|value| self.pattern_fits(value));
            return fitting
                .into_iter()
                .all(|value| window.contains(window.unit.measure(value)));
        }
        let Some(pattern) = &self.pattern else {
            return window.min == 0 && window.max.is_none();
        };
        pattern.lengths(window.unit).is_none_or(|lengths| {
            let within = |max| lengths.max.is_some_and(|longest| longest <= max);
            window.min <= lengths.min && window.max.is_none_or(within)
        })
    }

    /// Whether the pattern says nothing that length and values do not say already. True without a pattern.
    ///
    /// # Errors
    ///
    /// Undecided if the search for a difference grows beyond its limit.
    pub fn pattern_is_implied(&self) -> Result<bool, Undecided> {
        let without = Self {
            pattern: None,
            ..self.clone()
        };
        let alone = Self {
            pattern: self.pattern.clone(),
            ..Self::default()
        };
        Ok(excess(&without, &alone)?.is_none())
    }

    /// The listed values that fit every other constraint; none if no values are listed.
    fn members(&self) -> Vec<&str> {
        let values = self.values.iter().flatten().map(String::as_str);
        values.filter(|value| self.contains(value)).collect()
    }

    fn pattern_fits(&self, text: &str) -> bool {
        self.pattern
            .as_ref()
            .is_none_or(|pattern| pattern.matches(text))
    }
}
