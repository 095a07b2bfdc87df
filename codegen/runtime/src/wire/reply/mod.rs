//! Replies: made by a server, read by a client.

mod aws_json;
mod reader;
mod rest_json;
mod said;
mod writer;

pub use reader::ReplyReader;
pub(super) use reader::Verdict;
pub use writer::ReplyWriter;
