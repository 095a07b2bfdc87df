//! One operation: its sections in the order in which they build on each other.

use annul_runtime::meaning::reply_table::is_bodiless;

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule};
use crate::ir::{self, Operation, Quirk, Response, ResponseBody, Service};
use crate::rust::{OperationParts, name};
use crate::spec;
use crate::spec::shared;
use crate::spec::yaml::Node;

use super::source::{Sources, text};
use super::types::Members;
use super::{absence, body, cancel, error, example, names, param, route};

/// What an operation needs to know of its service.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The checked service, still without operations.
    pub(super) service: &'a Service,
    /// The service file as written.
    pub(super) raw: &'a spec::service::Service,
    /// The service's errors with their places.
    pub(super) common: &'a [error::Placed],
}

/// A checked operation; `None` if it does not hold.
pub(super) fn operation(
    raw: &spec::operation::Operation,
    tree: &Node,
    spec_path: &str,
    context: &Context<'_>,
    sink: &Sink,
) -> Option<Operation> {
    let service = context.service;
    let sources = Sources::of_operation(&raw.sources, &context.raw.sources, sink);
    file_name(raw, spec_path, sink);
    let members = Members {
        sink,
        sources: &sources,
        protocol: service.protocol,
    };

    let target = raw.cancel.as_ref().map(|cancel| &*cancel.target);
    let target = target.unwrap_or_default();
    let params = param::params(&raw.params, target, service.protocol, members);
    let route = raw.path.as_ref().and_then(|path| {
        sources.resolve(&path.source);
        route::route(path, &raw.params, service.protocol, sink)
    });
    let (request_body, body_template) = body::request_body(
        raw.request_body.as_ref(),
        &params,
        &raw.params,
        service,
        sink,
    );
    let mut response = raw
        .response
        .as_ref()
        .map(|response| self::response(response, members));

    let around = error::Around {
        identity: &service.error_identity,
        protocol: service.protocol,
        bodies: &service.bodies,
    };
    let own_errors = error::errors(&raw.errors, &around, members);
    // The service's errors come first: a clash is the operation's to mend.
    let all: Vec<error::Placed> = context.common.iter().chain(&own_errors).cloned().collect();
    error::told_apart(&all, context.common.len(), &service.error_identity, sink);

    let mut errors: Vec<ir::Error> = own_errors.iter().map(|(error, _)| error.clone()).collect();
    let of_rust = OperationParts {
        name: &raw.operation.value,
        rust_name: raw.rust_name.as_ref().map(|name| name.value.as_str()),
        params: &params,
        response: response.as_ref(),
        errors: &errors,
        identity: &service.error_identity,
    };
    names::report(&of_rust.faults(), tree, sink);

    let deprecated = members.deprecated(raw.deprecated.as_ref());
    let quirks = self::quirks(&raw.quirks, &sources);
    let role = raw.role.as_ref();
    let is_client_only = role.is_some_and(|role| role.value == "client");
    let parts = cancel::Parts {
        is_client_only,
        protocol: service.protocol,
        each: raw
            .cancel
            .as_ref()
            .and_then(spec::cancel::Cancel::each_param),
        params: &params,
        raw_params: &raw.params,
        response: response.as_ref(),
        raw_errors: [&raw.errors, &context.raw.errors],
        errors: &all,
        common: context.common,
        service_rows: &context.raw.replies,
    };
    let cancel = raw
        .cancel
        .as_ref()
        .and_then(|raw| cancel::cancel(raw, &parts, &sources, sink));
    if let Some(cancel) = &cancel {
        read_back(cancel, response.as_mut(), &mut errors);
    }

    let mut operation = Operation {
        id: format!("{}.{}", service.id, raw.operation.value),
        name: raw.operation.value.clone(),
        rust_name: text(raw.rust_name.as_ref()),
        summary: raw.summary.value.trim_end().to_owned(),
        docs: text(raw.docs.as_ref()),
        deprecated,
        is_client_only,
        sources: sources.to_ir(),
        route: route?,
        params,
        request_body,
        body_template,
        response: response?,
        errors,
        cancel: cancel?,
        examples: Vec::new(),
        quirks,
        spec_path: spec_path.to_owned(),
    };
    let files = [raw.operation.span.file, context.raw.service.span.file];
    if files.iter().any(|file| sink.has_error_in(*file)) {
        // What examples would say of a spec that does not hold would only hide what is wrong with it.
        return Some(operation);
    }
    operation.examples = example::examples(&raw.examples, &operation, service, &sources, sink);
    Some(operation)
}

