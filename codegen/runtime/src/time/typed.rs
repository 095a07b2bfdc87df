//! Points in time of emitted code, whose types know the format.

use super::{TimeFormat, Timestamp};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

/// What a type of [`Time`] is written as.
pub trait Written: Send + Sync + 'static {
    /// The format.
    const FORMAT: TimeFormat;
}

/// The formats as types.
pub mod written {
    use super::{TimeFormat, Written};

    /// See [`TimeFormat::EpochSeconds`].
    #[derive(Debug)]
    pub enum EpochSeconds {}

    /// See [`TimeFormat::Rfc3339`].
    #[derive(Debug)]
    pub enum Rfc3339 {}

    /// See [`TimeFormat::HttpDate`].
    #[derive(Debug)]
    pub enum HttpDate {}

    impl Written for EpochSeconds {
        const FORMAT: TimeFormat = TimeFormat::EpochSeconds;
    }

    impl Written for Rfc3339 {
        const FORMAT: TimeFormat = TimeFormat::Rfc3339;
    }

    impl Written for HttpDate {
        const FORMAT: TimeFormat = TimeFormat::HttpDate;
    }
}

/// A point in time that messages write as seconds since 1970.
pub type EpochSeconds = Time<written::EpochSeconds>;
/// A point in time that messages write as RFC 3339 does.
pub type Rfc3339 = Time<written::Rfc3339>;
/// A point in time that messages write as the date of HTTP.
pub type HttpDate = Time<written::HttpDate>;

/// A point in time that messages write in the format `F`.
///
/// A server takes that format alone. A client takes any of the formats: what a reply means must not
/// hang on how a clock is spelled.
///
/// ```
/// use annul_runtime::time::{Rfc3339, Timestamp};
///
/// let time = Rfc3339::from(Timestamp::EPOCH);
/// assert_eq!(time.to_string(), "1970-01-01T00:00:00Z");
/// assert_eq!(time.get().seconds(), 0);
/// ```
pub struct Time<F> {
    time: Timestamp,
    format: PhantomData<fn() -> F>,
}

impl<F> Time<F> {
    /// A point in time.
    #[must_use]
    pub const fn new(time: Timestamp) -> Self {
        Self {
            time,
            format: PhantomData,
        }
    }

    /// A point in time that a spec has written out and `check` has found to be one.
    #[doc(hidden)]
    #[must_use]
    pub const fn known(seconds: i64, nanos: u32) -> Self {
        Self::new(match Timestamp::new(seconds, nanos) {
            Some(time) => time,
            None => Timestamp::EPOCH,
        })
    }

    /// The point in time, without its format.
    #[must_use]
    pub const fn get(self) -> Timestamp {
        self.time
    }
}

impl<F> From<Timestamp> for Time<F> {
    fn from(time: Timestamp) -> Self {
        Self::new(time)
    }
}

impl<F> From<Time<F>> for Timestamp {
    fn from(time: Time<F>) -> Self {
        time.get()
    }
}

impl<F> Clone for Time<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Time<F> {}

impl<F> PartialEq for Time<F> {
    fn eq(&self, other: &Self) -> bool {
        self.time == other.time
    }
}

impl<F> Eq for Time<F> {}

impl<F> PartialOrd for Time<F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for Time<F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.time.cmp(&other.time)
    }
}

impl<F> Hash for Time<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.time.hash(state);
    }
}

/// In the one format.
impl<F: Written> FromStr for Time<F> {
    type Err = NoTime;

    fn from_str(text: &str) -> Result<Self, NoTime> {
        let time = Timestamp::parse(text, F::FORMAT);
        time.map(Self::new).ok_or(NoTime { format: F::FORMAT })
    }
}

/// A text that is no point in time in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTime {
    format: TimeFormat,
}

impl fmt::Display for NoTime {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "must be a time in the format `{}`", self.format)
    }
}

impl std::error::Error for NoTime {}

impl<F: Written> fmt::Debug for Time<F> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Time({self})")
    }
}

/// As messages write it.
impl<F: Written> fmt::Display for Time<F> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.time.to_text(F::FORMAT))
    }
}
