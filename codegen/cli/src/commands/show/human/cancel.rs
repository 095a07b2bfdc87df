//! What cancelling means, in words; the reply table as a server sends it and as a client reads it.

use annul_codegen::ir::{Derived, Operation, Phase};

use super::super::Subject;
use super::super::values::cell;
use super::super::words::{
    completion, each, effect, from, lost_reply, observation, repeat, sends, sight, terminal,
};
use super::LABEL;
use crate::page::{Page, Row};

/// The semantics.
pub(super) fn meaning(page: &mut Page, operation: &Operation) {
    let cancel = &operation.cancel;
    page.heading("What cancelling means");
    let mut field = |label: &str, text: &str| page.field(2, LABEL, label, text);
    field("target", &cancel.target.join(", "));
    if let Some(found) = &cancel.each {
        field("each of", &each(found));
    }
    let besides = operation.besides_target();
    let besides: Vec<&str> = besides.map(|param| param.key.as_str()).collect();
    if !besides.is_empty() {
        let text = format!(
            "{}: `ensure_stopped`, guards and stoppers need it besides",
            besides.join(", ")
        );
        field("not in the target", &text);
    }
    field("completion", completion(cancel.completion));
    field("effect", effect(cancel.effect));
    field("second cancel", repeat(cancel.repeat));
    field("ended target", terminal(cancel.terminal));
    let lost_reply = lost_reply(cancel.retry.lost_reply);
    field(
        "lost reply",
        &format!("{lost_reply}{}", from(&cancel.retry.sources)),
    );
    if let Some(token) = &cancel.token {
        let conflict = token.conflict.as_ref();
        let conflict = conflict.map_or_else(String::new, |name| {
            format!("; {name} if it cannot be used any more")
        });
        let text = format!(
            "{}, remembered for {} seconds{conflict}{}",
            token.param,
            token.lifetime_seconds,
            from(&token.sources)
        );
        field("token", &text);
    }
    if let Some(found) = &cancel.precondition {
        field(
            "precondition",
            &format!(
                "{}; without it the call is unconditional{}",
                found.param,
                from(&found.sources)
            ),
        );
    }
    if let Some(observe) = &cancel.observe {
        field("to see the end", &observation(observe));
        let own = observe.states.iter();
        let own = own.map(|(word, phase)| format!("{word} is {}", phase.as_str()));
        let rows = observe
            .rows_beside(observe.words(&cancel.states))
            .map(sight);
        let shown: Vec<String> = own.chain(rows).collect();
        if !shown.is_empty() {
            field("a look shows", &shown.join("; "));
        }
    }
    let states = cancel
        .states
        .iter()
        .map(|(word, phase)| format!("{word} is {}", phase.as_str()));
    let states: Vec<String> = states.collect();
    if !states.is_empty() {
        field("states", &states.join(", "));
    }
    field("bad input is", &cancel.constraint_error);
    if !cancel.permissions.is_empty() {
        field("permissions", &cancel.permissions.join(", "));
    }
    if let Some(billing) = &cancel.billing {
        field("billing", billing);
    }
    for docs in cancel.docs() {
        page.prose(2, docs);
    }
    if !cancel.sources.is_empty() {
        page.prose(2, from(&cancel.sources).trim_start());
    }
}

/// The reply table.
pub(super) fn replies(page: &mut Page, subject: Subject<'_>) {
    page.heading("Replies: what a server sends, and what a client can still tell");
    let rows = subject.operation.cancel.replies.iter().map(|reply| {
        let kept = reply.reads_as == reply.disposition.into();
        let mut row = Row::of([
            reply.disposition.as_str(),
            &sends(reply, subject),
            if kept {
                "the same"
            } else {
                reply.reads_as.as_str()
            },
        ]);
        row.notes
            .extend(reply.text.as_ref().map(|text| format!("$text is: {text}")));
        let derived = reply.derived.map(Derived::describe);
        row.notes
            .extend(derived.map(|follows| format!("derived: {follows}")));
        row
    });
    let rows: Vec<Row> = rows.collect();
    page.fitted_table(2, &["THE TARGET", "SENT", "READ AS"], &rows);
}

/// How many characters of paths stand at the head of a table.
const PATHS: usize = 64;

/// The cells of a success.
pub(super) fn readings(page: &mut Page, operation: &Operation) {
    let success = &operation.cancel.success;
    page.heading("Successes: every one that can arrive, and what it reads as");
    let paths: Vec<&str> = success.paths().collect();
    let letters = paths
        .iter()
        .zip('A'..='Z')
        .map(|(_, letter)| letter.to_string());
    let letters: Vec<String> = letters.collect();
    let mut head = vec!["STATUS"];
    // Paths that a line has no room for stand above the table.
    if paths.iter().map(|path| path.len()).sum::<usize>() > PATHS {
        for (letter, path) in letters.iter().zip(&paths) {
            page.field(2, 3, letter, path);
        }
        head.extend(letters.iter().map(String::as_str));
    } else {
        head.extend(&paths);
    }
    head.extend(["READ AS", "PHASE"]);
    let rows = success.cells.iter().map(|found| {
        let mut cells = vec![found.status.to_string()];
        cells.extend(found.values.iter().map(cell));
        cells.push(found.reading.kind().as_str().to_owned());
        cells.push(found.phase.map_or("", Phase::as_str).to_owned());
        Row {
            cells,
            notes: Vec::new(),
        }
    });
    let rows: Vec<Row> = rows.collect();
    page.table(2, &head, &rows);
}