/// Puts into members and errors what the reply table makes of them.
fn read_back(cancel: &ir::Cancel, response: Option<&mut ir::Response>, errors: &mut [ir::Error]) {
    if let Some(response) = response {
        for deciding in &cancel.success.members {
            response.change(&deciding.path, |member| member.absence = deciding.absence);
        }
    }
    for error in errors {
        error.reading = cancel::error_reading(&error.name, error.kind, &cancel.replies);
    }
}

/// Members that are always there, beside a status whose replies have no body.
fn bodiless(statuses: &[Spanned<i64>], body: &ResponseBody, sink: &Sink) {
    let ResponseBody::Members(members) = body else {
        return;
    };
    let Some(member) = members.iter().find(|member| member.required) else {
        return;
    };
    let is_bare = |status: &&Spanned<i64>| u16::try_from(status.value).is_ok_and(is_bodiless);
    for status in statuses.iter().filter(is_bare) {
        let message = format!(
            "a reply of status {} has no body, and `{}` is required",
            status.value, member.wire
        );
        sink.push(
            Diagnostic::error(&rule::REPLY_UNSENDABLE, status.span, message)
                .help("remove `required: true`, or the status"),
        );
    }
}

fn response(raw: &spec::operation::Response, members: Members<'_>) -> Response {
    let is_success = |status: &Spanned<i64>| (200..300).contains(&status.value);
    for status in &raw.statuses {
        if !is_success(status) {
            let message = format!("{} is not the status of a success", status.value);
            members.sink.push(
                Diagnostic::error(&rule::ERROR_STATUS, status.span, message)
                    .help("a response's status is 200 to 299; other statuses belong to `errors:`"),
            );
        }
    }
    absence::of_headers(&raw.headers, members.sink);
    absence::fillers(&raw.headers, false, members.sink);
    for header in &raw.headers {
        param::header_name(&header.name, members.sink);
        let required = header
            .value
            .as_ref()
            .and_then(|member| member.required.as_ref());
        if let Some(required) = required.filter(|required| required.value) {
            let message = format!(
                "the reply table cannot give the header `{}`",
                header.name.value
            );
            members.sink.push(
                Diagnostic::error(&rule::REPLY_UNSENDABLE, required.span, message)
                    .help("remove `required: true`: a client takes a reply without the header too"),
            );
        }
    }
    let body = match &raw.body {
        spec::operation::ResponseBody::Empty => ResponseBody::Empty,
        spec::operation::ResponseBody::Any => ResponseBody::Any,
        spec::operation::ResponseBody::Text => ResponseBody::Text,
        spec::operation::ResponseBody::Members(raw) => {
            members.open_enums(raw);
            absence::fillers(raw, true, members.sink);
            ResponseBody::Members(members.all(raw))
        }
    };
    bodiless(&raw.statuses, &body, members.sink);
    Response {
        statuses: raw
            .statuses
            .iter()
            .filter(|status| is_success(status))
            .filter_map(|status| u16::try_from(status.value).ok())
            .collect(),
        docs: text(raw.docs.as_ref()),
        headers: members.all(&raw.headers),
        body,
        sources: members.sources.resolve(&raw.source),
    }
}

/// Quirks with their sources looked up.
pub(super) fn quirks(raw: &[shared::Quirk], sources: &Sources<'_>) -> Vec<Quirk> {
    raw.iter()
        .map(|quirk| Quirk {
            says: quirk.says.value.trim_end().to_owned(),
            decided: quirk.decided.value.trim_end().to_owned(),
            about: quirk.about.iter().map(|way| way.value.clone()).collect(),
            sources: sources.resolve(&quirk.source),
        })
        .collect()
}

/// One operation a file, and the file is found by the operation's name.
fn file_name(raw: &spec::operation::Operation, spec_path: &str, sink: &Sink) {
    let stem = spec_path
        .rsplit('/')
        .next()
        .and_then(|file| file.rsplit_once('.'))
        .map_or("", |(stem, _)| stem);
    let expected = name::snake(&raw.operation.value).replace('_', "-");
    if stem != expected {
        let message = format!(
            "the operation `{}` is in a file called `{stem}`",
            raw.operation.value
        );
        sink.push(
            Diagnostic::error(&rule::FILE_NAME, raw.operation.span, message)
                .help(format!("rename the file to `{expected}.yaml`")),
        );
    }
}
