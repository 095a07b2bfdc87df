//! Requests and replies as pure functions over bytes, for both sides and any transport.
//!
//! [`Operation`] is what emitted code implements, and what clients and servers
//! call. Everything here follows one rule: a client understands whatever the
//! vendor's own clients understand, a server takes nothing but what the spec
//! allows.
//!
//! # What a client makes of a reply
//!
//! | reply | reads as |
//! |---|---|
//! | any status from 200 to 299 | a success |
//! | a success with an empty body or `null` | a success without members |
//! | a success with other JSON than an object, with no JSON, or with a page | an error with a [`problem`](crate::ErrorReply::problem), also where no body is expected |
//! | AWS: a success with `Output.__type`, or with an error's `__type` | that error |
//! | unknown members, nulls, a wrong content type | passed over |
//! | two members of one name | the last |
//! | a number or boolean where a text is due, a text with a number where a number is due | that text, that number |
//! | any other JSON type | the member is missing |
//! | a time in another of the formats | that time |
//! | a required member is missing | empty text, 0, false, an empty list or map, the start of 1970; an open enum keeps the empty word |
//! | AWS: the code in `__type`, `X-Amzn-Errortype` and `code` | the first that the spec declares, in this order, or else the first |
//! | others: code and message at the places that the spec names, some of them headers or inside of the body | the first that holds something |
//! | others: code and message under names of members alone | the first pair, then each by itself, then the same in the first object inside |
//! | codes with a namespace, where the spec names `X-Amzn-Errortype` or `__type` | without it, and without what is behind a colon |
//! | plain text of at most 1024 bytes as the body of an error | the message |
//! | an error without a code | by its status |

mod binding;
mod cancel;
mod codec;
#[cfg(feature = "dynamic")]
pub mod dynamic;
mod endpoint;
pub(crate) mod headers;
mod media_type;
#[cfg(feature = "client")]
pub(crate) mod observe;
mod operation;
mod operation_macro;
pub(crate) mod percent;
mod prepared;
mod rejection;
mod reply;
mod request;
#[cfg(any(feature = "client", feature = "testing"))]
pub(crate) mod request_id;
mod template;
mod value;

pub use crate::operation::EndpointError;
#[cfg(feature = "server")]
pub(crate) use binding::{action_of, error_of_platform};
pub use cancel::CancelOperation;
pub use codec::{BadBody, Node, ValueKind};
pub use endpoint::Endpoint;
#[cfg(feature = "server")]
pub(crate) use media_type::media_type;
pub use operation::Operation;
pub use rejection::{Invalid, Malformed, Rejection, Seen};
#[cfg(feature = "server")]
pub(crate) use reply::ToldParts;
pub use reply::{ReplyReader, ReplyWriter};
pub use request::{BuildError, Fills, RequestReader, RequestWriter};
pub use value::{
    BodyWriter, Findings, FromBody, FromText, Object, ObjectReader, TextList, ToBody, ToText,
    WrongType,
};
#[doc(hidden)]
pub use value::{empty_object, read_object};

/// A request with its body in memory.
pub type HttpRequest = http::Request<bytes::Bytes>;

/// A reply with its body in memory.
pub type HttpResponse = http::Response<bytes::Bytes>;

/// Names the operation of a request, in the protocols of AWS.
pub(crate) const X_AMZ_TARGET: http::HeaderName = http::HeaderName::from_static("x-amz-target");
