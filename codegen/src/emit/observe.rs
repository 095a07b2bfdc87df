//! How to see the end of the target, as a constant: the operation, its own state words, what its replies show.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Literal, Observe, Sight, Slot};

use super::ty::{number, variant};

/// `.observe(ObserveInfo::new(…))`
pub(super) fn observe(found: &Observe) -> TokenStream {
    let operation = &found.operation;
    let member = found.member.as_ref();
    let member = member.map(|member| quote! { .member(#member) });
    let template = found.template.as_ref();
    let template = template.map(|template| quote! { .template(#template) });
    let params = &found.params;
    let params = (!params.is_empty()).then(|| quote! { .params(&[#(#params),*]) });
    let states = (!found.states.is_empty()).then(|| {
        let states = found.states.iter().map(|(word, phase)| {
            let phase = variant(phase);
            quote! { State::new(#word, Phase::#phase) }
        });
        quote! { .states(&[#(#states),*]) }
    });
    let reads = (!found.reads.is_empty()).then(|| {
        let reads = found.reads.iter().map(row);
        quote! { .reads(&[#(#reads),*]) }
    });
    quote! { .observe(ObserveInfo::new(#operation) #template #params #member #states #reads) }
}

/// What of the runtime stands in it.
pub(super) fn imports(found: &Observe) -> Names {
    let (has_rows, has_states) = (!found.reads.is_empty(), !found.states.is_empty());
    let mut table = Vec::new();
    table.extend(has_states.then_some("State"));
    if found.reads.iter().any(|sight| !sight.body.is_empty()) {
        table.extend(["Entry", "Slot"]);
    }
    Names {
        table,
        has_rows,
        has_phases: has_rows || has_states,
    }
}

/// What a look names of the runtime.
#[derive(Default)]
pub(super) struct Names {
    /// Of what reply tables are made of.
    pub(super) table: Vec<&'static str>,
    /// Whether it has rows of its own.
    pub(super) has_rows: bool,
    /// Whether it names phases.
    pub(super) has_phases: bool,
}

fn row(sight: &Sight) -> TokenStream {
    let body = sight.body.iter().map(|(path, slot)| {
        let slot = self::slot(slot);
        quote! { Entry::new(#path, #slot) }
    });
    let phase = variant(sight.phase);
    let status = sight.status.map(|status| {
        let status = number(status);
        quote! { .of_status(#status) }
    });
    quote! { LookRow::new(&[#(#body),*], Phase::#phase) #status }
}

fn slot(slot: &Slot) -> TokenStream {
    match slot {
        Slot::Literal(Literal::Text(word)) => quote! { Slot::word(#word) },
        Slot::Text => quote! { Slot::Text("") },
        Slot::Absent => quote! { Slot::Absent },
        Slot::OneOf(slots) => {
            let slots = slots.iter().map(self::slot);
            quote! { Slot::OneOf(&[#(#slots),*]) }
        }
        Slot::Literal(_) | Slot::Unknown | Slot::State | Slot::Param(_) | Slot::Each => {
            quote! { Slot::Unknown }
        }
    }
}
