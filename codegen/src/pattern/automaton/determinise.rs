//! Runs regex-automata's subset construction under limits, and copies the result into a plain table.

use std::collections::BTreeMap;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson::{Compiler, Config, WhichCaptures};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::Hir;

use super::work;

/// Limit on the automaton with choices, in bytes.
const NFA_BYTES: usize = 4 << 20;
/// Limit on the automaton without choices, in bytes, before it is made smaller.
const DFA_BYTES: usize = 1 << 20;
/// Limit on the working memory of the construction, in bytes, for automata of up to so many states with choices.
const WORK_BYTES: usize = 2 << 20;
const WORK_STATES: usize = 4 << 10;
/// The same for the largest.
const LEAST_WORK_BYTES: usize = 256 << 10;

/// A complete automaton that need not be the smallest.
pub(super) struct Table {
    /// The column of each byte.
    pub(super) classes: [u8; 256],
    /// How many columns there are.
    pub(super) width: usize,
    /// The state before the first byte.
    pub(super) start: u32,
    /// The next state: `next[state * width + class]`.
    pub(super) next: Vec<u32>,
    /// Whether a value may end in the state; one for each state.
    pub(super) accepting: Vec<bool>,
}

/// Builds the table of a translated pattern; `None` if a limit is met.
pub(super) fn determinise(hir: &Hir) -> Option<Table> {
    let nfa = Compiler::new()
        .configure(
            Config::new()
                .which_captures(WhichCaptures::None)
                .nfa_size_limit(Some(NFA_BYTES)),
        )
        .build_from_hir(hir)
        .ok()?;
    work::add(nfa.states().len() / 2);
    // A step of the construction takes as long as sets of such states are large, and each takes its memory: together
    // they are what the time depends on.
    let share = WORK_STATES.saturating_mul(WORK_BYTES) / nfa.states().len().max(WORK_STATES);
    let work_bytes = share.max(LEAST_WORK_BYTES);
    // `MatchKind::All`, because leftmost-first would drop the longer branch of `a|ab`.
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .dfa_size_limit(Some(DFA_BYTES))
        .determinize_size_limit(Some(work_bytes));
    let dfa = dense::Builder::new()
        .configure(config)
        .build_from_nfa(&nfa)
        .ok()?;
    copy(&dfa)
}

fn copy(dfa: &dense::DFA<Vec<u32>>) -> Option<Table> {
    let classes = dfa.byte_classes();
    let mut table = Table {
        classes: [0; 256],
        width: 0,
        start: 0,
        next: Vec::new(),
        accepting: Vec::new(),
    };
    let mut representatives: Vec<u8> = Vec::new();
    for byte in 0..=u8::MAX {
        let class = classes.get(byte);
        table.classes[usize::from(byte)] = class;
        if usize::from(class) == representatives.len() {
            representatives.push(byte);
        }
    }
    table.width = representatives.len();

    let start = dfa
        .start_state(&start::Config::new().anchored(Anchored::Yes))
        .ok()?;
    let mut numbers: BTreeMap<StateID, u32> = BTreeMap::from([(start, 0)]);
    let mut states = vec![start];
    let mut done = 0;
    while done < states.len() {
        let state = states[done];
        done += 1;
        // Matches are told one byte late, so a value is accepted if its end is reported as one.
        table
            .accepting
            .push(dfa.is_match_state(dfa.next_eoi_state(state)));
        for &byte in &representatives {
            let next = dfa.next_state(state, byte);
            let fresh = u32::try_from(states.len()).ok()?;
            let number = *numbers.entry(next).or_insert_with(|| {
                states.push(next);
                fresh
            });
            table.next.push(number);
        }
    }
    Some(table)
}
