//! What has to hold of an operation that `check` takes: its tables and its dynamic operation say the same.

mod answers;
mod bounds;
mod replies;
mod requests;

use annul_codegen::ir::{Operation, Service};
use annul_runtime::dynamic::DynamicOperation;
use annul_runtime::wire::HttpResponse;

use crate::draw::Draw;

#[allow(unused_imports, reason = "each test takes what it needs")]
pub(crate) use answers::dispositions;
#[allow(unused_imports, reason = "each test takes what it needs")]
pub(crate) use replies::{cells, of_error, replies};
#[allow(unused_imports, reason = "each test takes what it needs")]
pub(crate) use requests::inputs;

/// An operation in both forms.
pub(crate) struct Subject<'c> {
    pub(crate) service: &'c Service,
    pub(crate) ir: &'c Operation,
    pub(crate) dynamic: DynamicOperation,
}

/// What does not hold.
pub(crate) fn faults(subject: &Subject<'_>, seed: u64) -> Vec<String> {
    let mut draw = Draw::new(seed);
    let mut faults = Vec::new();
    replies::check(subject, &mut draw, &mut faults);
    answers::check(subject, &mut draw, &mut faults);
    requests::check(subject, &mut draw, &mut faults);
    bounds::check(subject, &mut draw, &mut faults);
    faults
}

/// A reply as it arrives.
fn reply(status: u16, headers: &[(&str, &str)], body: Vec<u8>) -> HttpResponse {
    let mut reply = annul_runtime::wire::HttpResponse::new(body.into());
    *reply.status_mut() = status.try_into().expect("a status");
    for (name, value) in headers {
        let name: http::HeaderName = name.parse().expect("the name of a header");
        reply
            .headers_mut()
            .append(name, value.parse().expect("the value of a header"));
    }
    reply
}
