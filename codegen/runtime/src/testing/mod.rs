//! Tests of an operation as data: messages on the wire, and what they are by the spec.
//!
//! The generator emits one [`Cases`] an operation (the option `tests`), with what each message is by the checked
//! spec: the requests and replies of examples, the boundaries of each constraint, requests that are no input, and
//! each row of the reply table. The functions here run them through an operation, emitted or dynamic, and panic
//! with everything that is not as the spec says.

mod answers;
mod case;
mod differences;
mod message;
mod replies;
mod report;
mod requests;
#[cfg(feature = "server")]
mod server;

pub use answers::check_answers;
pub use case::{AnswerCase, Cases, Expected, RUN, ReplyCase, RequestCase};
pub use differences::{Difference, differences};
pub use message::{Message, reply_of, request_of, shown, to_text};
pub use replies::check_replies;
pub use requests::check_requests;
#[cfg(feature = "server")]
pub use server::check_server;

/// The id under which replies are written.
const REQUEST_ID: &str = "request-1";
