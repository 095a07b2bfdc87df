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
    //! A span a call, an event a try.

    use crate::client::decide::Tried;
    use crate::operation::{OperationInfo, ParamInfo};
    use crate::shown::Shown;
    use crate::wire::besides::request_id;
    use crate::wire::{HttpRequest, HttpResponse};
    use crate::{Location, Violations};
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
            tries = Empty,
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

    /// Says what is being cancelled, once it stands in a request.
    pub(in crate::client) fn target(info: &'static OperationInfo, request: &HttpRequest) {
        if let Some(span) = span() {
            span.record("target", ids(info, request));
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

    /// Says how a try ended.
    pub(in crate::client) fn tried(tries: u32, tried: &Tried) {
        let outcome = match tried {
            Tried::Success => "success",
            Tried::Refused(refused) => refused.kind.as_str(),
            Tried::Broken(error) if error.is_timeout() => "no reply in time",
            Tried::Broken(error) if error.is_sent() => "reply lost",
            Tried::Broken(_) => "not reached",
            Tried::NotSent(_) => "not sent",
        };
        if let Some(span) = span() {
            span.record("tries", tries);
            span.record("outcome", outcome);
        }
        match tried {
            Tried::Success => debug!(tries, outcome, "tried"),
            Tried::Refused(refused) => debug!(tries, outcome, status = refused.status, "tried"),
            Tried::Broken(error) => debug!(tries, outcome, error = %error, "tried"),
            Tried::NotSent(why) => debug!(tries, outcome, error = %why, "tried"),
        }
    }

    /// Says what of an input breaks the spec and is sent all the same.
    pub(in crate::client) fn violations(info: &'static OperationInfo, found: &Violations) {
        warn!(operation = info.id, violations = %found, "the input breaks the spec and is sent as it is");
    }

    /// The params that name the target, as the request has them.
    pub(super) fn ids(info: &'static OperationInfo, request: &HttpRequest) -> String {
        let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let named = info.cancel.target.iter().filter_map(|name| {
            let mut params = info.params.iter();
            let param = params.find(|param| param.place.name == *name)?;
            let text = (!param.secret).then(|| value(info, param, request, &body))??;
            Some(format!("{name}={}", Shown::name(&text)))
        });
        named.collect::<Vec<_>>().join(" ")
    }

    fn value(
        info: &OperationInfo,
        param: &ParamInfo,
        request: &HttpRequest,
        body: &serde_json::Value,
    ) -> Option<String> {
        let name = param.place.name;
        match param.place.location {
            Location::Path => {
                // From the end, because an endpoint can have a path in front.
                let wanted = format!("{{{name}}}");
                let mut segments = request.uri().path().rsplit('/');
                let mut parts = info.template.rsplit('/').zip(&mut segments);
                parts.find_map(|(part, segment)| (part == wanted).then(|| segment.to_owned()))
            }
            Location::Query => {
                let mut pairs = request.uri().query()?.split('&');
                pairs.find_map(|pair| Some(pair.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
            }
            Location::Header => Some(request.headers().get(name)?.to_str().ok()?.to_owned()),
            Location::Body => Some(body.get(name)?.to_string()),
        }
    }
}

#[cfg(all(test, feature = "tracing"))]
mod tests {
    use super::on::ids;
    use crate::client::tests::operations::{SAFE, Stop, StopInput};
    use crate::operation::{CancelInfo, OperationInfo, ParamInfo};
    use crate::wire::{Endpoint, Operation};
    use crate::{Origin, Place};
    use bytes::Bytes;
    use http::Request;

    #[test]
    fn targets_are_shown_from_wherever_they_stand() {
        const INFO: &OperationInfo = &OperationInfo::new("x", "x", SAFE)
            .route("POST", "/v1/{project}/runs/{run}")
            .params(&[
                ParamInfo::new(Place::path("run", Origin::Service)),
                ParamInfo::new(Place::query("version", Origin::Service)),
                ParamInfo::new(Place::header("x-key", Origin::Caller)).secret(),
            ])
            .cancel(CancelInfo::new(&["run", "version", "x-key"]));
        let request = Request::post("https://a.example/prefix/v1/p/runs/r%201?version=3")
            .header("x-key", "hunter2")
            .body(Bytes::new())
            .expect("the request is well formed");
        assert_eq!(ids(INFO, &request), "run=r%201 version=3");

        let endpoint = Endpoint::new("https://a.example").expect("an address");
        let request = Stop
            .request(&StopInput::new("q1"), &endpoint)
            .expect("a request can carry it");
        assert_eq!(ids(Stop.info(), &request), "Id=\"q1\"");
    }
}
