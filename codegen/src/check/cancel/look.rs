//! What a look at the target shows: ways to members, own state words, and rows by status and members.

use annul_runtime::meaning::look_table::{Step, Wanted, steps};

use crate::diagnostic::{Diagnostic, Sink, Span, Spanned, rule};
use crate::ir::{Literal, Phase, Sight, Slot};
use crate::spec::cancel::{Cancel, Observe as Raw, Sight as RawSight};
use crate::spec::read::NamedList;

use super::super::source::{Sources, text};
use super::sights::{self, Placed};
use super::table::slot;
use super::{Parts, known_param};

/// What a look shows.
pub(super) struct Look {
    /// Words of the member, where they are not those of the cancel.
    pub(super) states: Vec<(String, Phase)>,
    /// Rows in the order in which they are asked, before the words.
    pub(super) reads: Vec<Sight>,
}

/// What a look shows.
pub(super) fn look(
    raw: &Raw,
    cancel: &Cancel,
    parts: &Parts<'_>,
    sources: &Sources<'_>,
    sink: &Sink,
) -> Look {
    let before = sink.error_count();
    // Of the member, the form has been told.
    let well_formed = |member: &&Spanned<String>| steps(&member.value).is_some();
    if let Some(member) = raw.member.as_ref().filter(well_formed) {
        way(member, parts, sink);
    }
    if let (None, Some(first)) = (&raw.member, raw.states.first()) {
        let message = "nothing says where these words are";
        sink.push(
            Diagnostic::error(&rule::OBSERVE_ROW, first.name.span, message)
                .help("add `member:` with the way to the state"),
        );
    }
    let own = words(&raw.states);
    let states = own.iter().map(|(word, phase, _)| (word.clone(), *phase));
    let states = states.collect();
    let rows: Vec<Placed> = raw
        .reads
        .iter()
        .filter_map(|row| Some((sight(row, parts, sources, sink)?, row.span)))
        .collect();
    if raw.reads.is_empty() || sink.error_count() > before {
        return Look {
            states,
            reads: rows.into_iter().map(|(row, _)| row).collect(),
        };
    }
    let mut words_of_member = Vec::new();
    if let Some(member) = &raw.member {
        let all = if own.is_empty() {
            words(&cancel.states)
        } else {
            own
        };
        words_of_member.extend(all.into_iter().map(|(word, phase, span)| {
            let body = vec![(member.value.clone(), Slot::Literal(Literal::Text(word)))];
            let sight = Sight {
                status: None,
                body,
                phase,
                because: None,
                sources: Vec::new(),
            };
            (sight, span)
        }));
    }
    let member = raw.member.as_ref().map(|member| member.value.as_str());
    Look {
        states,
        reads: sights::proven(rows, words_of_member, member, sink),
    }
}

/// State words by phase, each with its place.
fn words(states: &NamedList<Spanned<String>>) -> Vec<(String, Phase, Span)> {
    let words = states.iter().filter_map(|named| {
        let phase = named.value.as_ref()?.value.parse().ok()?;
        Some((named.name.value.clone(), phase, named.name.span))
    });
    words.collect()
}

/// The way to a member: it leads somewhere, and what it searches for are params.
fn way(path: &Spanned<String>, parts: &Parts<'_>, sink: &Sink) {
    let Some(steps) = steps(&path.value) else {
        let message = format!("`{}` is no way to a member", path.value);
        sink.push(
            Diagnostic::error(&rule::OBSERVE_ROW, path.span, message)
                .help("write `status.state`, `jobs.0.state` or `jobs[job_id=$param.job_id].state`"),
        );
        return;
    };
    for step in steps {
        if let Step::Search {
            value: Wanted::Each,
            ..
        } = step
        {
            let message = "a look is at one target: `$each` is for replies to a cancel of several";
            sink.push(
                Diagnostic::error(&rule::OBSERVE_ROW, path.span, message)
                    .help("search for a param: `jobs[id=$param.ids].state`"),
            );
        }
        if let Step::Search {
            value: Wanted::Param(name),
            ..
        } = step
        {
            known_param(&Spanned::new(name.to_owned(), path.span), parts, sink);
        }
    }
}

fn sight(row: &RawSight, parts: &Parts<'_>, sources: &Sources<'_>, sink: &Sink) -> Option<Sight> {
    let before = sink.error_count();
    let phase: Phase = row.phase.value.parse().ok()?;
    let mut body = Vec::new();
    for named in &row.body {
        let Some(node) = &named.value else { continue };
        way(&named.name, parts, sink);
        match said(slot(node)) {
            Some(slot) => body.push((named.name.value.clone(), slot)),
            None => sink.push(
                Diagnostic::error(&rule::OBSERVE_ROW, node.span, "no look shows this").help(
                    "a row takes a literal, `$text`, `$absent`, `$unknown`, or a list of them",
                ),
            ),
        }
    }
    let is_sure = body.iter().any(|(_, slot)| is_there(slot));
    if phase.is_terminal() && !is_sure && sink.error_count() == before {
        let message = format!(
            "a reply that is not the vendor's could be taken for `{}`",
            phase.as_str()
        );
        sink.push(
            Diagnostic::error(&rule::OBSERVE_ROW, row.span, message).help(
                "name a member that such a reply has: `body: { … }` with a literal or `$text`",
            ),
        );
    }
    let status = row.status.as_ref();
    let status = status.and_then(|status| u16::try_from(status.value).ok());
    (sink.error_count() == before).then(|| Sight {
        status,
        body,
        phase,
        because: text(row.because.as_ref()),
        sources: sources.resolve(&row.source),
    })
}

/// What a row says of a member, its literals as texts; nothing, if no look can show it.
fn said(slot: Slot) -> Option<Slot> {
    let word = |text: String| Slot::Literal(Literal::Text(text));
    match slot {
        Slot::Text | Slot::Absent | Slot::Unknown => Some(slot),
        Slot::Literal(Literal::Null) => Some(Slot::Absent),
        Slot::Literal(Literal::Bool(flag)) => Some(word(flag.to_string())),
        Slot::Literal(Literal::Integer(number)) => Some(word(number.to_string())),
        Slot::Literal(Literal::Text(text)) if !text.starts_with('$') => Some(word(text)),
        Slot::OneOf(slots) => {
            let slots = slots.into_iter().map(|slot| match slot {
                Slot::OneOf(_) => None,
                alone => said(alone),
            });
            slots.collect::<Option<Vec<_>>>().map(Slot::OneOf)
        }
        Slot::Literal(_) | Slot::State | Slot::Param(_) | Slot::Each => None,
    }
}

/// Whether the member is there in every reply that fits.
fn is_there(slot: &Slot) -> bool {
    match slot {
        Slot::Absent => false,
        Slot::OneOf(slots) => !slots.is_empty() && slots.iter().all(is_there),
        _ => true,
    }
}
