//! Which requests carry a token, so that they can be repeated.

use crate::Location;
use crate::operation::{Fill, OperationInfo};
use crate::wire::HttpRequest;

/// Whether an operation has a param for a client to fill in.
pub(super) fn wants(info: &OperationInfo, fill: Fill) -> bool {
    info.params.iter().any(|param| param.fill == Some(fill))
}

/// Whether a request carries the operation's token, the caller's or the client's.
pub(super) fn has_token(info: &OperationInfo, request: &HttpRequest) -> bool {
    let Some(token) = &info.cancel.token else {
        return false;
    };
    let mut params = info.params.iter();
    let param = params.find(|param| param.place.name == token.param);
    param.is_some_and(|param| match param.place.location {
        // What the client fills in is there in any case.
        _ if param.fill == Some(Fill::Token) => true,
        Location::Path => true,
        Location::Header => request.headers().contains_key(token.param),
        Location::Query => {
            let query = request.uri().query().unwrap_or_default();
            let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
            names.any(|name| name == token.param)
        }
        Location::Body => serde_json::from_slice::<serde_json::Value>(request.body())
            .is_ok_and(|body| body.get(token.param).is_some_and(|value| !value.is_null())),
    })
}
