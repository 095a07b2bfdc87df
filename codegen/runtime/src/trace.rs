//! What spans of both sides show of a request: the ids of what is to be cancelled, and never a secret.

use crate::Location;
use crate::operation::{OperationInfo, ParamInfo};
use crate::shown::Shown;
use crate::wire::HttpRequest;

/// The params that name the target, as the request has them, without those that are secret.
pub(crate) fn target_ids(info: &'static OperationInfo, request: &HttpRequest) -> String {
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
            let segments = request.uri().path().rsplit('/');
            let mut parts = info.template.rsplit('/').zip(segments);
            parts.find_map(|(part, segment)| {
                let verb = part.strip_prefix(&wanted)?;
                Some(segment.strip_suffix(verb)?.to_owned())
            })
        }
        Location::Query => {
            let mut pairs = request.uri().query()?.split('&');
            pairs.find_map(|pair| Some(pair.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
        }
        Location::Header => Some(request.headers().get(name)?.to_str().ok()?.to_owned()),
        Location::Body => Some(body.get(name)?.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::target_ids;
    use crate::operation::{CancelInfo, OperationInfo, ParamInfo, Protocol, ServiceInfo};
    use crate::{Origin, Place};
    use bytes::Bytes;
    use http::Request;

    const SERVICE: &ServiceInfo = &ServiceInfo::new("x", "x", Protocol::RestJson);
    const INFO: &OperationInfo = &OperationInfo::new("x", "x", SERVICE)
        .route("POST", "/v1/{project}/runs/{run}:stop")
        .params(&[
            ParamInfo::new(Place::path("project", Origin::Caller)),
            ParamInfo::new(Place::path("run", Origin::Service)),
            ParamInfo::new(Place::query("version", Origin::Service)),
            ParamInfo::new(Place::header("x-key", Origin::Caller)).secret(),
            ParamInfo::new(Place::body("Id", Origin::Service)),
        ])
        .cancel(CancelInfo::new(&[
            "project", "run", "version", "x-key", "Id",
        ]));

    #[test]
    fn targets_are_shown_from_wherever_they_stand() {
        let request = Request::post("https://a.example/prefix/v1/p/runs/r%201:stop?version=3")
            .header("x-key", "hunter2")
            .body(Bytes::from_static(br#"{"Id":"q1"}"#))
            .expect("the request is well formed");
        let shown = "project=p run=r%201 version=3 Id=\"q1\"";
        assert_eq!(target_ids(INFO, &request), shown);
    }

    #[test]
    fn no_text_can_turn_a_line_around_or_fill_a_disk() {
        let long = format!("{{\"Id\":\"\u{202e}{}\"}}", "x".repeat(10_000));
        let request = Request::post("/").body(Bytes::from(long));
        let shown = target_ids(INFO, &request.expect("the request is well formed"));
        assert!(shown.starts_with("Id=\"\\u{202e}xxx") && shown.contains("x… ("));
        assert!(shown.chars().count() < 300);
    }
}
