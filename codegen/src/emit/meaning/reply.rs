//! The reply to an engine's answer, and the error for its refusal: the rows of the reply table as a server sends them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{
    DispositionKind, Error, ErrorBody, Literal, Member, Operation, OutcomeKind, Phase, RefusalKind,
    Reply, Sends, Service, Slot, Type,
};

use super::outcome::variant;
use super::{FINISHED, tells_phases};
use crate::emit::service::constant;
use crate::emit::ty::{ident, variant as variant_of};

/// What an engine's answer becomes: the first four rows of the table.
pub(super) fn answer(service: &Service, operation: &Operation) -> TokenStream {
    let (input, output, error) = (
        ident(&operation.input()),
        ident(&operation.output()),
        ident(&operation.error()),
    );
    let arms = [
        (quote! { Disposition::Cancelled }, OutcomeKind::Cancelled),
        (quote! { Disposition::Cancelling }, OutcomeKind::Cancelling),
        (
            quote! { Disposition::AlreadyCancelled },
            OutcomeKind::AlreadyCancelled,
        ),
        (
            quote! { Disposition::AlreadyFinished(phase) },
            OutcomeKind::AlreadyFinished,
        ),
    ];
    let uses_phase = tells_phases(operation);
    let mut groups: Vec<(TokenStream, Vec<TokenStream>)> = Vec::new();
    for (pattern, word) in arms {
        let reply = operation.cancel.reply(word);
        let sent = match &reply.sends {
            Sends::Success { body, .. } => success(body, reply, operation),
            Sends::Error { name, .. } => {
                let error = failure(
                    name,
                    service,
                    operation,
                    &quote! { "It does not run any more." },
                );
                quote! { Err(#error) }
            }
        };
        let ignores_phase = word == OutcomeKind::AlreadyFinished && !uses_phase;
        let pattern = if ignores_phase {
            quote! { Disposition::AlreadyFinished(_) }
        } else {
            pattern
        };
        match groups
            .iter_mut()
            .find(|(known, _)| known.to_string() == sent.to_string())
        {
            Some((_, patterns)) => patterns.push(pattern),
            None => groups.push((sent, vec![pattern])),
        }
    }
    let argument_unused = groups.len() == 1;
    let body = if argument_unused {
        let sent = &groups[0].0;
        quote! { #sent }
    } else {
        let arms = groups
            .iter()
            .map(|(sent, patterns)| quote! { #(#patterns)|* => #sent, });
        quote! { match disposition { #(#arms)* } }
    };
    let disposition = if argument_unused {
        quote! { _disposition }
    } else {
        quote! { disposition }
    };
    let uses_input = operation.cancel.replies.iter().any(|reply| {
        matches!(&reply.sends, Sends::Success { body, .. } if body.iter().any(|(_, slot)| matches!(slot, Slot::Param(_))))
    });
    let argument = if uses_input {
        quote! { input }
    } else {
        quote! { _input }
    };
    quote! {
        /// The reply to an engine's answer, by the reply table of the spec.
        ///
        /// # Errors
        /// The error that the vendor answers in this case, where it answers one.
        pub fn answer(#disposition: Disposition, #argument: &#input) -> Result<#output, #error> {
            #body
        }
    }
}

pub(super) fn success(
    body: &[(String, Slot)],
    reply: &Reply,
    operation: &Operation,
) -> TokenStream {
    let output = ident(&operation.output());
    let members = operation.response.members();
    let value = |member: &Member| {
        let slot = body
            .iter()
            .find(|(name, _)| *name == member.name.wire)
            .map(|(_, slot)| slot)?;
        slot_value(slot, member, reply, operation)
    };
    let arguments = members
        .iter()
        .filter(|member| member.required)
        .filter_map(value);
    let setters = members
        .iter()
        .filter(|member| !member.required)
        .filter_map(|member| {
            let value = value(member)?;
            let setter = quote::format_ident!("with_{}", member.name.snake);
            Some(quote! { .#setter(#value) })
        });
    quote! { Ok(#output::new(#(#arguments),*) #(#setters)*) }
}

fn slot_value(
    slot: &Slot,
    member: &Member,
    reply: &Reply,
    operation: &Operation,
) -> Option<TokenStream> {
    match (slot, &member.ty) {
        (Slot::Literal(Literal::Text(word)), Type::Enum(name)) => {
            let variant = variant(name, word, operation);
            let name = ident(name);
            Some(quote! { #name::#variant })
        }
        (Slot::Literal(Literal::Text(text)), _) => Some(quote! { #text }),
        (Slot::Literal(Literal::Bool(flag)), _) => Some(quote! { #flag }),
        (Slot::Literal(Literal::Integer(number)), _) => Some(super::super::ty::number(*number)),
        (Slot::State, Type::Enum(name)) => Some(state(name, reply.disposition, operation)),
        (Slot::Text, _) => {
            let text = reply.text.clone().unwrap_or_default();
            Some(quote! { #text })
        }
        (Slot::Param(key), _) => {
            let param = operation.params.iter().find(|param| param.key == *key)?;
            let field = ident(&param.member.name.snake);
            let copied = matches!(param.member.ty, Type::Integer | Type::Boolean);
            Some(if copied {
                quote! { input.#field }
            } else {
                quote! { input.#field.clone() }
            })
        }
        _ => None,
    }
}

/// The state word of the target's phase; a phase without a word of its own takes that of the first one that has.
fn state(enumeration: &str, disposition: DispositionKind, operation: &Operation) -> TokenStream {
    let found = ident(enumeration);
    let of_phase = |phase: Phase| {
        let state = operation
            .cancel
            .states
            .iter()
            .find(|(_, known)| *known == phase);
        state.map(|(word, _)| variant(enumeration, word, operation))
    };
    let is_finished = disposition == DispositionKind::Outcome(OutcomeKind::AlreadyFinished);
    let phases = disposition.phases();
    let usual = if is_finished {
        of_phase(Phase::Failed)
    } else {
        None
    };
    let usual = usual.or_else(|| phases.iter().copied().find_map(of_phase));
    let usual = usual.expect("invariant: check wants a state for each `$state`");
    if !is_finished || !tells_phases(operation) {
        return quote! { #found::#usual };
    }
    let arms = FINISHED.iter().filter_map(|phase| {
        let variant = of_phase(*phase).filter(|variant| *variant != usual)?;
        let phase = variant_of(phase);
        Some(quote! { Phase::#phase => #found::#variant, })
    });
    quote! { match phase { #(#arms)* _ => #found::#usual, } }
}

/// What an engine's refusal becomes: the other rows of the table.
pub(super) fn refuse(service: &Service, operation: &Operation) -> TokenStream {
    let error = ident(&operation.error());
    let mut groups: Vec<(String, Vec<Ident>)> = Vec::new();
    for kind in RefusalKind::ALL {
        let Sends::Error { name, .. } = &operation.cancel.reply(*kind).sends else {
            continue;
        };
        let kind = variant_of(kind);
        match groups.iter_mut().find(|(known, _)| known == name) {
            Some((_, kinds)) => kinds.push(kind),
            None => groups.push((name.clone(), vec![kind])),
        }
    }
    let fallback = operation.cancel.reply(RefusalKind::Unavailable);
    let fallback = match &fallback.sends {
        Sends::Error { name, .. } => name.clone(),
        Sends::Success { .. } => String::new(),
    };
    let message = quote! { refusal.message() };
    let arms = groups
        .iter()
        .filter(|(name, _)| *name != fallback)
        .map(|(name, kinds)| {
            let error = failure(name, service, operation, &message);
            quote! { #(RefusalKind::#kinds)|* => #error, }
        });
    let fallback = failure(&fallback, service, operation, &message);
    quote! {
        /// The error for an engine's refusal, by the reply table of the spec.
        #[must_use]
        pub fn refuse(refusal: &Refusal) -> #error {
            match refusal.kind {
                #(#arms)*
                _ => #fallback,
            }
        }
    }
}

/// A declared error with a message.
pub(in crate::emit) fn failure(
    name: &str,
    service: &Service,
    operation: &Operation,
    message: &TokenStream,
) -> TokenStream {
    let enumeration = ident(&operation.error());
    let Some(error) = operation.errors.iter().find(|error| error.name == name) else {
        let constant = constant(name);
        return quote! {
            #enumeration::from(OtherError::of(OPERATION, super::super::#constant).with_message(#message))
        };
    };
    let variant = ident(&error.variant);
    let arguments = required(error, service, operation);
    quote! { #enumeration::from(super::errors::#variant::new(#(#arguments),*).with_message(#message)) }
}

/// Values for the members that an error always has: their defaults, or empty ones.
pub(super) fn required(
    error: &Error,
    service: &Service,
    operation: &Operation,
) -> Vec<TokenStream> {
    if error.body == ErrorBody::None {
        return Vec::new();
    }
    error
        .fields(service, operation)
        .into_iter()
        .filter(|member| member.required)
        .map(|member| match (&member.default, &member.ty) {
            (Some(Literal::Text(text)), _) => quote! { #text },
            (Some(Literal::Integer(number)), _) => super::super::ty::number(*number),
            (Some(Literal::Bool(flag)), _) => quote! { #flag },
            (_, Type::Integer) => quote! { 0 },
            (_, Type::Boolean) => quote! { false },
            (_, Type::List(_)) => quote! { Vec::new() },
            _ => quote! { "" },
        })
        .collect()
}
