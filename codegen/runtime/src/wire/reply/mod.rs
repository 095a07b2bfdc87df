//! Replies: made by a server, read by a client.

mod readable;
mod reader;
mod told;
mod writer;

pub(super) use readable::readable;
pub use reader::ReplyReader;
pub(super) use reader::Verdict;
#[cfg(feature = "server")]
pub(crate) use told::ToldParts;
pub use writer::ReplyWriter;
