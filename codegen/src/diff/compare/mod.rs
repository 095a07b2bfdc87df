//! The sections of a spec, compared one by one in the order in which a spec has them: the service, then each operation.
//!
//! `catalogue` finds out which is which and calls the others; `pairing` does so for everything that has a name. What
//! they find goes into a [`comparison`](comparison::Comparison).

mod cancel;
mod catalogue;
mod comparison;
mod display;
mod error;
mod member;
mod moved;
mod notes;
mod operation;
mod pairing;
mod param;
mod prose;
mod response;
mod role;
mod route;
mod service;
mod shared;
mod sketch;
mod values;

pub(crate) use catalogue::{Compared, part, together};
pub(crate) use sketch::{Sketch, partners};

pub(super) use catalogue::compare as catalogues;
