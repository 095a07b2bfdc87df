//! What answers requests: the vendors' router, looks at targets, and under `/annul` the control requests.

use std::io;

use annul_runtime::server::ReplyBody;
use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use hyper::body::{Body as _, Incoming};
use tower_service::Service as _;

use super::control::{self, Served};
use super::looks;
use super::stage::{Fate, Ordered};

/// Who answers.
pub(super) struct Desk(pub(super) Served);

impl Desk {
    /// Answers a request.
    ///
    /// # Errors
    /// The reply is to be lost: the connection ends.
    pub(super) async fn answer(
        &self,
        request: Request<Incoming>,
    ) -> io::Result<Response<ReplyBody>> {
        let path = request.uri().path();
        if path == "/annul" || path.starts_with("/annul/") {
            return Ok(control::answer(&self.0, request).await);
        }
        let may_look =
            request.method() == Method::GET || request.headers().contains_key("x-amz-target");
        let size = request.body().size_hint().upper();
        let is_small = size.is_some_and(|size| size <= control::LIMIT);
        if may_look && is_small && !looks::is_cancel(&self.0.stage, &request) {
            return self.look_or_cancel(request).await;
        }
        self.cancel(request.map(ReplyOrBody::Arriving)).await
    }

    /// A request that may be a look: its body, which is small, is read first, and goes on to the router if it is none.
    async fn look_or_cancel(&self, request: Request<Incoming>) -> io::Result<Response<ReplyBody>> {
        let (head, body) = request.into_parts();
        let Some(body) = control::read(body).await else {
            let closed = Response::builder().status(StatusCode::PAYLOAD_TOO_LARGE);
            return closed.body(ReplyBody::default()).map_err(io::Error::other);
        };
        if let Some(reply) = looks::answer(&self.0.stage, &head, &body) {
            return Ok(reply.map(ReplyBody::from));
        }
        self.cancel(Request::from_parts(head, ReplyOrBody::Here(body)))
            .await
    }

    async fn cancel(&self, request: Request<ReplyOrBody>) -> io::Result<Response<ReplyBody>> {
        let (mut head, body) = request.into_parts();
        let fate = Fate::default();
        head.extensions.insert(fate.clone());
        let mut router = self.0.router.clone();
        let Ok(reply) = match body {
            ReplyOrBody::Arriving(body) => router.call(Request::from_parts(head, body)).await,
            ReplyOrBody::Here(body) => {
                router
                    .call(Request::from_parts(head, ReplyBody::from(body)))
                    .await
            }
        };
        match fate.take() {
            Ordered::Nothing => Ok(reply),
            Ordered::Instead(reply) => Ok(reply.map(ReplyBody::from)),
            Ordered::Lost => Err(io::Error::other("the reply was ordered to be lost")),
        }
    }
}

/// A body that is still to come, or is here.
enum ReplyOrBody {
    Arriving(Incoming),
    Here(Bytes),
}
