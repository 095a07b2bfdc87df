//! What cancelling means: the semantics, and the reply table read both ways.

use super::{
    Absence, Completion, Derived, DispositionKind, Effect, Literal, LostReply, Observe, Phase,
    Reading, ReadingKind, Repeat, Slot, Terminal,
};

/// What cancelling means.
#[derive(Clone, PartialEq, Debug)]
pub struct Cancel {
    /// Keys of the params that name what is cancelled.
    pub target: Vec<String>,
    /// The param of them that is a list of ids, each of which has an outcome of its own.
    pub each: Option<Each>,
    /// What a success says about the end of the target.
    pub completion: Completion,
    /// Whether a second call has an effect of its own.
    pub effect: Effect,
    /// What a second cancel gets.
    pub repeat: Repeat,
    /// What a cancel of an ended target gets.
    pub terminal: Terminal,
    /// What to know about it.
    pub docs: Option<String>,
    /// The error for broken constraints, by name.
    pub constraint_error: String,
    /// Whether a call whose reply was lost may be sent again.
    pub retry: RetryRule,
    /// The param that makes calls repeatable.
    pub token: Option<Token>,
    /// The param that makes a call conditional.
    pub precondition: Option<Precondition>,
    /// Where words of it are from, if the spec says that of them alone.
    pub facts: Vec<Fact>,
    /// The vendor's state words by phase, in the author's order.
    pub states: Vec<(String, Phase)>,
    /// The path of the member of a success whose words these are, if there is one.
    pub state: Option<String>,
    /// How to see the end of the target.
    pub observe: Option<Observe>,
    /// What a caller must be allowed.
    pub permissions: Vec<String>,
    /// What cancelling does to the bill.
    pub billing: Option<String>,
    /// One reply for each disposition, in the order of [`DispositionKind::all`]; where only clients are emitted, those
    /// that the spec knows.
    pub replies: Vec<Reply>,
    /// Successes that no server of ours sends.
    pub reads: Vec<Read>,
    /// How a success is read.
    pub success: SuccessReading,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

impl Cancel {
    /// The reply for a disposition; there is one, unless only clients are emitted.
    #[must_use]
    pub fn reply(&self, disposition: impl Into<DispositionKind>) -> Option<&Reply> {
        let disposition = disposition.into();
        let mut replies = self.replies.iter();
        replies.find(|reply| reply.disposition == disposition)
    }

    /// What the spec says in prose of what a cancel means, and of its parts.
    pub fn docs(&self) -> impl Iterator<Item = &str> {
        let token = self.token.as_ref().and_then(|found| found.docs.as_ref());
        let precondition = self.precondition.as_ref();
        let precondition = precondition.and_then(|found| found.docs.as_ref());
        let observe = self.observe.as_ref().and_then(|found| found.docs.as_ref());
        let own = [self.docs.as_ref(), self.retry.docs.as_ref()];
        let parts = [token, precondition, observe];
        own.into_iter().chain(parts).flatten().map(String::as_str)
    }
}

/// A list of ids, each of which has an outcome of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Each {
    /// The key of the param that is the list.
    pub param: String,
    /// How many ids one call takes, if the spec says.
    pub max: Option<i64>,
    /// Where a success has the code of one that failed.
    pub code: Option<String>,
    /// Where a success has the message of one that failed.
    pub message: Option<String>,
    /// What to know about it.
    pub docs: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

/// Whether a call whose reply was lost may be sent again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RetryRule {
    /// After a reply that never came.
    pub lost_reply: LostReply,
    /// What to know about it.
    pub docs: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

/// Where a word of the meaning is from: `completion`, say, or a state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The keys that lead to it, below `cancel`.
    pub path: Vec<String>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

/// A token that makes calls repeatable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// The key of the param that carries it.
    pub param: String,
    /// How long the service remembers it.
    pub lifetime_seconds: u32,
    /// The error for a token used for something else.
    pub conflict: Option<String>,
    /// What to know about it.
    pub docs: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
}

/// A condition on the target's version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Precondition {
    /// The key of the param that carries it.
    pub param: String,
    /// What to know about it.
    pub docs: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// A row of the reply table.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply {
    /// The disposition.
    pub disposition: DispositionKind,
    /// What a server sends.
    pub sends: Sends,
    /// What a client can still tell.
    pub reads_as: ReadingKind,
    /// What `$text` says.
    pub text: Option<String>,
    /// Why it is taken to be so without a source.
    pub assumed: Option<String>,
    /// Names of sources.
    pub sources: Vec<String>,
    /// What the row follows from, where the spec does not write it.
    pub derived: Option<Derived>,
}

impl Reply {
    /// What it says of members, if it is a success.
    #[must_use]
    pub fn body(&self) -> &[(String, Slot)] {
        match &self.sends {
            Sends::Success { body, .. } => body,
            Sends::Error { .. } => &[],
        }
    }
}

/// A success that no server of ours sends, and that can arrive all the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Read {
    /// One of the response's statuses.
    pub status: u16,
    /// Members by path.
    pub body: Vec<(String, Slot)>,
    /// What a client reads it as.
    pub reads_as: ReadingKind,
    /// Why.
    pub because: String,
    /// Names of sources.
    pub sources: Vec<String>,
}

/// What a server sends.
#[derive(Clone, PartialEq, Debug)]
pub enum Sends {
    /// A success.
    Success {
        /// One of the response's statuses.
        status: u16,
        /// Members by path.
        body: Vec<(String, Slot)>,
    },
    /// A declared error.
    Error {
        /// Its name.
        name: String,
        /// Whether it is one of the service's common errors.
        common: bool,
    },
}

/// How a success is read: every cell of status and discriminating members has one reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SuccessReading {
    /// The members that decide.
    pub members: Vec<Deciding>,
    /// The cells, in the order of statuses and values.
    pub cells: Vec<CellReading>,
}

impl SuccessReading {
    /// The paths of the members that decide.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|deciding| deciding.path.as_str())
    }
}

/// A member that decides what a success means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deciding {
    /// Its path: `Job.Status`.
    pub path: String,
    /// What becomes of a reply that lacks it.
    pub absence: Absence,
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellReading {
    /// The status.
    pub status: u16,
    /// One value for each of the discriminating members.
    pub values: Vec<Cell>,
    /// What it reads as.
    pub reading: Reading,
    /// The phase that its state word names.
    pub phase: Option<Phase>,
}

/// A value of a discriminating member, as far as readings can tell values apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cell {
    /// Not there, or null.
    Absent,
    /// This word, number or boolean.
    Value(Literal),
    /// Any value that the rows do not name.
    Other,
}
