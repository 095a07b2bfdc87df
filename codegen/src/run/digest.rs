//! What stands for the content of a file: a digest of it, and a stamp of size and times that tells that it was not touched.

use std::collections::hash_map::DefaultHasher;
use std::fs::Metadata;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// File systems tell times in steps; what was touched within the last one may be touched again unseen.
const STEP: Duration = Duration::from_millis(20);

/// What makes the digests of one cache its own: nobody can prepare two contents with the same digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Salt(pub(super) u64);

impl Salt {
    /// A new one, as random as a map's keys.
    pub(super) fn new() -> Self {
        Self(RandomState::new().build_hasher().finish())
    }

    /// The digest of a content.
    pub(super) fn digest(self, content: &[u8]) -> Digest {
        let half = |part: u64| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u64(self.0 ^ part);
            hasher.write(content);
            hasher.finish()
        };
        Digest(half(0), half(u64::MAX))
    }
}

/// The digest of a content under a [`Salt`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Digest(pub(super) u64, pub(super) u64);

/// Size and times of a file.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Stamp {
    /// Its size.
    pub(super) size: u64,
    /// When it was written, in nanoseconds; 0 if that cannot be trusted.
    pub(super) written: u64,
    /// When anything about it changed, where the system says so: nobody can set that.
    pub(super) changed: u64,
    /// Its number, where files have one: another file in its place has another.
    pub(super) number: u64,
}

impl Stamp {
    /// The stamp of a file; none that ever equals another if it was touched just now.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let written = metadata.modified().unwrap_or(UNIX_EPOCH);
        let written = written.duration_since(UNIX_EPOCH).unwrap_or_default();
        let (changed, number) = changed(metadata);
        let last = written.max(changed);
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        if now.is_ok_and(|now| last + STEP < now) {
            Self {
                size: metadata.len(),
                written: nanoseconds(written),
                changed: nanoseconds(changed),
                number,
            }
        } else {
            Self::default()
        }
    }

    /// Whether a file is still as it was when it had this stamp, as far as the system can tell.
    pub(super) fn holds(&self, metadata: &Metadata) -> bool {
        self.written != 0 && *self == Self::of(metadata)
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(0)
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> (Duration, u64) {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or(0);
    let rest = u32::try_from(metadata.ctime_nsec()).unwrap_or(0);
    (Duration::new(seconds, rest), metadata.ino())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> (Duration, u64) {
    (Duration::ZERO, 0)
}
