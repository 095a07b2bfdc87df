//! Tokens in headers: each operation of a service has the param that carries them.

use crate::diagnostic::{Diagnostic, Sink, rule, suggest};
use crate::ir::{Location, Operation};
use crate::spec::service::Service;

/// Reports a scheme whose header is no param of some operation of the service.
pub(super) fn token_headers(raw: &Service, operations: &[&Operation], sink: &Sink) {
    for auth in &raw.auth {
        let Some(param) = auth
            .param
            .as_ref()
            .filter(|_| auth.scheme.value == "token_header")
        else {
            continue;
        };
        let carries = |operation: &&&Operation| {
            operation.params.iter().any(|found| {
                found.location == Location::Header
                    && found.member.wire.eq_ignore_ascii_case(&param.value)
            })
        };
        let without: Vec<&str> = operations
            .iter()
            .filter(|operation| !carries(operation))
            .map(|operation| operation.name.as_str())
            .collect();
        if without.is_empty() {
            continue;
        }
        let names = suggest::listing(without.iter().copied());
        let message = format!("no header param of {names} is called `{}`", param.value);
        sink.push(
            Diagnostic::error(&rule::UNKNOWN_PARAM, param.span, message).help(format!(
                "declare it there: `{}: {{ in: header, type: string, origin: caller, required: false, secret: true }}`",
                param.value
            )),
        );
    }
}
