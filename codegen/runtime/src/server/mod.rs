//! Handlers behind one port: any request in, the answer of its vendor out.
//!
//! A [`Router`] is a `tower` service. It knows the operations that were given
//! to it, finds the one that a request means, and answers everything else as
//! that vendor would. Who answers an operation is a [`Handler`]: a type with
//! the emitted trait of the operation, a closure, or an
//! [`Engine`](crate::engine::Engine) behind all of them.
//!
//! ```text
//! request ── route ── limits ── body ── decode ── authenticate ── handler ── encode ── reply
//!              │         │        │        │            │
//!              └─────────┴────────┴────────┴────────────┴── the vendor's own answer
//! ```
//!
//! # What a router answers by itself
//!
//! | what is wrong | AWS | Oracle Cloud | Huawei Cloud |
//! |---|---|---|---|
//! | no such path | 404 `<UnknownOperationException/>` | 404 `NotFound` | 404 `APIG.0101` |
//! | another method | 404 `<UnknownOperationException/>` | 405 `MethodNotAllowed` | 404 `APIG.0101` |
//! | another content type | 404 `<UnknownOperationException/>` | 415 `UnsupportedMediaType` | 415 `APIG.0201` |
//! | unknown or no target | 400 `UnknownOperationException` | | |
//! | too large a body | 413 without a body | 413 `RequestEntityTooLarge` | 413 `APIG.0201` |
//! | too large headers | 431 without a body | 431 `RequestHeaderFieldsTooLarge` | 431 `APIG.0201` |
//! | no credentials, if asked for | 400 `MissingAuthenticationTokenException` | 401 `NotAuthenticated` | 401 `APIG.0301` |
//! | not JSON, or another JSON type | 400 `SerializationException` | 400 `CannotParseRequest` | the operation's error |
//! | a broken constraint | the operation's error, in the sentence of AWS | 400 `InvalidParameter`, `MissingParameter` | the operation's error |
//!
//! What no vendor would answer gets a plain 404. The order of the checks is
//! the vendors' own: AWS looks at the JSON before it looks at credentials.
//!
//! # What is left to the transport
//!
//! A router has no clock. How long a connection may take to send its headers
//! and its body has to be limited where connections are: in `hyper` by
//! `header_read_timeout`, for bodies by a layer such as `tower-http`'s
//! `RequestBodyTimeoutLayer`. If whoever called goes away, the server drops
//! the future of the router, and the handler's with it; nothing else is held.

mod answers;
mod authenticate;
mod body;
mod context;
mod handler;
mod limits;
mod path;
mod request_id;
mod router;
mod routes;
mod served;
mod service;

pub use authenticate::Authenticate;
pub use body::ReplyBody;
pub use context::RequestContext;
pub use handler::{Handler, Named};
pub use limits::Limits;
pub use request_id::{RandomIds, RequestIds};
pub use router::Router;
pub use service::{Answered, Answering};

use crate::Refusal;
use crate::operation::ServiceInfo;
use answers::Dialect;
use std::pin::Pin;

/// A future whose type nobody has to name.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A refusal whose words keep the rules that a service has for messages.
pub(crate) fn sayable(service: &'static ServiceInfo, refusal: Refusal) -> Refusal {
    Dialect::of(service).sayable(refusal)
}

#[cfg(test)]
mod tests;
