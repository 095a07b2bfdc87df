//! Requests: made by a client, read by a server.

mod assemble;
mod build_error;
mod fills;
mod reader;
mod source;
mod writer;

pub use build_error::BuildError;
pub use fills::Fills;
pub use reader::RequestReader;
#[cfg(feature = "dynamic")]
pub(in crate::wire) use reader::without_stand_ins;
pub use writer::RequestWriter;
