//! What the picture shows, from the states and the reply table: phases, the ways between them, the answer to a cancel in each.

use annul_codegen::ir::{Completion, DispositionKind, Operation, Phase, Reply};

use crate::commands::show::Subject;
use crate::commands::show::values::slot;
use crate::commands::show::words::sends;

/// The life cycle of the targets of an operation.
pub(super) struct LifeCycle {
    /// The phases that a target can be in, in the order of a life.
    pub(super) stops: Vec<Stop>,
    /// The ways between them.
    pub(super) ways: Vec<Way>,
    /// The answer for a target that nobody knows.
    pub(super) unknown: Option<Answer>,
}

/// One phase.
pub(super) struct Stop {
    /// The phase.
    pub(super) phase: Phase,
    /// The vendor's words for it.
    pub(super) words: Vec<String>,
    /// What a cancel is answered here.
    pub(super) answer: Option<Answer>,
}

/// The answer to a cancel.
pub(super) struct Answer {
    /// `409 RunEnded`; with a star, if no source says so.
    pub(super) sent: String,
    /// `already_finished`
    pub(super) read: &'static str,
}

impl Answer {
    /// `409 RunEnded, read as already_finished`
    pub(super) fn whole(&self) -> String {
        format!("{}, read as {}", self.sent, self.read)
    }
}

/// A way from one phase to another.
pub(super) struct Way {
    /// Where it begins.
    pub(super) from: Phase,
    /// Where it leads.
    pub(super) to: Phase,
    /// Whether a cancel leads there, and not the target's own course.
    pub(super) by_cancel: bool,
}

/// All phases, in the order of a life.
const PHASES: [Phase; 8] = [
    Phase::Pending,
    Phase::Running,
    Phase::Cancelling,
    Phase::Cancelled,
    Phase::Succeeded,
    Phase::Failed,
    Phase::TimedOut,
    Phase::Ended,
];

impl LifeCycle {
    /// The life cycle that a spec describes.
    pub(super) fn of(subject: Subject<'_>) -> Self {
        let operation = subject.operation;
        let phases = phases(operation);
        let stops = phases.iter().map(|phase| Stop {
            phase: *phase,
            words: words(operation, *phase),
            answer: answers(operation, *phase).map(|reply| answer(reply, subject)),
        });
        let unknown = operation.cancel.reply(DispositionKind::NOT_FOUND);
        Self {
            stops: stops.collect(),
            ways: ways(operation, &phases),
            unknown: unknown.map(|reply| answer(reply, subject)),
        }
    }
}

/// The phases that states, sights or the table speak of; one that has neither words nor a look is running or has ended.
fn phases(operation: &Operation) -> Vec<Phase> {
    let cancel = &operation.cancel;
    let observe = cancel.observe.iter();
    let seen = observe.flat_map(|observe| {
        let states = observe.states.iter().map(|(_, phase)| *phase);
        states.chain(observe.reads.iter().map(|sight| sight.phase))
    });
    let states = cancel.states.iter().map(|(_, phase)| *phase);
    let known: Vec<Phase> = states.chain(seen).collect();
    let ends_known = known.iter().any(|phase| phase.is_finished());
    let stops_later = cancel.completion != Completion::Synchronous;
    PHASES
        .into_iter()
        .filter(|phase| match phase {
            Phase::Running | Phase::Cancelled => true,
            Phase::Cancelling => stops_later || known.contains(phase),
            Phase::Ended => !ends_known || known.contains(phase),
            _ => known.contains(phase),
        })
        .collect()
}

/// The vendor's words for a phase, each once: its states, and what a look at the target shows.
fn words(operation: &Operation, phase: Phase) -> Vec<String> {
    let cancel = &operation.cancel;
    let observe = cancel.observe.iter();
    let looked = observe.clone().flat_map(|observe| &observe.states);
    let states = cancel.states.iter().chain(looked);
    let states = states.filter(|(_, of)| *of == phase);
    let sights = observe.flat_map(|observe| observe.rows_beside(observe.words(&cancel.states)));
    let sights = sights.filter(|sight| sight.phase == phase);
    let sights = sights.map(|sight| {
        let status = sight.status.map(|status| status.to_string());
        let in_words = |shown: &_| {
            slot(shown)
                .replace("$absent", "(none)")
                .replace("$text", "(any text)")
        };
        let shown = sight.body.iter().map(|(_, shown)| in_words(shown));
        let shown: Vec<String> = status.into_iter().chain(shown).collect();
        shown.join(" ")
    });
    let mut words: Vec<String> = Vec::new();
    for word in states.map(|(word, _)| word.clone()).chain(sights) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The row of the reply table for a target in a phase.
fn answers(operation: &Operation, phase: Phase) -> Option<&Reply> {
    let cancel = &operation.cancel;
    let first = match cancel.completion {
        Completion::Synchronous => DispositionKind::CANCELLED,
        Completion::Accepted | Completion::BestEffort => DispositionKind::CANCELLING,
    };
    let kind = match phase {
        Phase::Pending | Phase::Running => first,
        Phase::Cancelling => DispositionKind::CANCELLING,
        Phase::Cancelled => DispositionKind::ALREADY_CANCELLED,
        Phase::Succeeded | Phase::Failed | Phase::TimedOut | Phase::Ended => {
            DispositionKind::ALREADY_FINISHED
        }
    };
    cancel.reply(kind)
}

fn answer(reply: &Reply, subject: Subject<'_>) -> Answer {
    let star = if reply.assumed.is_some() { "*" } else { "" };
    Answer {
        sent: format!("{}{star}", sends(reply, subject)),
        read: reply.reads_as.as_str(),
    }
}

fn ways(operation: &Operation, phases: &[Phase]) -> Vec<Way> {
    let has = |phase: &Phase| phases.contains(phase);
    let goal = if has(&Phase::Cancelling) && operation.cancel.completion != Completion::Synchronous
    {
        Phase::Cancelling
    } else {
        Phase::Cancelled
    };
    let mut ways = Vec::new();
    let mut way = |from: Phase, to: Phase, by_cancel: bool| {
        if has(&from) && has(&to) {
            ways.push(Way {
                from,
                to,
                by_cancel,
            });
        }
    };
    way(Phase::Pending, Phase::Running, false);
    way(Phase::Pending, goal, true);
    way(Phase::Running, goal, true);
    way(Phase::Cancelling, Phase::Cancelled, false);
    let ends = [
        Phase::Succeeded,
        Phase::Failed,
        Phase::TimedOut,
        Phase::Ended,
    ];
    for end in ends {
        way(Phase::Running, end, false);
    }
    if operation.cancel.completion == Completion::BestEffort {
        let own = [Phase::Succeeded, Phase::Ended]
            .into_iter()
            .find(|end| has(end));
        if let Some(end) = own {
            way(Phase::Cancelling, end, false);
        }
    }
    ways
}
