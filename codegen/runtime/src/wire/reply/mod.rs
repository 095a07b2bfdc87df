//! Replies: made by a server, read by a client.

mod readable;
mod reader;
mod writer;

pub(super) use readable::readable;
pub use reader::ReplyReader;
pub(super) use reader::Verdict;
pub use writer::ReplyWriter;
