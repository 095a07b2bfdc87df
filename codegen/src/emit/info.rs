//! What the spec says of the operation besides its types, as a constant.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Cancel, Literal, Param};
use crate::rust::Operation;

use super::docs::{Docs, code};
use super::literal::literal;
use super::ty::{ident, number, variant};
use super::{observe, validate};

/// The constant.
pub(super) fn constant(operation: &Operation<'_>) -> TokenStream {
    let docs = Docs::text(&format!(
        "The facts of {} in the spec, besides its types.",
        code(&operation.ir.id)
    ))
    .tokens();
    let (id, name, spec) = (
        &operation.ir.id,
        &operation.ir.name,
        &operation.ir.spec_path,
    );
    let (method, template) = (
        operation.ir.route.method.as_str(),
        &operation.ir.route.template,
    );
    let target = operation.ir.route.target.as_ref().map(|target| {
        let aliases = &operation.ir.route.target_aliases;
        quote! { .target(#target, &[#(#aliases),*]) }
    });
    let params = operation.ir.params.iter().map(param);
    let request_body = variant(operation.ir.request_body);
    let response_body = match &operation.ir.response.body {
        crate::ir::ResponseBody::Empty => quote! { Empty },
        crate::ir::ResponseBody::Any => quote! { Any },
        crate::ir::ResponseBody::Text => quote! { Text },
        crate::ir::ResponseBody::Members(members) => {
            if members.iter().any(|member| member.required) {
                quote! { RequiredMembers }
            } else {
                quote! { Members }
            }
        }
    };
    let body_template = operation.ir.body_template.as_ref().map(|found| {
        let (template, quote) = (&found.template, variant(found.quote));
        quote! { .body_template(TextTemplate::new(#template, Quote::#quote)) }
    });
    let errors = operation.errors.iter().map(|error| {
        let variant = ident(&error.name);
        quote! { super::errors::#variant::INFO }
    });
    let cancel = cancel(&operation.ir.cancel);
    let deprecated = operation.ir.deprecated.as_ref().map(|found| {
        let note = &found.note;
        quote! { .deprecated(#note) }
    });
    let client_only = operation
        .ir
        .is_client_only
        .then(|| quote! { .client_only() });
    quote! {
        #docs
        pub const OPERATION: &OperationInfo = &OperationInfo::new(#id, #name, super::super::SERVICE)
            .route(#method, #template)
            #target
            .params(&[#(#params),*])
            .request_body(RequestBody::#request_body)
            #body_template
            .replies(REPLIES)
            .response_body(ResponseBody::#response_body)
            .errors(&[#(#errors),*])
            .cancel(#cancel)
            #deprecated
            #client_only
            .spec(#spec);
    }
}

/// What the constant names of the facts of the runtime.
pub(super) fn facts(operation: &Operation<'_>) -> Vec<&'static str> {
    let cancel = &operation.ir.cancel;
    let fills = operation.ir.params.iter().any(|param| param.fill.is_some());
    let mut facts = vec![
        "CancelInfo",
        "Completion",
        "Effect",
        "LostReply",
        "OperationInfo",
        "Repeat",
        "RequestBody",
        "ResponseBody",
        "Terminal",
    ];
    facts.extend(fills.then_some("Fill"));
    facts.extend(cancel.observe.is_some().then_some("ObserveInfo"));
    facts.extend((!operation.ir.params.is_empty()).then_some("ParamInfo"));
    facts.extend(cancel.precondition.is_some().then_some("PreconditionInfo"));
    facts.extend(cancel.each.is_some().then_some("EachInfo"));
    facts.extend(cancel.token.is_some().then_some("TokenInfo"));
    if operation.ir.body_template.is_some() {
        facts.extend(["Quote", "TextTemplate"]);
    }
    facts.sort_unstable();
    facts
}

/// Whether the constant names literals.
pub(super) fn has_literals(operation: &Operation<'_>) -> bool {
    let mut params = operation.ir.params.iter();
    params.any(|param| param.constant.is_some() || param.member.default.is_some())
}

fn param(param: &Param) -> TokenStream {
    let place = validate::place_name(param);
    let required = param.member.required.then(|| quote! { .required() });
    let secret = param.member.secret.then(|| quote! { .secret() });
    let constant = param.constant.as_ref().map(|value| {
        let (literal, text) = (literal(value), plain(value));
        quote! { .constant(#literal, &[#text]) }
    });
    let default = param.member.default.as_ref().map(|value| {
        let literal = literal(value);
        quote! { .default(#literal) }
    });
    let fill = param.fill.map(|fill| {
        let fill = variant(fill);
        quote! { .fill(Fill::#fill) }
    });
    let csv = param.is_csv.then(|| quote! { .csv() });
    quote! { ParamInfo::new(super::validate::#place) #required #secret #constant #default #fill #csv }
}

/// A constant as the text in a path, query or header.
fn plain(value: &Literal) -> String {
    match value {
        Literal::Text(text) | Literal::Number(text) => text.clone(),
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Null | Literal::List(_) | Literal::Map(_) => String::new(),
    }
}

fn cancel(cancel: &Cancel) -> TokenStream {
    let target = &cancel.target;
    let completion = variant(cancel.completion);
    let effect = variant(cancel.effect);
    let repeat = variant(cancel.repeat);
    let terminal = variant(cancel.terminal);
    let lost_reply = variant(cancel.retry.lost_reply);
    let constraint_error = &cancel.constraint_error;
    let each = cancel.each.as_ref().map(|each| {
        let param = &each.param;
        let max = each.max.map(|max| {
            let max = number(max);
            quote! { .max(#max) }
        });
        let code = each.code.as_ref().map(|path| quote! { .code(#path) });
        let message = each.message.as_ref().map(|path| quote! { .message(#path) });
        quote! { .each(EachInfo::new(#param) #max #code #message) }
    });
    let token = cancel.token.as_ref().map(|token| {
        let (param, seconds) = (&token.param, number(token.lifetime_seconds));
        let conflict = token
            .conflict
            .as_ref()
            .map(|error| quote! { .conflict(#error) });
        quote! {
            .token(TokenInfo::for_seconds(#param, #seconds) #conflict)
        }
    });
    let precondition = cancel.precondition.as_ref().map(|found| {
        let param = &found.param;
        quote! { .precondition(PreconditionInfo::new(#param)) }
    });
    let observe = cancel.observe.as_ref().map(observe::observe);
    let permissions = &cancel.permissions;
    let permissions =
        (!permissions.is_empty()).then(|| quote! { .permissions(&[#(#permissions),*]) });
    quote! {
        CancelInfo::new(&[#(#target),*])
            #each
            .completion(Completion::#completion)
            .effect(Effect::#effect)
            .repeat(Repeat::#repeat)
            .terminal(Terminal::#terminal)
            .lost_reply(LostReply::#lost_reply)
            .constraint_error(#constraint_error)
            #token
            #precondition
            #observe
            #permissions
    }
}
