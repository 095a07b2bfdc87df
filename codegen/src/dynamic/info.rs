//! What a spec says of an operation besides its types.

use annul_runtime::operation::{
    CancelInfo, DeclaredBy, EachInfo, OperationInfo, ParamInfo, PreconditionInfo, ResponseBody,
    ServiceInfo, TextTemplate, TokenInfo,
};

use crate::ir::{self, Cancel, Operation, Param};

use super::keep::{keep, keep_all, kept, kept_list, literal};
use super::observe::observe;
use super::{error, place, table};

/// The facts of an operation.
pub(super) fn info(
    operation: &Operation,
    service: &ir::Service,
    of_service: &'static ServiceInfo,
) -> &'static OperationInfo {
    let route = &operation.route;
    let errors = operation.errors.iter();
    let errors = errors.map(|error| error::info(error, DeclaredBy::Operation, service));
    let mut info = OperationInfo::new(keep(&operation.id), keep(&operation.name), of_service)
        .route(route.method.as_str(), keep(&route.template))
        .params(kept_list(operation.params.iter().map(param)))
        .request_body(operation.request_body)
        .replies(table::table(operation))
        .response_body(response_body(&operation.response))
        .errors(kept_list(errors))
        .cancel(cancel(&operation.cancel))
        .spec(keep(&operation.spec_path));
    if let Some(target) = &route.target {
        let aliases = route.target_aliases.iter().map(String::as_str);
        info = info.target(keep(target), keep_all(aliases));
    }
    if let Some(found) = &operation.body_template {
        let template = TextTemplate::new(keep(&found.template), found.quote);
        info = info.body_template(template);
    }
    if let Some(found) = &operation.deprecated {
        info = info.deprecated(keep(&found.note));
    }
    if operation.is_client_only {
        info = info.client_only();
    }
    kept(info)
}

fn response_body(response: &ir::Response) -> ResponseBody {
    match &response.body {
        ir::ResponseBody::Empty => ResponseBody::Empty,
        ir::ResponseBody::Any => ResponseBody::Any,
        ir::ResponseBody::Text => ResponseBody::Text,
        ir::ResponseBody::Members(members) if members.iter().any(|member| member.required) => {
            ResponseBody::RequiredMembers
        }
        ir::ResponseBody::Members(_) => ResponseBody::Members,
    }
}

fn param(param: &Param) -> ParamInfo {
    let mut info = ParamInfo::new(place(param, &param.member.wire));
    if param.member.required {
        info = info.required();
    }
    if param.member.secret {
        info = info.secret();
    }
    if let Some(value) = &param.constant {
        let value = literal(value);
        info = info.constant(value, keep_all([&*value.into_text()]));
    }
    if let Some(value) = &param.member.default {
        info = info.default(literal(value));
    }
    if param.is_csv {
        info = info.csv();
    }
    if let Some(fill) = param.fill {
        info = info.fill(fill);
    }
    info
}

fn cancel(cancel: &Cancel) -> CancelInfo {
    let texts = |texts: &[String]| keep_all(texts.iter().map(String::as_str));
    let mut info = CancelInfo::new(texts(&cancel.target))
        .completion(cancel.completion)
        .effect(cancel.effect)
        .repeat(cancel.repeat)
        .terminal(cancel.terminal)
        .lost_reply(cancel.retry.lost_reply)
        .constraint_error(keep(&cancel.constraint_error))
        .permissions(texts(&cancel.permissions));
    if let Some(found) = &cancel.each {
        let mut each = EachInfo::new(keep(&found.param));
        if let Some(max) = found.max.and_then(|max| usize::try_from(max).ok()) {
            each = each.max(max);
        }
        if let Some(path) = &found.code {
            each = each.code(keep(path));
        }
        if let Some(path) = &found.message {
            each = each.message(keep(path));
        }
        info = info.each(each);
    }
    if let Some(found) = &cancel.token {
        let token = TokenInfo::for_seconds(keep(&found.param), found.lifetime_seconds);
        info = info.token(match &found.conflict {
            Some(name) => token.conflict(keep(name)),
            None => token,
        });
    }
    if let Some(found) = &cancel.precondition {
        info = info.precondition(PreconditionInfo::new(keep(&found.param)));
    }
    if let Some(found) = &cancel.observe {
        info = info.observe(observe(found));
    }
    info
}
