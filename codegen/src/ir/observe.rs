//! How to see the end of the target: the operation that shows it, and what its replies mean.

use annul_runtime::meaning::look_table::{LookRow, LookTable};
use annul_runtime::meaning::reply_table::{Entry, Literal as Value, Slot as Said, State};

use super::{Literal, Phase, Slot};

/// How to see the end of the target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Observe {
    /// The operation that shows the target.
    pub operation: String,
    /// The path of a GET that shows it; in the protocols of AWS, the operation's name says it.
    pub template: Option<String>,
    /// What it takes of the params; the target, if this is empty.
    pub params: Vec<String>,
    /// Where its reply holds the state: a member, one in another (`Status.State`), or one of an item of a list.
    pub member: Option<String>,
    /// The words of that member by phase, where they are not those of the cancel.
    pub states: Vec<(String, Phase)>,
    /// What its replies show, in the order in which they are asked; where none fits, the words of `member` are.
    pub reads: Vec<Sight>,
    /// What to know about it.
    pub docs: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

/// What a reply shows of the target by its status and its members.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sight {
    /// The status; any success, if there is none.
    pub status: Option<u16>,
    /// Members by path; literals are texts, whatever their type is on the wire.
    pub body: Vec<(String, Slot)>,
    /// The phase of the target.
    pub phase: Phase,
    /// Why; a state word gives no reason.
    pub because: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
}

impl Observe {
    /// The state words that count in a look, where those of the cancel are these.
    #[must_use]
    pub fn words<'a>(&'a self, states: &'a [(String, Phase)]) -> &'a [(String, Phase)] {
        if self.states.is_empty() {
            states
        } else {
            &self.states
        }
    }

    /// The rows that are no words of these states, which speak for themselves.
    pub fn rows_beside<'a>(
        &'a self,
        states: &'a [(String, Phase)],
    ) -> impl Iterator<Item = &'a Sight> {
        self.reads.iter().filter(move |sight| {
            let word = match sight.body.as_slice() {
                [(path, Slot::Literal(Literal::Text(word)))]
                    if sight.status.is_none() && Some(path) == self.member.as_ref() =>
                {
                    Some(word)
                }
                _ => None,
            };
            let mut states = states.iter();
            word.is_none_or(|word| {
                !states.any(|(known, phase)| known == word && *phase == sight.phase)
            })
        })
    }

    /// Whatever `with` makes of the table that decides what a reply means, where the states of the cancel are these.
    pub fn with_table<T>(
        &self,
        states: &[(String, Phase)],
        with: impl FnOnce(&LookTable<'_>) -> T,
    ) -> T {
        let words = self.words(states).iter();
        let words: Vec<State<'_>> = words
            .map(|(word, phase)| State::new(word, *phase))
            .collect();
        let several: Vec<Vec<Vec<Said<'_>>>> = self
            .reads
            .iter()
            .map(|sight| sight.body.iter().map(|(_, slot)| several(slot)).collect())
            .collect();
        let bodies: Vec<Vec<Entry<'_>>> = self
            .reads
            .iter()
            .zip(&several)
            .map(|(sight, several)| {
                let pairs = sight.body.iter().zip(several);
                pairs
                    .map(|((path, slot), several)| Entry::new(path, said(slot, several)))
                    .collect()
            })
            .collect();
        let rows: Vec<LookRow<'_>> = self
            .reads
            .iter()
            .zip(&bodies)
            .map(|(sight, body)| {
                let row = LookRow::new(body, sight.phase);
                sight.status.map_or(row, |status| row.of_status(status))
            })
            .collect();
        with(&LookTable::new(self.member.as_deref(), &words).rows(&rows))
    }
}

fn several(slot: &Slot) -> Vec<Said<'_>> {
    match slot {
        Slot::OneOf(slots) => slots.iter().map(|slot| said(slot, &[])).collect(),
        _ => Vec::new(),
    }
}

/// `check` lets no other slots through.
fn said<'a>(slot: &'a Slot, several: &'a [Said<'a>]) -> Said<'a> {
    match slot {
        Slot::Literal(Literal::Text(text)) => Said::Literal(Value::Text(text)),
        Slot::OneOf(_) => Said::one_of(several),
        Slot::Text => Said::text(""),
        Slot::Absent => Said::Absent,
        Slot::Literal(_) | Slot::Unknown | Slot::State | Slot::Param(_) | Slot::Each => {
            Said::Unknown
        }
    }
}
