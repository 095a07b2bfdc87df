//! What answers requests: the vendors' router, looks at targets, and under `/annul` the control requests.

use std::io;

use annul_runtime::server::ReplyBody;
use bytes::Bytes;
use http::{Request, Response};
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
        let (head, body) = request.into_parts();
        let size = body.size_hint().upper();
        let is_small = size.is_some_and(|size| size <= control::LIMIT);
        let stage = &self.0.stage;
        if !is_small || !looks::may_be_one(stage, &head) || looks::is_cancel(stage, &head) {
            let arriving = Request::from_parts(head, ReplyOrBody::Arriving(body));
            return self.cancel(arriving).await;
        }
        // A look whose body cannot be read is none; what it is instead is the router's to say.
        let body = control::read(body).await.unwrap_or_default();
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
