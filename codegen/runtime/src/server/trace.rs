//! The span of a request; nothing at all without the feature `tracing`. Never a secret.

#[cfg(feature = "tracing")]
pub(super) use on::{fault, in_span, missing_credentials, rejection, result, status, target};

#[cfg(not(feature = "tracing"))]
pub(super) use off::{fault, in_span, missing_credentials, rejection, result, status, target};

#[cfg(not(feature = "tracing"))]
mod off {
    //! Nothing is written.

    use crate::operation::{OperationInfo, ServiceInfo};
    use crate::server::RequestFault;
    use crate::wire::{CancelOperation, HttpRequest, Rejection};
    use http::StatusCode;

    pub(in crate::server) fn in_span<F>(
        _: Option<&'static OperationInfo>,
        _: Option<&'static ServiceInfo>,
        _: &str,
        answer: F,
    ) -> F {
        answer
    }

    pub(in crate::server) const fn target(_: &'static OperationInfo, _: &HttpRequest) {}

    pub(in crate::server) const fn fault(_: &RequestFault) {}

    pub(in crate::server) const fn missing_credentials() {}

    pub(in crate::server) const fn rejection(_: &Rejection) {}

    pub(in crate::server) const fn result<O: CancelOperation>(
        _: &O,
        _: &Result<O::Output, O::Error>,
    ) {
    }

    pub(in crate::server) const fn status(_: StatusCode) {}
}

#[cfg(feature = "tracing")]
mod on {
    //! A span a request.

    use crate::operation::{OperationInfo, ServiceInfo};
    use crate::server::RequestFault;
    use crate::trace::target_ids;
    use crate::wire::{CancelOperation, HttpRequest, Rejection};
    use crate::{OperationError, RefusalKind};
    use http::StatusCode;
    use tracing::field::Empty;
    use tracing::{Instrument, Span, debug_span};

    const NAME: &str = "annul.request";

    /// Answers a request inside of its span.
    pub(in crate::server) fn in_span<F: Future>(
        operation: Option<&'static OperationInfo>,
        service: Option<&'static ServiceInfo>,
        request_id: &str,
        answer: F,
    ) -> impl Future<Output = F::Output> + use<F> {
        let span = debug_span!(
            NAME,
            operation = operation.map(|operation| operation.id),
            service = service.map(|service| service.id),
            request_id,
            target = Empty,
            status = Empty,
            outcome = Empty,
            code = Empty,
        );
        answer.instrument(span)
    }

    /// The span of the request; where nobody wants it, the current one is somebody else's.
    fn span() -> Option<Span> {
        let span = Span::current();
        let is_ours = span.metadata().is_some_and(|it| it.name() == NAME);
        is_ours.then_some(span)
    }

    /// Says what is to be cancelled. Only once the input satisfies the spec: until then it is anybody's text.
    pub(in crate::server) fn target(info: &'static OperationInfo, request: &HttpRequest) {
        if let Some(span) = span() {
            span.record("target", target_ids(info, request));
        }
    }

    /// Says why a request reached no operation.
    pub(in crate::server) fn fault(fault: &RequestFault) {
        outcome(fault.as_str());
    }

    /// Says that there were no credentials.
    pub(in crate::server) fn missing_credentials() {
        outcome(RefusalKind::Unauthenticated.as_str());
    }

    /// Says what a rejection amounts to.
    pub(in crate::server) fn rejection(rejection: &Rejection) {
        outcome(rejection.kind().as_str());
    }

    /// Says what became of the target, or why nothing did, and by which code the vendor tells it.
    pub(in crate::server) fn result<O: CancelOperation>(
        operation: &O,
        result: &Result<O::Output, O::Error>,
    ) {
        match result {
            Ok(output) => outcome(operation.reading(output).kind().as_str()),
            Err(error) => {
                outcome(error.kind().as_str());
                if let (Some(span), Some(code)) = (span(), error.reply().code()) {
                    span.record("code", code);
                }
            }
        }
    }

    /// Says which status the reply has.
    pub(in crate::server) fn status(status: StatusCode) {
        if let Some(span) = span() {
            span.record("status", status.as_u16());
        }
    }

    fn outcome(word: &'static str) {
        if let Some(span) = span() {
            span.record("outcome", word);
        }
    }
}
