//! One operation and whoever answers it: from a request in memory to a reply in memory.

use super::answers::{Answer, Dialect, Fault};
use super::authenticate::{AnyAuthenticate, Lacking, lacking};
use super::{Boxed, Handler, Limits, RequestContext, RequestIds};
use crate::RefusalKind;
use crate::engine::refused;
use crate::operation::OperationInfo;
use crate::wire::{CancelOperation, HttpResponse, Rejection};
use std::sync::Arc;

/// What all operations of a router have in common.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) limits: Limits,
    pub(super) ids: Arc<dyn RequestIds>,
    pub(super) authenticate: Option<Arc<dyn AnyAuthenticate>>,
    pub(super) require_authorization: bool,
}

/// One operation and whoever answers it, of whatever types.
pub(super) trait Served: Send + Sync {
    fn info(&self) -> &'static OperationInfo;

    fn answer<'a>(&'a self, desk: &'a Desk, context: RequestContext) -> Boxed<'a, HttpResponse>;
}

/// One operation and whoever answers it.
pub(super) struct Serving<O, H> {
    pub(super) operation: O,
    pub(super) handler: H,
}

impl<O: CancelOperation, H: Handler<O>> Served for Serving<O, H> {
    fn info(&self) -> &'static OperationInfo {
        self.operation.info()
    }

    fn answer<'a>(&'a self, desk: &'a Desk, context: RequestContext) -> Boxed<'a, HttpResponse> {
        Box::pin(self.exchange(desk, context))
    }
}

impl<O: CancelOperation, H: Handler<O>> Serving<O, H> {
    async fn exchange(&self, desk: &Desk, mut context: RequestContext) -> HttpResponse {
        let dialect = Dialect::of(self.operation.info().service);
        let decoded = self.operation.decode_request(context.request());
        // Nothing of it is used before the caller has shown who it is. But
        // front doors differ in what they look at first.
        if let Err(rejection) = &decoded
            && dialect.comes_before_credentials(rejection)
        {
            return self.rejected(dialect, rejection, &context);
        }
        if desk.require_authorization
            && let Some(lacking) = lacking(self.operation.info().service, context.request())
        {
            return self.unauthenticated(dialect, lacking, &context);
        }
        if let Some(authenticate) = &desk.authenticate {
            let passed = authenticate.authenticate(&mut context).await;
            if let Err(refusal) = passed {
                return self.reply(&refused(self.operation, refusal, None), &context);
            }
        }
        let input = match decoded {
            Ok(input) => input,
            Err(rejection) => return self.rejected(dialect, &rejection, &context),
        };
        let result = self.handler.handle(self.operation, input, &context).await;
        self.reply(&result, &context)
    }

    fn rejected(
        &self,
        dialect: Dialect,
        rejection: &Rejection,
        context: &RequestContext,
    ) -> HttpResponse {
        match dialect.rejected(rejection, context) {
            Answer::Reply(reply) => reply,
            Answer::ConstraintError(message) => {
                self.reply(&Err(self.operation.constraint_error(&message)), context)
            }
        }
    }

    fn unauthenticated(
        &self,
        dialect: Dialect,
        lacking: Lacking,
        context: &RequestContext,
    ) -> HttpResponse {
        if let Dialect::Plain(_) = dialect {
            let refusal = RefusalKind::Unauthenticated.into();
            return self.reply(&refused(self.operation, refusal, None), context);
        }
        let fault = match lacking {
            Lacking::Everything => Fault::NoCredentials,
            Lacking::Parts(said) => Fault::IncompleteCredentials(said),
        };
        dialect.fault(&fault, context.request_id())
    }

    fn reply(
        &self,
        result: &Result<O::Output, O::Error>,
        context: &RequestContext,
    ) -> HttpResponse {
        self.operation
            .encode_response(result, Some(context.request_id()))
    }
}
