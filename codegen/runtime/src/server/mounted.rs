//! One operation and whoever answers it: from a request in memory to a reply in memory.

use super::refused;
use super::settings::RouterSettings;
use super::{
    Boxed, FrontDoor, FrontDoorAnswer, Handler, MissingCredentials, RequestContext, RequestFault,
    trace,
};
use crate::operation::OperationInfo;
use crate::wire::{CancelOperation, HttpResponse, Rejection};

/// One operation and whoever answers it, of whatever types.
pub(super) trait AnyMounted: Send + Sync {
    fn info(&self) -> &'static OperationInfo;

    fn answer<'a>(
        &'a self,
        settings: &'a RouterSettings,
        context: RequestContext,
    ) -> Boxed<'a, HttpResponse>;
}

/// One operation and whoever answers it.
pub(super) struct Mounted<O, H> {
    pub(super) operation: O,
    pub(super) handler: H,
}

impl<O: CancelOperation, H: Handler<O>> AnyMounted for Mounted<O, H> {
    fn info(&self) -> &'static OperationInfo {
        self.operation.info()
    }

    fn answer<'a>(
        &'a self,
        settings: &'a RouterSettings,
        context: RequestContext,
    ) -> Boxed<'a, HttpResponse> {
        Box::pin(self.exchange(settings, context))
    }
}

impl<O: CancelOperation, H: Handler<O>> Mounted<O, H> {
    async fn exchange(
        &self,
        settings: &RouterSettings,
        mut context: RequestContext,
    ) -> HttpResponse {
        let service = self.operation.info().service;
        let door = settings.front_doors.of(Some(service));
        let decoded = self.operation.decode_routed_request(context.request());
        // Nothing of it is used before the caller has shown who it is. But
        // front doors differ in what they look at first.
        if let Err(rejection) = &decoded {
            if let Some(fault) = RequestFault::of(rejection) {
                trace::fault(&fault);
                return door.fault(&fault, &context.facts());
            }
            if door.precedes_credentials(rejection) {
                return self.rejected(door, rejection, &context);
            }
        }
        if settings.require_authorization
            && let Some(missing) = MissingCredentials::of(service, context.request())
        {
            trace::missing_credentials();
            let answer = door.missing_credentials(&missing, &context.facts());
            return self.answered(answer, &context);
        }
        if let Some(authenticate) = &settings.authenticate {
            let passed = authenticate.authenticate(&mut context).await;
            if let Err(refusal) = passed {
                return self.reply(&refused(self.operation, refusal, None), &context);
            }
        }
        let input = match decoded {
            Ok(input) => input,
            Err(rejection) => return self.rejected(door, &rejection, &context),
        };
        trace::target(self.operation.info(), context.request());
        let result = self.handler.handle(self.operation, input, &context).await;
        self.reply(&result, &context)
    }

    fn rejected(
        &self,
        door: &dyn FrontDoor,
        rejection: &Rejection,
        context: &RequestContext,
    ) -> HttpResponse {
        trace::rejection(rejection);
        self.answered(door.rejection(rejection, &context.facts()), context)
    }

    /// What a front door answers, as a reply.
    fn answered(&self, answer: FrontDoorAnswer, context: &RequestContext) -> HttpResponse {
        let result = match answer {
            FrontDoorAnswer::Reply(reply) => return reply,
            FrontDoorAnswer::ConstraintError(message) => {
                Err(self.operation.constraint_error(&message))
            }
            FrontDoorAnswer::Refusal(refusal) => refused(self.operation, refusal, None),
        };
        self.reply(&result, context)
    }

    fn reply(
        &self,
        result: &Result<O::Output, O::Error>,
        context: &RequestContext,
    ) -> HttpResponse {
        trace::result(&self.operation, result);
        self.operation
            .encode_response(result, Some(context.request_id()))
    }
}
