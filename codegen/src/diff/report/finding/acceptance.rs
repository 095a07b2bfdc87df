//! Why somebody has taken a finding as it is.

/// Why a finding is taken as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// The service never behaved as the old spec said; the new one is nearer to the truth.
    Corrected,
    /// The change is wanted, with all that follows.
    Intended,
}

impl Because {
    /// As the file writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Corrected => "corrected",
            Self::Intended => "intended",
        }
    }
}

/// One accepted finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acceptance {
    /// Its fingerprint.
    pub finding: String,
    /// Why, in words.
    pub reason: String,
    /// Why, in one of two words.
    pub because: Because,
    /// The day on which it was accepted.
    pub date: String,
    /// The last day on which it counts.
    pub until: Option<String>,
    /// The line in the file.
    pub line: usize,
}
