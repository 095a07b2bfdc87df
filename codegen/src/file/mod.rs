//! Files as bytes from outside: how they are read, and how they are replaced.

mod read;
mod replace;

pub(crate) use read::{is_no_file, open};
pub use read::{limited, read};
pub use replace::{Failed, clean, replace};
