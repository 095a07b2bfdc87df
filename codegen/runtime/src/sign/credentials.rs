//! Where signers have their credentials from: given once, or asked for when needed.

use super::{BoxError, SignError};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// Credentials, which may end.
pub trait Expire {
    /// When they end; nothing, if that is unknown or they do not.
    fn expires(&self) -> Option<SystemTime>;
}

/// New credentials are asked for this long before the old ones end, since a
/// request is under way for a while and clocks differ.
const AHEAD: Duration = Duration::from_secs(5 * 60);

type Provider<C> = Box<dyn Fn() -> Result<C, BoxError> + Send + Sync>;

/// Where a signer has its credentials from.
pub(super) enum Source<C> {
    Fixed(Arc<C>),
    Provided {
        provider: Provider<C>,
        /// What was provided last.
        kept: Mutex<Option<Arc<C>>>,
    },
}

impl<C: Expire> Source<C> {
    pub(super) fn fixed(credentials: C) -> Self {
        Self::Fixed(Arc::new(credentials))
    }

    pub(super) fn provided(
        provider: impl Fn() -> Result<C, BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self::Provided {
            provider: Box::new(provider),
            kept: Mutex::new(None),
        }
    }

    /// The credentials to sign with.
    ///
    /// Expired ones are used if there are no others. The clock may be wrong,
    /// and only the service's answer can tell: refused here, a request would
    /// never get that answer.
    pub(super) fn get(&self, now: SystemTime) -> Result<Arc<C>, SignError> {
        let (provider, kept) = match self {
            Self::Fixed(credentials) => return Ok(Arc::clone(credentials)),
            Self::Provided { provider, kept } => (provider, kept),
        };
        // Held while the provider works: all threads wait for one renewal.
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fresh) = kept.as_ref().filter(|it| lasts(&***it, now, AHEAD)) {
            return Ok(Arc::clone(fresh));
        }
        match provider() {
            Ok(credentials) => Ok(Arc::clone(kept.insert(Arc::new(credentials)))),
            Err(error) => kept
                .as_ref()
                .filter(|it| lasts(&***it, now, Duration::ZERO))
                .map(Arc::clone)
                .ok_or(SignError::Credentials(error)),
        }
    }

    pub(super) fn forget(&self) {
        if let Self::Provided { kept, .. } = self {
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }
}

fn lasts(credentials: &impl Expire, now: SystemTime, ahead: Duration) -> bool {
    credentials
        .expires()
        .and_then(|end| end.duration_since(now).ok())
        .is_some_and(|left| left > ahead)
}

impl<C: fmt::Debug> fmt::Debug for Source<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(credentials) => credentials.fmt(out),
            Self::Provided { .. } => out.write_str("(asked for when needed)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Expire, Source};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    #[derive(Debug, PartialEq)]
    struct Numbered {
        number: u64,
        expires: Option<SystemTime>,
    }

    impl Expire for Numbered {
        fn expires(&self) -> Option<SystemTime> {
            self.expires
        }
    }

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    /// Numbers what it provides, each ending 1000 seconds after the last; the third time it fails.
    fn source(ends: bool) -> (Source<Numbered>, Arc<AtomicU64>) {
        let asked = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&asked);
        let source = Source::provided(move || {
            let number = counter.fetch_add(1, SeqCst) + 1;
            match number {
                3 => Err("the provider is down".into()),
                _ => Ok(Numbered {
                    number,
                    expires: ends.then(|| at(number * 1000)),
                }),
            }
        });
        (source, asked)
    }

    #[test]
    fn credentials_are_kept_until_shortly_before_their_end() {
        let (source, asked) = source(true);
        for now in [0, 1, 699] {
            assert_eq!(source.get(at(now)).expect("credentials").number, 1);
        }
        assert_eq!(asked.load(SeqCst), 1);
        assert_eq!(source.get(at(700)).expect("credentials").number, 2);
    }

    #[test]
    fn if_there_are_no_new_ones_the_old_ones_do_until_their_end() {
        let (source, asked) = source(true);
        source.get(at(0)).expect("credentials");
        source.get(at(900)).expect("credentials");
        assert_eq!(source.get(at(1999)).expect("credentials").number, 2);
        assert_eq!(asked.load(SeqCst), 3);
        asked.store(2, SeqCst);
        let error = source.get(at(2000)).unwrap_err();
        assert!(std::error::Error::source(&error).is_some());
    }

    #[test]
    fn without_an_end_they_are_asked_for_each_time() {
        let (source, _) = source(false);
        assert_eq!(source.get(at(0)).expect("credentials").number, 1);
        assert_eq!(source.get(at(0)).expect("credentials").number, 2);
        assert!(source.get(at(0)).is_err());
    }

    #[test]
    fn what_is_forgotten_is_asked_for_again() {
        let (source, _) = source(true);
        source.get(at(0)).expect("credentials");
        source.forget();
        assert_eq!(source.get(at(0)).expect("credentials").number, 2);
    }

    #[test]
    fn fixed_ones_are_used_whatever_the_clock_says() {
        let source = Source::fixed(Numbered {
            number: 7,
            expires: Some(at(5)),
        });
        source.forget();
        assert_eq!(source.get(at(9)).expect("credentials").number, 7);
    }

    #[test]
    fn debug_does_not_ask() {
        let (source, asked) = source(true);
        assert_eq!(format!("{source:?}"), "(asked for when needed)");
        assert_eq!(asked.load(SeqCst), 0);
    }
}
