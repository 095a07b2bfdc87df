//! What a recorded reply means, and why: the reply as a client reads it, and the row of the reply table that says so.

mod document;
mod human;
mod meaning;
mod recorded;

pub(super) use document::document;
pub(super) use human::human;
pub(super) use meaning::meaning;
pub(super) use recorded::Recorded;
