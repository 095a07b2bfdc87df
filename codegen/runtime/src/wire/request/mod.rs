//! Requests: made by a client, read by a server.

mod assemble;
mod build_error;
mod fills;
mod invalid;
mod reader;
mod rejection;
mod source;
mod writer;

pub use build_error::BuildError;
pub use fills::Fills;
pub use invalid::{Invalid, Seen};
pub use reader::RequestReader;
#[cfg(feature = "dynamic")]
pub(in crate::wire) use reader::without_stand_ins;
pub use rejection::{Malformed, Rejection};
pub use writer::RequestWriter;
