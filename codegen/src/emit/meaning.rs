//! `meaning.rs`: the reply table as code, read both ways: what a reply means to a caller, what an engine's answer becomes on the wire.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{
    Cell, CellReading, Error, ErrorBody, Literal, Member, Operation, Param, Phase, Reading, Reply,
    Sends, Service, Slot, Type,
};
use crate::name;

use super::docs::{Docs, code};
use super::errors;
use super::service::constant;
use super::ty::ident;
use super::wire::has_status;

/// The whole file.
pub(super) fn module(service: &Service, operation: &Operation) -> TokenStream {
    let input = ident(&operation.input());
    let output = ident(&operation.output());
    let error = ident(&operation.error());
    let imports = imports(operation);
    let outcome = outcome(operation);
    let failure = error_outcome(operation);
    let target = target(operation);
    let answer = answer(service, operation);
    let refuse = refuse(service, operation);
    let docs = Docs::text(&format!("What a reply of {} means.", code(&operation.name))).tokens();
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

fn imports(operation: &Operation) -> TokenStream {
    let input = ident(&operation.input());
    let output = ident(&operation.output());
    let error = ident(&operation.error());
    let enums = response_enums(operation);
    let enums = enums.iter().map(|name| ident(name));
    let other = operation
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
fn response_enums(operation: &Operation) -> Vec<String> {
    let named = |member: &Member| {
        operation.cancel.success.members.contains(&member.name.wire)
            || operation
                .cancel
                .replies
                .iter()
                .any(|reply| match &reply.sends {
                    Sends::Success { body, .. } => {
                        body.iter().any(|(name, _)| *name == member.name.wire)
                    }
                    Sends::Error { .. } => false,
                })
    };
    let mut names: Vec<String> = operation
        .response
        .members()
        .iter()
        .filter(|member| named(member))
        .filter_map(|member| match &member.ty {
            Type::Enum(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

fn uses_phase(operation: &Operation) -> bool {
    operation
        .cancel
        .success
        .cells
        .iter()
        .any(|cell| cell.reading == Reading::AlreadyFinished && cell.phase.is_some())
        || tells_phases(operation)
}

fn state_slot(reply: &Reply) -> bool {
    matches!(&reply.sends, Sends::Success { body, .. } if body.iter().any(|(_, slot)| *slot == Slot::State))
}

/// A reading as an outcome. Refusals inside of a success are refused by `check`.
fn outcome_of(reading: Reading, phase: Option<Phase>) -> TokenStream {
    match (reading, phase) {
        (Reading::Cancelled, _) => quote! { Outcome::Cancelled },
        (Reading::AlreadyCancelled, _) => quote! { Outcome::AlreadyCancelled },
        (Reading::AlreadyFinished, Some(phase)) => {
            let phase = ident(&name::pascal(phase.word()));
            quote! { Outcome::AlreadyFinished(Some(Phase::#phase)) }
        }
        (Reading::AlreadyFinished, None) => quote! { Outcome::AlreadyFinished(None) },
        _ => quote! { Outcome::Cancelling },
    }
}

/// The success cells as one `match`; cells with the same meaning share an arm.
fn outcome(operation: &Operation) -> TokenStream {
    let success = &operation.cancel.success;
    let members: Vec<&Member> = success
        .members
        .iter()
        .filter_map(|name| {
            operation
                .response
                .members()
                .iter()
                .find(|member| member.name.wire == *name)
        })
        .collect();
    let mut groups: Vec<(TokenStream, Vec<&CellReading>)> = Vec::new();
    for cell in &success.cells {
        let outcome = outcome_of(cell.reading, cell.phase.filter(|phase| phase.is_finished()));
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
    let last_status = has_status(operation)
        .then(|| operation.response.statuses.last().copied())
        .flatten();
    if last_status.is_some() {
        subjects.push(quote! { self.status });
        columns.push(
            operation
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
    members: &[&Member],
    columns: &[Vec<Cell>],
    is_open: bool,
    operation: &Operation,
) -> TokenStream {
    let mut parts: Vec<TokenStream> = members
        .iter()
        .zip(row)
        .zip(columns)
        .map(|((member, cells), column)| column_pattern(member, cells, column, operation))
        .collect();
    if let Some(statuses) = row.get(members.len()) {
        let numbers = statuses.iter().filter_map(|cell| match cell {
            Cell::Value(Literal::Integer(number)) => Some(super::ty::number(*number)),
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
    member: &Member,
    cells: &[Cell],
    column: &[Cell],
    operation: &Operation,
) -> TokenStream {
    if cells.len() == column.len() {
        return quote! { _ };
    }
    let optional = !member.required || member.nullable;
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
fn subject(member: &Member) -> TokenStream {
    let field = ident(&member.name.snake);
    match (&member.ty, member.required && !member.nullable) {
        (Type::Enum(_), _) => quote! { &self.#field },
        (Type::String(_), true) => quote! { self.#field.as_str() },
        (Type::String(None), false) => quote! { self.#field.as_deref() },
        (Type::String(Some(_)), false) => quote! { self.#field.as_ref().map(AsRef::as_ref) },
        _ => quote! { self.#field },
    }
}

/// A value as a pattern. A required member that is missing decodes to its empty value, which is an unknown word.
fn pattern(member: &Member, cell: &Cell, operation: &Operation) -> TokenStream {
    match (cell, &member.ty) {
        (Cell::Absent | Cell::Other, Type::Enum(name)) => {
            let name = ident(name);
            quote! { #name::Unknown(_) }
        }
        (Cell::Absent, Type::String(_)) => quote! { "" },
        (Cell::Absent, Type::Boolean) => quote! { false },
        (Cell::Absent, _) => quote! { 0 },
        (Cell::Value(Literal::Text(word)), Type::Enum(name)) => {
            let variant = variant(name, word, operation);
            let name = ident(name);
            quote! { #name::#variant }
        }
        (Cell::Value(Literal::Bool(flag)), _) => quote! { #flag },
        (Cell::Value(Literal::Integer(number)), _) => super::ty::number(*number),
        (Cell::Value(Literal::Text(text)), _) => quote! { #text },
        (Cell::Value(_) | Cell::Other, _) => quote! { _ },
    }
}

/// The variant of an enum's word; a word that an open enum does not list has none.
fn variant(enumeration: &str, word: &str, operation: &Operation) -> Ident {
    let found = operation
        .types
        .find_enum(enumeration)
        .and_then(|found| found.values.iter().find(|value| value.word == word));
    ident(found.map_or("Unknown", |value| value.variant.as_str()))
}

/// The errors that are outcomes.
fn error_outcome(operation: &Operation) -> TokenStream {
    let arms: Vec<TokenStream> = operation
        .errors
        .iter()
        .filter(|error| error.reading.is_outcome())
        .map(|error| {
            let (variant, outcome) = (ident(&error.variant), outcome_of(error.reading, None));
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
fn common_outcomes(operation: &Operation) -> Vec<TokenStream> {
    let mut names: Vec<&str> = Vec::new();
    let mut arms = Vec::new();
    for reply in operation
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
            let outcome = outcome_of(reply.reads_as, None);
            arms.push(quote! {
                Self::Other(error) if error.info().is_some_and(|info| info.name == #name) => Some(#outcome),
            });
        }
    }
    arms
}

/// Input to target and back.
fn target(operation: &Operation) -> TokenStream {
    let kept: Vec<&Param> = operation
        .arguments()
        .filter(|param| is_kept(param))
        .collect();
    let puts = kept.iter().map(|param| {
        let (key, field) = (&param.key, ident(&param.member.name.snake));
        let required = param.member.required && !param.member.nullable;
        match (&param.member.ty, required) {
            (Type::String(None), true) => quote! { .with(#key, &self.#field) },
            (Type::String(Some(_)), true) => quote! { .with(#key, self.#field.as_str()) },
            (Type::String(None), false) => quote! { .with_maybe(#key, self.#field.as_deref()) },
            (Type::String(Some(_)), false) => {
                quote! { .with_maybe(#key, self.#field.as_ref().map(AsRef::<str>::as_ref)) }
            }
            (_, true) => quote! { .with(#key, self.#field.to_string()) },
            (_, false) => {
                quote! { .with_maybe(#key, self.#field.as_ref().map(ToString::to_string)) }
            }
        }
    });
    let arguments = operation
        .arguments()
        .filter(|param| param.member.required)
        .map(|param| {
            let key = &param.key;
            match &param.member.ty {
                Type::String(_) => quote! { target.get(#key)? },
                // `new` takes whatever becomes the enum, so the enum is named here.
                Type::Enum(name) if !param.member.nullable => {
                    let name = ident(name);
                    quote! { target.get(#key)?.parse::<super::types::#name>().ok()? }
                }
                _ if param.member.nullable => {
                    quote! { target.get(#key).and_then(|text| text.parse().ok()) }
                }
                _ => quote! { target.get(#key)?.parse().ok()? },
            }
        });
    let optional: Vec<TokenStream> = kept
        .iter()
        .filter(|param| !param.member.required)
        .map(|param| {
            let (key, field) = (&param.key, ident(&param.member.name.snake));
            let is_text = matches!(param.member.ty, Type::String(_));
            let value = if is_text {
                quote! { target.get(#key).map(Into::into) }
            } else {
                quote! { target.get(#key).and_then(|text| text.parse().ok()) }
            };
            quote! { input.#field = #value; }
        })
        .collect();
    let value = quote! { Self::new(#(#arguments),*) };
    let body = if optional.is_empty() {
        quote! { (target.operation().id == OPERATION.id).then_some(())?; Some(#value) }
    } else {
        quote! { (target.operation().id == OPERATION.id).then_some(())?; let mut input = #value; #(#optional)* Some(input) }
    };
    let from_target = is_whole(operation).then(|| {
        quote! {
            /// The input that cancels `target`; none if it is another operation's, or lacks a param.
            #[must_use]
            pub fn from_target(target: &Target<'_>) -> Option<Self> {
                #body
            }
        }
    });
    quote! {
        /// What this input cancels; without secrets and tokens.
        #[must_use]
        pub fn target(&self) -> Target<'_> {
            Target::new(OPERATION) #(#puts)*
        }

        #from_target
    }
}

/// Whether an input can be made of its target: what a target does not keep it cannot give back.
pub(super) fn is_whole(operation: &Operation) -> bool {
    operation
        .arguments()
        .all(|param| !param.member.required || is_kept(param))
}

/// Whether a param says something about the target that may be kept and shown.
fn is_kept(param: &Param) -> bool {
    let scalar = !matches!(param.member.ty, Type::List(_) | Type::Object(_) | Type::Any);
    scalar && !param.member.secret && param.fill.is_none()
}

/// What an engine's answer becomes: the first four rows of the table.
fn answer(service: &Service, operation: &Operation) -> TokenStream {
    let (input, output, error) = (
        ident(&operation.input()),
        ident(&operation.output()),
        ident(&operation.error()),
    );
    let arms = [
        (quote! { Disposition::Cancelled }, Reading::Cancelled),
        (quote! { Disposition::Cancelling }, Reading::Cancelling),
        (
            quote! { Disposition::AlreadyCancelled },
            Reading::AlreadyCancelled,
        ),
        (
            quote! { Disposition::AlreadyFinished(phase) },
            Reading::AlreadyFinished,
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
        let ignores_phase = word == Reading::AlreadyFinished && !uses_phase;
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

fn success(body: &[(String, Slot)], reply: &Reply, operation: &Operation) -> TokenStream {
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
        (Slot::Literal(Literal::Integer(number)), _) => Some(super::ty::number(*number)),
        (Slot::State, Type::Enum(name)) => Some(state(name, reply.word, operation)),
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
fn state(enumeration: &str, word: Reading, operation: &Operation) -> TokenStream {
    let found = ident(enumeration);
    let of_phase = |phase: Phase| {
        let state = operation
            .cancel
            .states
            .iter()
            .find(|(_, known)| *known == phase);
        state.map(|(word, _)| variant(enumeration, word, operation))
    };
    let phases: &[Phase] = match word {
        Reading::AlreadyFinished => &FINISHED,
        Reading::Cancelled | Reading::AlreadyCancelled => &[Phase::Cancelled],
        _ => &[Phase::Cancelling, Phase::Running, Phase::Pending],
    };
    let usual = if word == Reading::AlreadyFinished {
        of_phase(Phase::Failed)
    } else {
        None
    };
    let usual = usual.or_else(|| phases.iter().copied().find_map(of_phase));
    let usual = usual.expect("invariant: check wants a state for each `$state`");
    if word != Reading::AlreadyFinished || !tells_phases(operation) {
        return quote! { #found::#usual };
    }
    let arms = FINISHED.into_iter().filter_map(|phase| {
        let variant = of_phase(phase).filter(|variant| *variant != usual)?;
        let phase = ident(&name::pascal(phase.word()));
        Some(quote! { Phase::#phase => #found::#variant, })
    });
    quote! { match phase { #(#arms)* _ => #found::#usual, } }
}

/// The phases of a target that has ended by itself.
const FINISHED: [Phase; 3] = [Phase::Succeeded, Phase::Failed, Phase::TimedOut];

/// Whether the vendor has more than one word for a target that has ended by itself, and the reply says which.
fn tells_phases(operation: &Operation) -> bool {
    let states = &operation.cancel.states;
    let has_word = |phase: &&Phase| states.iter().any(|(_, known)| known == *phase);
    FINISHED.iter().filter(has_word).count() > 1
        && state_slot(operation.cancel.reply(Reading::AlreadyFinished))
}

/// What an engine's refusal becomes: the other rows of the table.
fn refuse(service: &Service, operation: &Operation) -> TokenStream {
    let error = ident(&operation.error());
    let mut groups: Vec<(String, Vec<Ident>)> = Vec::new();
    for word in Reading::ALL.iter().filter(|word| !word.is_outcome()) {
        let Sends::Error { name, .. } = &operation.cancel.reply(*word).sends else {
            continue;
        };
        let kind = ident(&name::pascal(word.word()));
        match groups.iter_mut().find(|(known, _)| known == name) {
            Some((_, kinds)) => kinds.push(kind),
            None => groups.push((name.clone(), vec![kind])),
        }
    }
    let fallback = operation.cancel.reply(Reading::Unavailable);
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
pub(super) fn failure(
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
fn required(error: &Error, service: &Service, operation: &Operation) -> Vec<TokenStream> {
    if error.body == ErrorBody::None {
        return Vec::new();
    }
    errors::members(error, service, operation)
        .into_iter()
        .filter(|member| member.required)
        .map(|member| match (&member.default, &member.ty) {
            (Some(Literal::Text(text)), _) => quote! { #text },
            (Some(Literal::Integer(number)), _) => super::ty::number(*number),
            (Some(Literal::Bool(flag)), _) => quote! { #flag },
            (_, Type::Integer) => quote! { 0 },
            (_, Type::Boolean) => quote! { false },
            (_, Type::List(_)) => quote! { Vec::new() },
            _ => quote! { "" },
        })
        .collect()
}
