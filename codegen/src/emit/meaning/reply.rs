//! The reply to an engine's answer, and the error for its refusal: the rows of the reply table as a server sends them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{DispositionKind, Literal, OutcomeKind, Phase, RefusalKind, Reply, Sends, Slot};
use crate::rust::{Error, Field, Operation, Sort, Ty, name as names};

use super::outcome::variant;
use super::{FINISHED, tells_phases};
use crate::emit::ty::{ident, number, variant as variant_of};

/// What an engine's answer becomes: the first four rows of the table.
pub(super) fn answer(operation: &Operation<'_>) -> TokenStream {
    let (input, output, error) = (
        ident(&operation.input.name),
        ident(&operation.output.name),
        ident(&operation.error),
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
        let reply = operation.ir.cancel.reply(word);
        let sent = match &reply.sends {
            Sends::Success { body, .. } => success(body, reply, operation),
            Sends::Error { name, .. } => {
                let error = failure(name, operation, &quote! { "It does not run any more." });
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
    let uses_input = operation.ir.cancel.replies.iter().any(|reply| {
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
    operation: &Operation<'_>,
) -> TokenStream {
    let output = ident(&operation.output.name);
    let fields = &operation.output.fields;
    let value = |field: &Field<'_>| {
        let slot = body
            .iter()
            .find(|(name, _)| *name == field.member.wire)
            .map(|(_, slot)| slot)?;
        slot_value(slot, field, reply, operation)
    };
    let arguments = fields
        .iter()
        .filter(|field| field.is_argument)
        .filter_map(value);
    let setters = fields
        .iter()
        .filter(|field| !field.is_argument)
        .filter_map(|field| {
            let value = value(field)?;
            let setter = quote::format_ident!("with_{}", field.name);
            Some(quote! { .#setter(#value) })
        });
    quote! { Ok(#output::new(#(#arguments),*) #(#setters)*) }
}

fn slot_value(
    slot: &Slot,
    field: &Field<'_>,
    reply: &Reply,
    operation: &Operation<'_>,
) -> Option<TokenStream> {
    match (slot, &field.ty) {
        (Slot::Literal(Literal::Text(word)), Ty::Named(Sort::Enum, name)) => {
            let variant = variant(name, word, operation);
            let name = ident(name);
            Some(quote! { #name::#variant })
        }
        (Slot::Literal(Literal::Text(text)), _) => Some(quote! { #text }),
        (Slot::Literal(Literal::Bool(flag)), _) => Some(quote! { #flag }),
        (Slot::Literal(Literal::Integer(value)), _) => Some(number(*value)),
        (Slot::State, Ty::Named(Sort::Enum, name)) => {
            Some(state(name, reply.disposition, operation))
        }
        (Slot::Text, _) => {
            let text = reply.text.clone().unwrap_or_default();
            Some(quote! { #text })
        }
        (Slot::Param(key), _) => {
            let found = operation.field(key)?;
            let field = ident(&found.name);
            let copied = matches!(found.ty, Ty::I64 | Ty::Bool);
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
fn state(
    enumeration: &str,
    disposition: DispositionKind,
    operation: &Operation<'_>,
) -> TokenStream {
    let found = ident(enumeration);
    let of_phase = |phase: Phase| {
        let state = operation
            .ir
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
pub(super) fn refuse(operation: &Operation<'_>) -> TokenStream {
    let error = ident(&operation.error);
    let mut groups: Vec<(String, Vec<Ident>)> = Vec::new();
    for kind in RefusalKind::ALL {
        let Sends::Error { name, .. } = &operation.ir.cancel.reply(*kind).sends else {
            continue;
        };
        let kind = variant_of(kind);
        match groups.iter_mut().find(|(known, _)| known == name) {
            Some((_, kinds)) => kinds.push(kind),
            None => groups.push((name.clone(), vec![kind])),
        }
    }
    let fallback = operation.ir.cancel.reply(RefusalKind::Unavailable);
    let fallback = match &fallback.sends {
        Sends::Error { name, .. } => name.clone(),
        Sends::Success { .. } => String::new(),
    };
    let message = quote! { refusal.message() };
    let arms = groups
        .iter()
        .filter(|(name, _)| *name != fallback)
        .map(|(name, kinds)| {
            let error = failure(name, operation, &message);
            quote! { #(RefusalKind::#kinds)|* => #error, }
        });
    let fallback = failure(&fallback, operation, &message);
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
    operation: &Operation<'_>,
    message: &TokenStream,
) -> TokenStream {
    let enumeration = ident(&operation.error);
    let Some(error) = operation.errors.iter().find(|error| error.ir.name == name) else {
        let constant = ident(&names::constant(name));
        return quote! {
            #enumeration::from(OtherError::of(OPERATION, super::super::#constant).with_message(#message))
        };
    };
    let variant = ident(&error.name);
    let arguments = required(error);
    quote! { #enumeration::from(super::errors::#variant::new(#(#arguments),*).with_message(#message)) }
}

/// Values for the members that an error always has: their defaults, or empty ones.
fn required(error: &Error<'_>) -> Vec<TokenStream> {
    let fields = error.fields.iter().filter(|field| field.is_argument);
    let values = fields.map(|field| match (&field.member.default, &field.ty) {
        (Some(Literal::Text(text)), _) => quote! { #text },
        (Some(Literal::Integer(value)), _) => number(*value),
        (Some(Literal::Bool(flag)), _) => quote! { #flag },
        (_, Ty::I64) => quote! { 0 },
        (_, Ty::Bool) => quote! { false },
        (_, Ty::Vec(_)) => quote! { Vec::new() },
        _ => quote! { "" },
    });
    values.collect()
}
