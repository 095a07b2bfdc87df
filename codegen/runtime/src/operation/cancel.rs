//! What cancelling means for one operation.

use super::ObserveInfo;
use std::time::Duration;

/// What cancelling means for one operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CancelInfo {
    /// The params that name the target.
    pub target: &'static [&'static str],
    /// The param that names several targets, if one does.
    pub each: Option<EachInfo>,
    /// What a success says about the target.
    pub completion: Completion,
    /// Whether a second cancel changes anything.
    pub effect: Effect,
    /// What a second cancel gets.
    pub repeat: Repeat,
    /// What a cancel of an ended target gets.
    pub terminal: Terminal,
    /// Whether a call whose reply was lost may be repeated.
    pub lost_reply: LostReply,
    /// The error that tells a caller of broken constraints.
    pub constraint_error: Option<&'static str>,
    /// The token that makes a call repeatable.
    pub token: Option<TokenInfo>,
    /// The param that makes a call depend on the state of the target.
    pub precondition: Option<PreconditionInfo>,
    /// How to see that the target has ended.
    pub observe: Option<ObserveInfo>,
    /// What the caller must be allowed to do.
    pub permissions: &'static [&'static str],
}

words! {
    /// What a success says about the target.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Completion {
        /// It has stopped.
        Synchronous = "synchronous",
        /// It will stop.
        Accepted = "accepted",
        /// It may stop, or end by itself before.
        BestEffort = "best_effort",
    }
}

words! {
    /// Whether a second cancel changes anything.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Effect {
        /// It changes nothing.
        Idempotent = "idempotent",
        /// It may.
        NotIdempotent = "not_idempotent",
        /// No source says.
        Unspecified = "unspecified",
    }
}

words! {
    /// What a second cancel gets.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Repeat {
        /// A success that says how the target is now.
        NoEffect = "no_effect",
        /// The reply of the first.
        SameReply = "same_reply",
        /// An error.
        Error = "error",
        /// No source says.
        Unspecified = "unspecified",
    }
}

words! {
    /// What a cancel of a target gets that has ended by itself.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Terminal {
        /// A success that changes nothing.
        NoEffect = "no_effect",
        /// An error.
        Error = "error",
        /// A success that writes over how it ended: look before, or that is lost.
        Overwrites = "overwrites",
        /// No source says.
        Unspecified = "unspecified",
    }
}

words! {
    /// Whether a call whose reply was lost may be repeated.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum LostReply {
        /// Yes.
        Safe = "safe",
        /// Yes, with the token of the first try.
        WithToken = "with_token",
        /// Not by a client of its own accord: whether it had an effect cannot be told.
        UnknownOutcome = "unknown_outcome",
    }
}

/// A param that names several targets, each of which has an outcome of its own.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct EachInfo {
    /// The param: a list of ids. In a [`Target`](crate::Target) it is one id.
    pub param: &'static str,
    /// How many ids one call takes.
    pub max: usize,
    /// Where a success has the code of one that failed: `Errors[JobRunId=$each].ErrorCode`.
    pub code: Option<&'static str>,
    /// Where a success has the message of one that failed.
    pub message: Option<&'static str>,
}

impl EachInfo {
    /// A param that takes any number of ids.
    #[must_use]
    pub const fn new(param: &'static str) -> Self {
        Self {
            param,
            max: usize::MAX,
            code: None,
            message: None,
        }
    }

    /// The same, where one call takes no more than this.
    #[must_use]
    pub const fn max(mut self, max: usize) -> Self {
        self.max = max;
        self
    }

    /// The same with the place of a code.
    #[must_use]
    pub const fn code(mut self, path: &'static str) -> Self {
        self.code = Some(path);
        self
    }

    /// The same with the place of a message.
    #[must_use]
    pub const fn message(mut self, path: &'static str) -> Self {
        self.message = Some(path);
        self
    }
}

/// The token that makes a call repeatable.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TokenInfo {
    /// The param that carries it.
    pub param: &'static str,
    /// How long the service remembers it.
    pub lifetime: Duration,
    /// The error that says the token is no longer good for this.
    pub conflict: Option<&'static str>,
}

impl TokenInfo {
    /// A token in a param, which the service remembers for so many seconds.
    #[must_use]
    pub const fn for_seconds(param: &'static str, seconds: u32) -> Self {
        Self {
            param,
            lifetime: Duration::from_secs(seconds as u64),
            conflict: None,
        }
    }
}

/// The param that makes a call depend on the state of the target.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PreconditionInfo {
    /// The param; a call without it is unconditional.
    pub param: &'static str,
}

impl PreconditionInfo {
    /// A precondition in a param.
    #[must_use]
    pub const fn new(param: &'static str) -> Self {
        Self { param }
    }
}

impl CancelInfo {
    /// A cancel of which nothing is said but what names its target.
    #[must_use]
    pub const fn new(target: &'static [&'static str]) -> Self {
        Self {
            target,
            each: None,
            completion: Completion::BestEffort,
            effect: Effect::Unspecified,
            repeat: Repeat::Unspecified,
            terminal: Terminal::Unspecified,
            lost_reply: LostReply::UnknownOutcome,
            constraint_error: None,
            token: None,
            precondition: None,
            observe: None,
            permissions: &[],
        }
    }
}

#[path = "cancel_builder.rs"]
mod builder;
