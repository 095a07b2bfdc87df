//! One engine behind the operations of every vendor.

mod cancels;

pub use cancels::Cancels;
