//! What other findings have told of, so that the reply table need not.

use crate::ir::{Cell, Literal, OutcomeKind, ReadingKind, Reply, Sends, Slot};

/// What findings about the response have told of, so that rows need not.
pub(super) struct Claims {
    /// Statuses of a success are others.
    pub(super) statuses: bool,
    /// Members of the response that both sides have.
    pub(super) members: Vec<String>,
    /// Words that the enums of the response list on one side only.
    pub(super) words: Vec<String>,
    /// Whether a success means the end of the target on one side only.
    pub(super) completion: bool,
}

impl Claims {
    /// Whether one of these values is a word that has come or gone.
    pub(super) fn is_new_word(&self, values: &[Cell]) -> bool {
        values.iter().any(|value| match value {
            Cell::Value(Literal::Text(word)) => self.words.contains(word),
            _ => false,
        })
    }

    /// Whether it follows from what a success means, or from a member that has come or gone, that a row reads otherwise.
    pub(super) fn reading(&self, old: &Reply, new: &Reply) -> bool {
        let moves = |member: &(String, Slot)| !self.members.contains(&member.0);
        let has_other = |reply: &Reply| match &reply.sends {
            Sends::Success { body, .. } => body.iter().any(moves),
            Sends::Error { .. } => false,
        };
        has_other(old) || has_other(new) || self.ends(old.reads_as, new.reads_as)
    }

    /// Whether a reading is another because a success means the end now, or does not any more.
    pub(super) fn ends(&self, old: ReadingKind, new: ReadingKind) -> bool {
        let is_end = |reading: ReadingKind| reading == OutcomeKind::Cancelled.into();
        let is_way = |reading: ReadingKind| reading == OutcomeKind::Cancelling.into();
        let turns = is_end(old) && is_way(new) || is_way(old) && is_end(new);
        self.completion && turns
    }
}
