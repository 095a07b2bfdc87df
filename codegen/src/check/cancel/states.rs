//! The vendor's state words by phase, and the member of the reply that speaks them.

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule, suggest};
use crate::ir::{EnumType, Located, Phase, Response, Type};
use crate::spec::cancel as raw;

use super::super::source::unknown;
use super::Parts;

/// The vendor's state words.
#[derive(Debug, Default)]
pub(super) struct States {
    /// Words by phase, in the author's order.
    pub(super) words: Vec<(String, Phase)>,
    /// The path of the member whose words they are; none, if the reply has no such member.
    pub(super) member: Option<String>,
}

/// State words by phase; each one a word of the member that speaks them, if there is one.
pub(super) fn states(raw: &raw::Cancel, parts: &Parts<'_>, sink: &Sink) -> States {
    let words = raw.states.iter().filter_map(|named| {
        let phase = named.value.as_ref()?.value.parse::<Phase>().ok()?;
        Some((named.name.value.clone(), phase))
    });
    let words: Vec<_> = words.collect();
    let all = parts
        .response
        .map_or_else(Vec::new, |response| Located::all(response.members()));
    let found = match &raw.state {
        Some(path) => named(path, &all, parts.response, sink),
        None => inferred(raw, &all, sink).cloned(),
    };
    if let Some(listed) = found.as_ref().and_then(|found| found.member().ty.as_enum()) {
        compare(raw, listed, sink);
    }
    States {
        words,
        member: found.map(|found| found.path.clone()),
    }
}

/// The member that the spec names.
fn named<'m>(
    path: &Spanned<String>,
    all: &[Located<'m>],
    response: Option<&'m Response>,
    sink: &Sink,
) -> Option<Located<'m>> {
    let takes = |found: &&Located<'_>| matches!(found.member().ty, Type::Enum(_) | Type::String);
    // One in the item of a target is not among all members.
    let found = response.and_then(|response| Located::find(response.members(), &path.value));
    if let (Some(_), None) = (response, found.as_ref().filter(takes)) {
        let known = all.iter().filter(takes).map(|found| found.path.as_str());
        let known: Vec<&str> = known.collect();
        let message = match found {
            Some(_) => format!("the member `{}` has no words", path.value),
            None => format!("the response has no member `{}`", path.value),
        };
        let help = if known.is_empty() {
            "remove `state:`: no member of the response is an enum or a text".to_owned()
        } else {
            format!(
                "members that hold words are {}",
                suggest::listing(known.into_iter())
            )
        };
        sink.push(Diagnostic::error(&rule::STATE_UNKNOWN, path.span, message).help(help));
    }
    found.filter(|found| takes(&found))
}

/// The only enum that shares words with `states`.
fn inferred<'a, 'm>(
    raw: &raw::Cancel,
    all: &'a [Located<'m>],
    sink: &Sink,
) -> Option<&'a Located<'m>> {
    let shares = |found: &&Located<'_>| {
        let listed = found.member().ty.as_enum();
        listed.is_some_and(|listed| {
            let mut states = raw.states.iter();
            states.any(|named| listed.lists(&named.name.value))
        })
    };
    let mut alike = all.iter().filter(shares);
    let first = alike.next()?;
    let others: Vec<&str> = alike.map(|found| found.path.as_str()).collect();
    if !others.is_empty()
        && let Some(state) = raw.states.first()
    {
        let message = "more than one member of the reply has words that are states";
        let known = suggest::listing([first.path.as_str()].into_iter().chain(others));
        sink.push(
            Diagnostic::error(&rule::STATE_AMBIGUOUS, state.name.span, message)
                .help(format!("add `state:` with one of {known}")),
        );
        return None;
    }
    Some(first)
}

/// Both lists must be the same: a word without a phase tells nothing, a phase without a word is a slip.
fn compare(raw: &raw::Cancel, listed: &EnumType, sink: &Sink) {
    let mut meant = Vec::new();
    for named in &raw.states {
        if !listed.lists(&named.name.value) {
            meant.extend(suggest::nearest(&named.name.value, listed.words()));
            unknown(
                &rule::STATE_UNKNOWN,
                "state of the reply",
                &named.name.value,
                named.name.span,
                listed.words().collect::<Vec<_>>().into_iter(),
                sink,
            );
        }
    }
    let Some(first) = raw.states.first() else {
        return;
    };
    let is_mapped = |word: &str| raw.states.iter().any(|named| named.name.value == word);
    // What was misspelt has been told.
    let is_told = |word: &str| is_mapped(word) || meant.contains(&word);
    for word in listed.words().filter(|word| !is_told(word)) {
        let message = format!("the state `{word}` has no phase");
        let phases = suggest::listing(Phase::ALL.iter().map(|phase| phase.as_str()));
        sink.push(
            Diagnostic::error(&rule::STATE_UNMAPPED, first.name.span, message)
                .help(format!("add `{word}:` with one of {phases}")),
        );
    }
}
