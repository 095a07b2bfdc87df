//! What is remembered of tokens: bounded by number and by time.

use super::{Key, Verdict};
use crate::Target;
use std::collections::{BTreeMap, HashMap};
use std::mem;
use std::task::Waker;
use std::time::Instant;

/// What is remembered of tokens.
pub(super) struct Store {
    entries: HashMap<Key, Entry>,
    /// Which answer is to be forgotten when, the next one first.
    by_end: BTreeMap<End, Key>,
    capacity: usize,
    count: u64,
}

/// When an answer is to be forgotten; the number tells those of one moment apart.
type End = (Instant, u64);

struct Entry {
    target: Target<'static>,
    state: State,
}

enum State {
    Running(Vec<(u64, Waker)>),
    Done(Verdict),
}

/// What is found under a token.
pub(super) enum Found {
    /// Nothing; from now on the call runs.
    Nothing,
    /// The same call, and it still runs.
    Running,
    /// The same call, and what it got.
    Same(Verdict),
    /// Another call.
    Other,
}

impl Store {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            entries: HashMap::new(),
            by_end: BTreeMap::new(),
            capacity,
            count: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// What is known of a token; of a new one it is known from now on that its call runs.
    pub(super) fn take(&mut self, key: &Key, target: &Target<'_>, now: Instant) -> Found {
        self.forget(now);
        if let Some(entry) = self.entries.get(key) {
            return match &entry.state {
                _ if !is_same(&entry.target, target) => Found::Other,
                State::Running(_) => Found::Running,
                State::Done(verdict) => Found::Same(verdict.clone()),
            };
        }
        let target = target.clone().into_owned();
        let state = State::Running(Vec::new());
        self.entries.insert(key.clone(), Entry { target, state });
        Found::Nothing
    }

    /// Wakes `waker` when the call that runs has ended; gives the number to leave with.
    pub(super) fn wait(&mut self, key: &Key, number: Option<u64>, waker: &Waker) -> u64 {
        let number = number.unwrap_or_else(|| self.next());
        if let Some(waiting) = self.waiting(key) {
            waiting.retain(|(known, _)| *known != number);
            waiting.push((number, waker.clone()));
        }
        number
    }

    /// Forgets a waker.
    pub(super) fn leave(&mut self, key: &Key, number: u64) {
        if let Some(waiting) = self.waiting(key) {
            waiting.retain(|(known, _)| *known != number);
        }
    }

    /// The call that ran has its answer; gives those who waited for it.
    pub(super) fn keep(&mut self, key: &Key, verdict: Verdict, until: Instant) -> Vec<Waker> {
        let end = (until, self.next());
        let Some(entry) = self.entries.get_mut(key) else {
            return Vec::new();
        };
        let before = mem::replace(&mut entry.state, State::Done(verdict));
        self.by_end.insert(end, key.clone());
        // Too many: the answer that would be forgotten next goes now. To refuse
        // the call instead could leave a target running.
        while self.by_end.len() > self.capacity {
            let first = self.by_end.pop_first();
            first.and_then(|(_, key)| self.entries.remove(&key));
        }
        before.wakers()
    }

    /// The call that ran has no answer to keep; gives those who waited for it.
    pub(super) fn give_back(&mut self, key: &Key) -> Vec<Waker> {
        let entry = self.entries.remove(key);
        entry.map_or_else(Vec::new, |entry| entry.state.wakers())
    }

    fn forget(&mut self, now: Instant) {
        while let Some(first) = self.by_end.first_entry()
            && first.key().0 <= now
        {
            let key = first.remove();
            self.entries.remove(&key);
        }
    }

    fn waiting(&mut self, key: &Key) -> Option<&mut Vec<(u64, Waker)>> {
        match &mut self.entries.get_mut(key)?.state {
            State::Running(waiting) => Some(waiting),
            State::Done(_) => None,
        }
    }

    fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }
}

impl State {
    fn wakers(self) -> Vec<Waker> {
        match self {
            Self::Running(waiting) => waiting.into_iter().map(|(_, waker)| waker).collect(),
            Self::Done(_) => Vec::new(),
        }
    }
}

/// Whether two calls ask for the same: with another precondition, it is another call.
fn is_same(one: &Target<'_>, other: &Target<'_>) -> bool {
    one == other && one.precondition() == other.precondition()
}
