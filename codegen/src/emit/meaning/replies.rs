//! The reply table as a constant: what is answered in each case, and what can arrive besides.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Deciding, Literal, ReadingKind, Reply, Response, Sends, Slot};
use crate::rust::{Hop, Operation};

use crate::emit::literal::literal;
use crate::emit::ty::{ident, number, variant};

/// The rows of an operation's table, and the table.
pub(super) fn replies(operation: &Operation<'_>) -> (TokenStream, TokenStream) {
    let cancel = &operation.ir.cancel;
    let statuses = operation.ir.response.statuses.iter();
    let statuses = statuses.map(|status| number(*status));
    let members = (!cancel.success.members.is_empty()).then(|| {
        let members = cancel.success.members.iter();
        let members = members.map(|deciding| column(deciding, operation));
        quote! { .members(&[#(#members),*]) }
    });
    let states = (!cancel.states.is_empty()).then(|| {
        let member = cancel.state.as_ref();
        let member = member.map_or_else(|| quote! { None }, |path| quote! { Some(#path) });
        let states = cancel.states.iter().map(|(word, phase)| {
            let phase = variant(phase);
            quote! { State::new(#word, Phase::#phase) }
        });
        quote! { .states(#member, &[#(#states),*]) }
    });
    let response = &operation.ir.response;
    let rows = cancel.replies.iter().map(|reply| row(reply, response));
    let rows = quote! { ::annul_runtime::rows!(ROWS { #(#rows),* }); };
    let reads = (!cancel.reads.is_empty()).then(|| {
        let reads = cancel.reads.iter().map(|read| {
            let (status, body) = (number(read.status), body(&read.body, &[], None));
            let reading = match read.reads_as {
                ReadingKind::Unknown => None,
                reading => {
                    let case = case(reading);
                    Some(quote! { .reads_as(#case) })
                }
            };
            quote! { Read::new(#status, #body) #reading }
        });
        quote! { .reads(&[#(#reads),*]) }
    });
    let table = quote! {
        &ReplyTable::new(&[#(#statuses),*])
            #members
            #states
            .rows(ROWS)
            #reads
    };
    (rows, table)
}

fn column(deciding: &Deciding, operation: &Operation<'_>) -> TokenStream {
    let path = &deciding.path;
    let way = operation.way(path).unwrap_or_default();
    let name = match way.last() {
        Some(Hop::Into(field)) => field.ty.as_enum(),
        Some(Hop::Item(_)) | None => None,
    };
    let Some(name) = name.map(ident) else {
        return quote! { Column::of(#path) };
    };
    quote! { Column::of_words(#path, super::types::#name::WORDS) }
}

/// A row as `rows!` takes it.
fn row(reply: &Reply, response: &Response) -> TokenStream {
    let case = word(reply.disposition.into());
    let sent = match &reply.sends {
        Sends::Success { status, body } => {
            let defaults = response.defaults_beside(body);
            let body = self::body(body, &defaults, reply.text.as_deref());
            let status = number(*status);
            quote! { success(#status, #body) }
        }
        Sends::Error { name, .. } => quote! { error(#name) },
    };
    let reading = match reply.reads_as {
        reading if reading == reply.disposition.into() => None,
        ReadingKind::Unknown => Some(quote! { .reads_as_unknown() }),
        reading => {
            let reading = word(reading);
            Some(quote! { .reads_as(#reading) })
        }
    };
    quote! { #case: #sent #reading }
}

/// A case as the name of its constant: `NOT_FOUND`.
fn word(reading: ReadingKind) -> Ident {
    ident(&reading.as_str().to_uppercase())
}

/// A case by its constant: `DispositionKind::NOT_FOUND`.
fn case(reading: ReadingKind) -> TokenStream {
    let name = word(reading);
    quote! { DispositionKind::#name }
}

fn body(
    body: &[(String, Slot)],
    defaults: &[(String, &Literal)],
    text: Option<&str>,
) -> TokenStream {
    let entries = body.iter().map(|(path, slot)| {
        let slot = self::slot(slot, text);
        quote! { Entry::new(#path, #slot) }
    });
    let defaults = defaults.iter().map(|(path, value)| {
        let value = literal(value);
        quote! { Entry::new(#path, Slot::Default(#value)) }
    });
    quote! { &[#(#entries,)* #(#defaults),*] }
}

fn slot(slot: &Slot, text: Option<&str>) -> TokenStream {
    match slot {
        Slot::Literal(Literal::Text(word)) => quote! { Slot::word(#word) },
        Slot::Literal(Literal::Integer(value)) => {
            let value = number(*value);
            quote! { Slot::integer(#value) }
        }
        Slot::Literal(Literal::Bool(flag)) => quote! { Slot::boolean(#flag) },
        Slot::Literal(value) => {
            let value = literal(value);
            quote! { Slot::Literal(#value) }
        }
        Slot::State => quote! { Slot::State },
        Slot::Text => {
            let text = text.unwrap_or_default();
            quote! { Slot::Text(#text) }
        }
        Slot::Absent => quote! { Slot::Absent },
        Slot::Unknown => quote! { Slot::Unknown },
        Slot::Param(name) => quote! { Slot::Param(#name) },
        Slot::Each => quote! { Slot::Each },
        Slot::OneOf(slots) => {
            let slots = slots.iter().map(|slot| self::slot(slot, text));
            quote! { Slot::OneOf(&[#(#slots),*]) }
        }
    }
}

/// Whether the table names literals that have no shorter form.
pub(super) fn uses_literals(operation: &Operation<'_>) -> bool {
    let cancel = &operation.ir.cancel;
    let sent = cancel.replies.iter().flat_map(Reply::body);
    let seen = cancel.reads.iter().flat_map(|read| &read.body);
    let defaults = cancel
        .replies
        .iter()
        .any(|reply| has_defaults(reply, operation));
    defaults || sent.chain(seen).any(|(_, slot)| needs_literal(slot))
}

/// Whether a row sends defaults.
pub(super) fn has_defaults(reply: &Reply, operation: &Operation<'_>) -> bool {
    let is_success = matches!(reply.sends, Sends::Success { .. });
    is_success
        && !operation
            .ir
            .response
            .defaults_beside(reply.body())
            .is_empty()
}

fn needs_literal(slot: &Slot) -> bool {
    match slot {
        Slot::Literal(Literal::Null) => true,
        Slot::OneOf(slots) => slots.iter().any(needs_literal),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadingKind, case};
    use crate::ir::DispositionKind;

    #[test]
    fn every_case_is_named_like_its_word() {
        for kind in DispositionKind::all() {
            let name = case(ReadingKind::of(kind)).to_string();
            let word = name.rsplit(' ').next().map(str::to_lowercase);
            assert_eq!(word.as_deref(), Some(kind.as_str()));
        }
    }
}
