//! `operation.rs`: what the spec says of the operation, the reply table as data, what an output shows of it, and inputs as
//! targets.

mod replies;
mod seen;
mod target;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{ReadingKind, Reply};
use crate::rust::Operation;

use super::docs::{Docs, code};
use super::ty::{ident, number};
use super::{info, observe};

use replies::{has_defaults, replies, uses_literals};
use seen::seen;
use target::target;

pub(super) use seen::tells_of_each;
pub(super) use target::is_whole;

/// The whole file.
pub(super) fn module(operation: &Operation<'_>) -> TokenStream {
    let (input, output) = (ident(&operation.input.name), ident(&operation.output.name));
    let imports = imports(operation);
    let (rows, table) = replies(operation);
    let target = target(operation);
    let seen = seen(operation);
    let shows = match &seen {
        Some(_) if tells_of_each(operation) => quote! { &|member| self.seen_of(each, member) },
        Some(_) => quote! { &|member| self.seen(member) },
        None => quote! { &|_| Seen::Absent },
    };
    let status = match &operation.status {
        Some(status) => {
            let field = ident(status.field);
            quote! { self.#field }
        }
        None => number(
            operation
                .ir
                .response
                .statuses
                .first()
                .copied()
                .unwrap_or(200),
        ),
    };
    let facts = info::constant(operation);
    let name = code(&operation.ir.name);
    let meaning = if tells_of_each(operation) {
        let docs = Docs::text(&format!(
            "What a reply of {name} means for one of its targets, by the id."
        ));
        let docs = docs.tokens();
        quote! {
            #docs
            #[must_use]
            pub fn reading_of(&self, each: &str) -> Reading {
                REPLIES.read(#status, #shows)
            }
        }
    } else {
        let docs = Docs::text(&format!("What a reply of {name} means.")).tokens();
        quote! {
            #docs
            #[must_use]
            pub fn outcome(&self) -> Outcome {
                REPLIES.outcome(#status, #shows)
            }
        }
    };
    let of_table = Docs::text(&format!(
        "What {name} answers in each case, and what its replies mean."
    ));
    let of_table = of_table.tokens();
    quote! {
        #imports

        #facts

        #of_table
        pub const REPLIES: &ReplyTable<'static> = #table;

        #rows

        impl #output {
            #meaning

            #seen
        }

        impl #input {
            #target
        }
    }
}

/// What this file uses, and no more.
fn imports(operation: &Operation<'_>) -> TokenStream {
    let (input, output) = (ident(&operation.input.name), ident(&operation.output.name));
    let cancel = &operation.ir.cancel;
    let has_entries = |reply: &Reply| !reply.body().is_empty() || has_defaults(reply, operation);
    let has_body = cancel.replies.iter().any(has_entries);
    let has_read_body = cancel.reads.iter().any(|read| !read.body.is_empty());
    let has_states = !cancel.states.is_empty();
    let names_cases = cancel
        .reads
        .iter()
        .any(|read| read.reads_as != ReadingKind::Unknown);
    let look = cancel.observe.as_ref().map(observe::imports);
    let look = look.unwrap_or_default();
    let mut table = vec!["ReplyTable", "Seen"];
    table.extend(look.table);
    table.extend((!cancel.success.members.is_empty()).then_some("Column"));
    table.extend((has_body || has_read_body).then_some("Entry"));
    table.extend((has_body || has_read_body).then_some("Slot"));
    let has_literals = uses_literals(operation) || info::has_literals(operation);
    table.extend(has_literals.then_some("Literal"));
    table.extend((!cancel.reads.is_empty()).then_some("Read"));
    table.extend(has_states.then_some("State"));
    table.sort_unstable();
    table.dedup();
    let table = table.into_iter().map(ident);
    let facts = info::facts(operation).into_iter().map(ident);
    let rows =
        (look.has_rows).then(|| quote! { use ::annul_runtime::meaning::look_table::LookRow; });
    let phase = (has_states || look.has_phases).then(|| quote! { Phase, });
    let kind = names_cases.then(|| quote! { DispositionKind, });
    let meaning = if tells_of_each(operation) {
        quote! { #phase Reading, }
    } else {
        quote! { Outcome, #phase }
    };
    quote! {
        #rows
        use ::annul_runtime::meaning::reply_table::{#(#table),*};
        use ::annul_runtime::operation::{#(#facts),*};
        use ::annul_runtime::{#kind #meaning Target};

        use super::types::{#input, #output};
    }
}
