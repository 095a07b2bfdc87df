//! `meaning.rs`: the reply table as code, read both ways: what a reply means to a caller, what an engine's answer becomes on the wire.

mod outcome;
mod reply;
mod target;

use proc_macro2::TokenStream;
use quote::quote;

use annul_runtime::Outcome;

use crate::ir::{OutcomeKind, Phase, Reading, Reply, Sends, Slot};
use crate::rust::{Field, Operation};

use super::docs::{Docs, code};
use super::ty::ident;

use outcome::{error_outcome, outcome};
use reply::{answer, refuse};
use target::target;

pub(super) use reply::failure;
pub(super) use target::is_whole;

/// The whole file.
pub(super) fn module(operation: &Operation<'_>) -> TokenStream {
    let input = ident(&operation.input.name);
    let output = ident(&operation.output.name);
    let error = ident(&operation.error);
    let imports = imports(operation);
    let outcome = outcome(operation);
    let failure = error_outcome(operation);
    let target = target(operation);
    let answer = answer(operation);
    let refuse = refuse(operation);
    let docs = Docs::text(&format!(
        "What a reply of {} means.",
        code(&operation.ir.name)
    ))
    .tokens();
    quote! {
        #imports

        impl #output {
            #docs
            #[must_use]
            pub fn outcome(&self) -> Outcome {
                #outcome
            }
        }

        impl #error {
            /// What the error means, if it is an outcome after all: the target does not run any more.
            #[must_use]
            pub fn outcome(&self) -> Option<Outcome> {
                #failure
            }
        }

        impl #input {
            #target
        }

        #answer

        #refuse
    }
}

fn imports(operation: &Operation<'_>) -> TokenStream {
    let input = ident(&operation.input.name);
    let output = ident(&operation.output.name);
    let error = ident(&operation.error);
    let enums = response_enums(operation);
    let enums = enums.iter().map(|name| ident(name));
    let other = operation
        .ir
        .cancel
        .replies
        .iter()
        .any(|reply| matches!(reply.sends, Sends::Error { common: true, .. }));
    let other = other.then(|| quote! { OtherError, });
    let phase = uses_phase(operation).then(|| quote! { Phase, });
    quote! {
        use ::annul_runtime::{Disposition, #other Outcome, #phase Refusal, RefusalKind, Target};
        use super::errors::#error;
        use super::operation::OPERATION;
        use super::types::{#input, #output, #(#enums),*};
    }
}

/// Enums of the response that the reply table names.
fn response_enums<'o>(operation: &'o Operation<'_>) -> Vec<&'o str> {
    let cancel = &operation.ir.cancel;
    let is_sent = |wire: &str| {
        cancel.replies.iter().any(|reply| match &reply.sends {
            Sends::Success { body, .. } => body.iter().any(|(name, _)| name == wire),
            Sends::Error { .. } => false,
        })
    };
    let is_named = |field: &&Field<'_>| {
        let wire = &field.member.wire;
        cancel.success.members.contains(wire) || is_sent(wire)
    };
    let fields = operation.output.fields.iter().filter(is_named);
    let mut names: Vec<&str> = fields.filter_map(|field| field.ty.as_enum()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn uses_phase(operation: &Operation<'_>) -> bool {
    operation.ir.cancel.success.cells.iter().any(|cell| {
        matches!(
            cell.reading,
            Reading::Outcome(Outcome::AlreadyFinished(Some(_)))
        )
    }) || tells_phases(operation)
}

fn state_slot(reply: &Reply) -> bool {
    matches!(&reply.sends, Sends::Success { body, .. } if body.iter().any(|(_, slot)| *slot == Slot::State))
}

/// The phases of a target that has ended by itself.
const FINISHED: &[Phase] = OutcomeKind::AlreadyFinished.phases();

/// Whether the vendor has more than one word for a target that has ended by itself, and the reply says which.
fn tells_phases(operation: &Operation<'_>) -> bool {
    let states = &operation.ir.cancel.states;
    let has_word = |phase: &&Phase| states.iter().any(|(_, known)| known == *phase);
    FINISHED.iter().filter(has_word).count() > 1
        && state_slot(operation.ir.cancel.reply(OutcomeKind::AlreadyFinished))
}
