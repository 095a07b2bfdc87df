//! To make sure that targets have stopped: one, many, or one that is forgotten.
//!
//! ```text
//! Target ── (look, where a cancel would write over its end)
//!        ── cancel ──┬─ it has ended ─────────────────────────► Outcome
//!                    ├─ it is about to ── look, until it has ─► Outcome, or NotStopped
//!                    └─ refused, lost ─── look once ──────────► Outcome, or NotStopped
//! ```

mod early;
mod ensure;
mod guard;
mod look;
mod many;
mod not_stopped;
mod prepared;
mod report;
#[cfg(feature = "signal")]
mod signal;
mod stopper;
mod summary;
mod together;
mod watch;

pub use early::{CancelEarly, Submission};
pub use ensure::{BlockingEnsureStopped, EnsureStopped};
pub use guard::CancelOnDrop;
pub use not_stopped::NotStopped;
pub use report::StopReport;
#[cfg(feature = "signal")]
pub use signal::{Interrupted, Signals, stop_on_signal};
pub use stopper::{BlockingStop, BlockingStopper, Stop, Stopper};
pub use summary::StopSummary;

use super::any_cancel::AnyCancel;
use super::core::Core;
