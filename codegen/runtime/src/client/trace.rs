//! Spans and events of calls; nothing at all without the feature `tracing`. Never a secret.

#[cfg(feature = "tracing")]
pub(super) use on::{in_span, replied, target, tried, violations};

#[cfg(not(feature = "tracing"))]
pub(super) use off::{in_span, replied, target, tried, violations};

#[cfg(not(feature = "tracing"))]
mod off {
    //! Nothing is written.

    use crate::Violations;
    use crate::client::decide::Tried;
    use crate::operation::OperationInfo;
    use crate::wire::{HttpRequest, HttpResponse};

    pub(in crate::client) fn in_span<F>(_: &'static OperationInfo, call: F) -> F {
        call
    }

    pub(in crate::client) const fn target(_: &'static OperationInfo, _: &HttpRequest) {}

    pub(in crate::client) const fn replied(_: &'static OperationInfo, _: &HttpResponse) {}

    pub(in crate::client) const fn tried(_: u32, _: &Tried) {}

    pub(in crate::client) const fn violations(_: &'static OperationInfo, _: &Violations) {}
}

#[cfg(feature = "tracing")]
mod on {
    //! A span a call, an event an attempt.

    use crate::Violations;
    use crate::client::decide::Tried;
    use crate::operation::OperationInfo;
    use crate::shown::Shown;
    use crate::trace::target_ids;
    use crate::wire::request_id::request_id;
    use crate::wire::{HttpRequest, HttpResponse};
    use tracing::field::{Empty, display};
    use tracing::{Instrument, Span, debug, debug_span, warn};

    const NAME: &str = "annul.call";

    /// Makes a call inside of its span.
    pub(in crate::client) fn in_span<F: Future>(
        info: &'static OperationInfo,
        call: F,
    ) -> impl Future<Output = F::Output> + use<F> {
        let span = debug_span!(
            NAME,
            operation = info.id,
            target = Empty,
            attempts = Empty,
            outcome = Empty,
            status = Empty,
            request_id = Empty,
        );
        call.instrument(span)
    }

    /// The span of the call; where nobody wants it, the current one is the caller's own.
    fn span() -> Option<Span> {
        let span = Span::current();
        let is_ours = span.metadata().is_some_and(|it| it.name() == NAME);
        is_ours.then_some(span)
    }

    /// Says what is being cancelled, once it is in a request.
    pub(in crate::client) fn target(info: &'static OperationInfo, request: &HttpRequest) {
        if let Some(span) = span() {
            span.record("target", target_ids(info, request));
        }
    }

    /// Says what the last reply says besides its meaning: of a success, too.
    pub(in crate::client) fn replied(info: &'static OperationInfo, reply: &HttpResponse) {
        if let Some(span) = span() {
            let status = reply.status().as_u16();
            let id = request_id(info, reply).unwrap_or_default();
            let request_id = display(Shown::name(&id));
            span.record("status", status);
            span.record("request_id", &request_id);
            debug!(status, request_id, "replied");
        }
    }

    /// Says how an attempt ended.
    pub(in crate::client) fn tried(attempts: u32, tried: &Tried) {
        let outcome = match tried {
            Tried::Success => "success",
            Tried::Refused(refused) => refused.kind.as_str(),
            Tried::Broken(error) if error.is_timeout() => "no reply in time",
            Tried::Broken(error) if error.is_sent() => "reply lost",
            Tried::Broken(_) => "not reached",
            Tried::NotSent(_) => "not sent",
        };
        if let Some(span) = span() {
            span.record("attempts", attempts);
            span.record("outcome", outcome);
        }
        match tried {
            Tried::Success => debug!(attempts, outcome, "tried"),
            Tried::Refused(refused) => debug!(attempts, outcome, status = refused.status, "tried"),
            Tried::Broken(error) => debug!(attempts, outcome, error = %error, "tried"),
            Tried::NotSent(why) => debug!(attempts, outcome, error = %why, "tried"),
        }
    }

    /// Says what of an input breaks the spec and is sent all the same.
    pub(in crate::client) fn violations(info: &'static OperationInfo, found: &Violations) {
        warn!(operation = info.id, violations = %found, "the input breaks the spec and is sent as it is");
    }
}
