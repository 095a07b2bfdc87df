//! What cancelling means, in words that are the same for every vendor.

mod aftermath;
mod disposition;
pub mod look_table;
mod phase;
mod reading;
mod refusal;
mod refusal_kind;
pub mod reply_table;

pub use aftermath::{Retry, TargetState};
pub use disposition::{Disposition, DispositionKind, Outcome, OutcomeKind};
pub use phase::Phase;
pub use reading::{Reading, ReadingKind};
pub use refusal::Refusal;
pub use refusal_kind::RefusalKind;
