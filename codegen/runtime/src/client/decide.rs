//! What a client does after an attempt: the whole rule, without any I/O.

use super::attempt::Refused;
use super::{NotSent, TransportError};
use crate::operation::LostReply;
use crate::{RefusalKind, Retry, TargetState};

/// How an attempt ended.
#[derive(Debug)]
pub(super) enum Tried {
    /// With a success.
    Success,
    /// With an error of the service.
    Refused(Refused),
    /// Without a reply.
    Broken(TransportError),
    /// Before anything was sent.
    NotSent(NotSent),
}

impl Tried {
    /// Whether the service took the signature of the request, and so the time in it.
    pub(super) const fn is_taken(&self) -> bool {
        match self {
            Self::Success => true,
            // These may come from somebody in front who has not looked at it.
            Self::Refused(refused) => !matches!(
                refused.kind,
                RefusalKind::Unauthenticated
                    | RefusalKind::Throttled
                    | RefusalKind::TimedOut
                    | RefusalKind::Unavailable
                    | RefusalKind::Unsupported
            ),
            Self::Broken(_) | Self::NotSent(_) => false,
        }
    }
}

/// What else the decision depends on.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "they are facts, not states")]
pub(super) struct Situation {
    /// Whether the operation may be repeated after a lost reply.
    pub(super) lost_reply: LostReply,
    /// Whether the request had its token.
    pub(super) token_sent: bool,
    /// Whether the endpoint was discovered.
    pub(super) discovers: bool,
    /// Whether this call has discovered anew.
    pub(super) rediscovered: bool,
    /// Whether the service's clock shows another time than was signed with.
    pub(super) clock_differs: bool,
    /// Whether this call has corrected the clock.
    pub(super) clock_corrected: bool,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing more.
    Stop,
    /// Try again after a pause, if there are attempts left.
    Pause,
    /// Take over the service's time, and try again at once.
    CorrectClock,
    /// Discover the endpoint anew, and try again at once.
    Rediscover,
}

/// What to do after an attempt.
pub(super) fn decide(tried: &Tried, situation: Situation) -> Next {
    match tried {
        Tried::Refused(refused) => after_error(refused, situation),
        Tried::Broken(error) if !error.is_sent() => Next::Pause,
        Tried::Broken(_) => match after_loss(situation.lost_reply, situation.token_sent) {
            Retry::Never => Next::Stop,
            _ => Next::Pause,
        },
        Tried::NotSent(why) if why.kind() == RefusalKind::Unauthenticated => by_clock(situation),
        Tried::NotSent(NotSent::Discovery(error)) if error.retry() == Retry::Safe => Next::Pause,
        // Of what was not sent, trying again now would not help with the rest.
        Tried::Success | Tried::NotSent(_) => Next::Stop,
    }
}

fn after_error(refused: &Refused, situation: Situation) -> Next {
    // Nothing can be better than stopped.
    if refused.target_state == TargetState::Stopped {
        return Next::Stop;
    }
    let is_moved = refused.status == 421 || refused.retry == Retry::AfterRediscovery;
    if is_moved && situation.discovers && !situation.rediscovered {
        return Next::Rediscover;
    }
    if refused.kind == RefusalKind::Unauthenticated {
        return by_clock(situation);
    }
    match refused.retry {
        Retry::Safe => Next::Pause,
        Retry::SafeWithToken if situation.token_sent => Next::Pause,
        Retry::Never | Retry::SafeWithToken | Retry::AfterRediscovery => Next::Stop,
    }
}

/// A signature with a wrong time in it is refused like any wrong signature.
const fn by_clock(situation: Situation) -> Next {
    if situation.clock_differs && !situation.clock_corrected {
        Next::CorrectClock
    } else {
        Next::Stop
    }
}

/// Whether a call may be repeated of which nobody knows whether it had an effect.
pub(super) const fn after_loss(lost_reply: LostReply, token_sent: bool) -> Retry {
    match lost_reply {
        LostReply::Safe => Retry::Safe,
        LostReply::WithToken if token_sent => Retry::SafeWithToken,
        LostReply::WithToken | LostReply::UnknownOutcome => Retry::Never,
    }
}

#[cfg(test)]
mod tests;
