//! How much work the automata of a thread have been, in steps that are the same on every machine.

use std::cell::Cell;

thread_local! {
    static DONE: Cell<usize> = const { Cell::new(0) };
}

/// Adds work: a step is about what one cell of a table takes, to make and to emit.
pub(super) fn add(steps: usize) {
    DONE.with(|done| done.set(done.get().saturating_add(steps)));
}

/// What something gives, and how much work it was.
pub(in crate::pattern) fn of<T>(something: impl FnOnce() -> T) -> (T, usize) {
    let before = DONE.with(Cell::get);
    let given = something();
    (given, DONE.with(Cell::get).saturating_sub(before))
}
