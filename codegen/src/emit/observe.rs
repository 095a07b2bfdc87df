//! How to see the end of the target, as a constant: the operation, its own state words, what its replies show.

use std::collections::BTreeSet;

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

/// What of the runtime stands in it, by module; and what literals of params need.
pub(super) fn imports(found: &Observe, has_literals: bool) -> TokenStream {
    let (has_rows, has_states) = (!found.reads.is_empty(), !found.states.is_empty());
    let mut words: BTreeSet<&str> = BTreeSet::new();
    words.extend(has_literals.then_some("Literal"));
    words.extend(has_states.then_some("State"));
    if found.reads.iter().any(|sight| !sight.body.is_empty()) {
        words.extend(["Entry", "Slot"]);
    }
    let words: Vec<_> = words.into_iter().map(super::ty::ident).collect();
    let table = (!words.is_empty())
        .then(|| quote! { use ::annul_runtime::meaning::reply_table::{#(#words),*}; });
    let rows = has_rows.then(|| quote! { use ::annul_runtime::meaning::look_table::LookRow; });
    let phase = (has_rows || has_states).then(|| quote! { use ::annul_runtime::Phase; });
    quote! { #phase #rows #table }
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
