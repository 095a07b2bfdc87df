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
//! Each service has a [`FrontDoor`], which its spec names: in its voice a
//! router answers what it does not pass on to a handler. A router can be given
//! another one, so that a vendor of your own has its own voice.
//!
//! | what is wrong | `coral` (AWS) | `oci` | `huawei_apig` | `plain`, `problem_json` |
//! |---|---|---|---|---|
//! | no such path | 404 `<UnknownOperationException/>` | 404 `NotFound` | 404 `APIG.0101` | 404 |
//! | another method | 404 `<UnknownOperationException/>` | 405 `MethodNotAllowed` | 404 `APIG.0101` | 405 |
//! | another content type | 404 `<UnknownOperationException/>` | 415 `UnsupportedMediaType` | 415 `APIG.0201` | 415 |
//! | unknown or no target | 400 `UnknownOperationException` | | | |
//! | no `Host`, two, or a broken one | 400 without a body | 400 `CannotParseRequest` | 400 `APIG.0201` | 400 |
//! | another transfer coding than `chunked` | 501 without a body | 501 `MethodNotImplemented` | 501 `APIG.0201` | 501 |
//! | too large headers | 431 without a body | 431 `RequestHeaderFieldsTooLarge` | 431 `APIG.0201` | 431 |
//! | too large a body | 413 without a body | 413 `RequestEntityTooLarge` | 413 `APIG.0201` | 413 |
//! | too slow a body, if there is a [time](Router::body_timeout) for it | 408 without a body | 408 `RequestTimeout` | 408 `APIG.0201` | 408 |
//! | no credentials, if [asked for](Router::require_authorization) | 400 `MissingAuthenticationTokenException` | 401 `NotAuthenticated` | 401 `APIG.0301` | the operation's error |
//! | not JSON, or another JSON type | 400 `SerializationException` | 400 `CannotParseRequest` | the operation's error | the operation's error |
//! | a broken constraint | the operation's error, in the sentence of AWS | 400 `InvalidParameter`, `MissingParameter` | the operation's error | the operation's error |
//!
//! What belongs to no service that is served gets a plain 404. The order of
//! the checks is the vendors' own: AWS looks at the JSON before it looks at
//! credentials.
//!
//! # Spans
//!
//! With the feature `tracing`, each request is a span `annul.request` at the
//! level `DEBUG`, inside of which handlers run. Its fields are `operation` and
//! `service`, if the request means one; `request_id`, as the answer has it;
//! `target`, the ids of what is to be cancelled, once the input satisfies the
//! spec, and without those that the spec calls secret; `status`; `outcome`,
//! which is what the reply [reads as](crate::ReadingKind), the kind of a refusal,
//! or a [fault](RequestFault::as_str); and `code`, the vendor's code of an
//! operation's error. No header, no body and no credential is ever in it.
//!
//! # What is left to the transport
//!
//! A router has no clock. With the feature `listen`, [`listen`] has one, and answers requests on a socket; with another
//! server, how long a connection may take to send its headers,
//! and to take its replies, has to be limited where connections are. How long a body may take is
//! told to the router by [`Router::body_timeout`]. A server that refuses
//! headers by itself does so in its own voice: let it take somewhat more than
//! the router's [`Limits`]. If whoever called goes away, the server drops the
//! future of the router, and the handler's with it; nothing else is held.

mod authenticate;
mod body;
mod context;
mod credentials;
mod front_door;
mod handler;
mod head;
mod limits;
#[cfg(feature = "listen")]
mod listen;
mod mounted;
mod path;
mod paths;
mod refused;
mod request_id;
mod router;
mod routes;
mod service;
mod settings;
mod trace;

pub use authenticate::Authenticate;
pub use body::ReplyBody;
pub use context::RequestContext;
pub use credentials::MissingCredentials;
pub(crate) use front_door::sayable;
pub use front_door::{
    Coral, FrontDoor, FrontDoorAnswer, HuaweiApig, Oci, Plain, ProblemJson, RequestFacts,
    RequestFault,
};
pub use handler::{Handler, Named};
pub use limits::Limits;
#[cfg(feature = "listen")]
pub use listen::{ConnectionLimits, listen};
pub(crate) use refused::refused;
pub use request_id::{RandomIds, RequestIds};
pub use router::Router;
pub use service::{Answered, Answering};

use std::pin::Pin;

/// A future whose type nobody has to name.
type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

#[cfg(test)]
mod tests;
