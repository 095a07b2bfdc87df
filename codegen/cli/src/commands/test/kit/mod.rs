//! The kit itself: what is tried of an operation, and how what came is held against its spec.

mod allowed;
mod cancel;
mod check;
mod conditions;
mod errors;
mod life;
mod requests;
mod subject;

pub(super) use check::{Check, Fault, Verdict};
pub(super) use subject::{Setting, Subject};
