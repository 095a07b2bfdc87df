//! What a reply means to a caller: successes by a `match` over the members that decide, errors by their rows.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use annul_runtime::Outcome;

use crate::ir::{Cell, CellReading, Literal, Reading, Sends};
use crate::rust::{Field, Operation, Sort, Ty};

use crate::emit::ty::{ident, variant as variant_of};

/// What a success means. Refusals inside of a success are refused by `check`.
fn outcome_of(reading: Reading) -> TokenStream {
    let outcome = reading.outcome();
    match outcome.expect("invariant: check wants an outcome of every success") {
        Outcome::Cancelled => quote! { Outcome::Cancelled },
        Outcome::Cancelling => quote! { Outcome::Cancelling },
        Outcome::AlreadyCancelled => quote! { Outcome::AlreadyCancelled },
        Outcome::AlreadyFinished(Some(phase)) => {
            let phase = variant_of(phase);
            quote! { Outcome::AlreadyFinished(Some(Phase::#phase)) }
        }
        Outcome::AlreadyFinished(None) => quote! { Outcome::AlreadyFinished(None) },
    }
}

/// The success cells as one `match`; cells with the same meaning share an arm.
pub(super) fn outcome(operation: &Operation<'_>) -> TokenStream {
    let success = &operation.ir.cancel.success;
    let members: Vec<&Field<'_>> = success
        .members
        .iter()
        .filter_map(|name| {
            let mut fields = operation.output.fields.iter();
            fields.find(|field| field.member.wire == *name)
        })
        .collect();
    let mut groups: Vec<(TokenStream, Vec<&CellReading>)> = Vec::new();
    for cell in &success.cells {
        let outcome = outcome_of(cell.reading);
        match groups
            .iter_mut()
            .find(|(known, _)| known.to_string() == outcome.to_string())
        {
            Some((_, cells)) => cells.push(cell),
            None => groups.push((outcome, vec![cell])),
        }
    }
    if let [(outcome, _)] = groups.as_slice() {
        return outcome.clone();
    }
    let mut columns: Vec<Vec<Cell>> = (0..members.len())
        .map(|index| column(&success.cells, index))
        .collect();
    let mut subjects: Vec<TokenStream> = members.iter().map(|member| subject(member)).collect();
    // The status decides too where there are several; it comes last.
    let statuses = &operation.ir.response.statuses;
    let last_status = operation
        .status
        .as_ref()
        .and_then(|_| statuses.last().copied());
    if let Some(status) = &operation.status {
        let field = ident(status.field);
        subjects.push(quote! { self.#field });
        columns.push(
            operation
                .ir
                .response
                .statuses
                .iter()
                .map(|status| status_cell(*status))
                .collect(),
        );
    }
    let mut arms: Vec<(bool, TokenStream)> = Vec::new();
    for (outcome, cells) in &groups {
        let rows = cells.iter().map(|cell| {
            let status = last_status.map(|_| status_cell(cell.status));
            cell.values
                .iter()
                .cloned()
                .chain(status)
                .map(|value| vec![value])
                .collect()
        });
        let rows = merged(rows.collect());
        let (open, named): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| {
            last_status.is_none_or(|status| {
                row.last()
                    .is_some_and(|cells| cells.contains(&status_cell(status)))
            })
        });
        for (is_open, rows) in [(false, named), (true, open)] {
            let patterns = rows
                .iter()
                .map(|row| row_pattern(row, &members, &columns, is_open, operation));
            let patterns: Vec<TokenStream> = patterns.collect();
            if !patterns.is_empty() {
                arms.push((is_open, quote! { #(#patterns)|* => #outcome, }));
            }
        }
    }
    // Rows that name a status stand before those that stand for any other.
    arms.sort_by_key(|(is_open, _)| *is_open);
    let arms = arms.iter().map(|(_, arm)| arm);
    let subject = tuple(&subjects);
    quote! { match #subject { #(#arms)* } }
}

fn status_cell(status: u16) -> Cell {
    Cell::Value(Literal::Integer(i64::from(status)))
}

/// One row as a pattern. An open row also stands for statuses that are not listed.
fn row_pattern(
    row: &[Vec<Cell>],
    members: &[&Field<'_>],
    columns: &[Vec<Cell>],
    is_open: bool,
    operation: &Operation<'_>,
) -> TokenStream {
    let mut parts: Vec<TokenStream> = members
        .iter()
        .zip(row)
        .zip(columns)
        .map(|((member, cells), column)| column_pattern(member, cells, column, operation))
        .collect();
    if let Some(statuses) = row.get(members.len()) {
        let numbers = statuses.iter().filter_map(|cell| match cell {
            Cell::Value(Literal::Integer(number)) => Some(super::super::ty::number(*number)),
            _ => None,
        });
        parts.push(if is_open {
            quote! { _ }
        } else {
            quote! { #(#numbers)|* }
        });
    }
    tuple(&parts)
}

/// One thing as it is, several as a tuple.
fn tuple(parts: &[TokenStream]) -> TokenStream {
    if let [one] = parts {
        one.clone()
    } else {
        quote! { (#(#parts),*) }
    }
}

/// All values of a column, each once.
fn column(cells: &[CellReading], index: usize) -> Vec<Cell> {
    let mut column: Vec<Cell> = cells
        .iter()
        .map(|cell| cell.values[index].clone())
        .collect();
    column.sort();
    column.dedup();
    column
}

/// Rows that differ in one column only become one row with alternatives there.
fn merged(mut rows: Vec<Vec<Vec<Cell>>>) -> Vec<Vec<Vec<Cell>>> {
    let width = rows.first().map_or(0, Vec::len);
    for index in 0..width {
        let mut kept: Vec<Vec<Vec<Cell>>> = Vec::new();
        for row in rows {
            let alike = |known: &&mut Vec<Vec<Cell>>| {
                (0..width).all(|other| other == index || known[other] == row[other])
            };
            match kept.iter_mut().find(alike) {
                Some(known) => known[index].extend(row[index].iter().cloned()),
                None => kept.push(row),
            }
        }
        rows = kept;
    }
    rows
}

/// The alternatives of one column: `None | Some(A | B)`, or `_` for all there are.
fn column_pattern(
    member: &Field<'_>,
    cells: &[Cell],
    column: &[Cell],
    operation: &Operation<'_>,
) -> TokenStream {
    if cells.len() == column.len() {
        return quote! { _ };
    }
    let optional = member.is_optional;
    let mut inner: Vec<TokenStream> = Vec::new();
    for cell in cells
        .iter()
        .filter(|cell| !(optional && **cell == Cell::Absent))
    {
        let pattern = pattern(member, cell, operation);
        if !inner
            .iter()
            .any(|known| known.to_string() == pattern.to_string())
        {
            inner.push(pattern);
        }
    }
    let absent = (optional && cells.contains(&Cell::Absent)).then(|| quote! { None });
    let present = (!inner.is_empty()).then(|| {
        if optional {
            quote! { Some(#(#inner)|*) }
        } else {
            quote! { #(#inner)|* }
        }
    });
    let alternatives = absent.into_iter().chain(present);
    quote! { #(#alternatives)|* }
}

/// A member as what is matched on.
fn subject(member: &Field<'_>) -> TokenStream {
    let field = ident(&member.name);
    match (&member.ty, member.is_optional) {
        (Ty::Named(Sort::Enum, _), _) => quote! { &self.#field },
        (Ty::String | Ty::Secret | Ty::Named(Sort::Text, _), false) => {
            quote! { self.#field.as_str() }
        }
        (Ty::String | Ty::Secret, true) => quote! { self.#field.as_deref() },
        (Ty::Named(Sort::Text, _), true) => quote! { self.#field.as_ref().map(AsRef::as_ref) },
        _ => quote! { self.#field },
    }
}

/// A value as a pattern. A required member that is missing decodes to its empty value, which is an unknown word.
pub(super) fn pattern(member: &Field<'_>, cell: &Cell, operation: &Operation<'_>) -> TokenStream {
    match (cell, &member.ty) {
        (Cell::Absent | Cell::Other, Ty::Named(Sort::Enum, name)) => {
            let name = ident(name);
            quote! { #name::Unknown(_) }
        }
        (Cell::Absent, ty) if ty.is_text() => quote! { "" },
        (Cell::Absent, Ty::Bool) => quote! { false },
        (Cell::Absent, _) => quote! { 0 },
        (Cell::Value(Literal::Text(word)), Ty::Named(Sort::Enum, name)) => {
            let variant = variant(name, word, operation);
            let name = ident(name);
            quote! { #name::#variant }
        }
        (Cell::Value(Literal::Bool(flag)), _) => quote! { #flag },
        (Cell::Value(Literal::Integer(number)), _) => super::super::ty::number(*number),
        (Cell::Value(Literal::Text(text)), _) => quote! { #text },
        (Cell::Value(_) | Cell::Other, _) => quote! { _ },
    }
}

/// The variant of an enum's word; a word that an open enum does not list has none.
pub(super) fn variant(enumeration: &str, word: &str, operation: &Operation<'_>) -> Ident {
    let found = operation.types.find_enum(enumeration);
    let found = found.and_then(|found| found.variant(word));
    ident(found.unwrap_or("Unknown"))
}

/// The errors that are outcomes.
pub(super) fn error_outcome(operation: &Operation<'_>) -> TokenStream {
    let arms: Vec<TokenStream> = operation
        .errors
        .iter()
        .filter(|error| error.ir.reading.is_outcome())
        .map(|error| {
            let (variant, outcome) = (
                ident(&error.name),
                outcome_of(error.ir.reading.with_phase(None)),
            );
            quote! { Self::#variant(_) => Some(#outcome), }
        })
        .chain(common_outcomes(operation))
        .collect();
    if arms.is_empty() {
        return quote! { None };
    }
    quote! { match self { #(#arms)* _ => None, } }
}

/// The service's own errors that the reply table of this operation reads as outcomes.
fn common_outcomes(operation: &Operation<'_>) -> Vec<TokenStream> {
    let mut names: Vec<&str> = Vec::new();
    let mut arms = Vec::new();
    for reply in operation
        .ir
        .cancel
        .replies
        .iter()
        .filter(|reply| reply.reads_as.is_outcome())
    {
        let Sends::Error { name, common: true } = &reply.sends else {
            continue;
        };
        if !names.contains(&name.as_str()) {
            names.push(name);
            let outcome = outcome_of(reply.reads_as.with_phase(None));
            arms.push(quote! {
                Self::Other(error) if error.info().is_some_and(|info| info.name == #name) => Some(#outcome),
            });
        }
    }
    arms
}
