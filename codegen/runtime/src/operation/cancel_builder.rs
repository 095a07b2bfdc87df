//! How emitted code states what cancelling means, one fact a call.

use super::{
    CancelInfo, Completion, EachInfo, Effect, LostReply, ObserveInfo, PreconditionInfo, Repeat,
    Terminal, TokenInfo,
};

/// What emitted code calls.
#[doc(hidden)]
impl CancelInfo {
    #[must_use]
    pub const fn each(mut self, each: EachInfo) -> Self {
        self.each = Some(each);
        self
    }

    #[must_use]
    pub const fn completion(mut self, completion: Completion) -> Self {
        self.completion = completion;
        self
    }

    #[must_use]
    pub const fn effect(mut self, effect: Effect) -> Self {
        self.effect = effect;
        self
    }

    #[must_use]
    pub const fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    #[must_use]
    pub const fn terminal(mut self, terminal: Terminal) -> Self {
        self.terminal = terminal;
        self
    }

    #[must_use]
    pub const fn lost_reply(mut self, lost_reply: LostReply) -> Self {
        self.lost_reply = lost_reply;
        self
    }

    #[must_use]
    pub const fn constraint_error(mut self, name: &'static str) -> Self {
        self.constraint_error = Some(name);
        self
    }

    #[must_use]
    pub const fn token(mut self, token: TokenInfo) -> Self {
        self.token = Some(token);
        self
    }

    #[must_use]
    pub const fn precondition(mut self, precondition: PreconditionInfo) -> Self {
        self.precondition = Some(precondition);
        self
    }

    #[must_use]
    pub const fn observe(mut self, observe: ObserveInfo) -> Self {
        self.observe = Some(observe);
        self
    }

    #[must_use]
    pub const fn permissions(mut self, permissions: &'static [&'static str]) -> Self {
        self.permissions = permissions;
        self
    }
}

#[doc(hidden)]
impl TokenInfo {
    #[must_use]
    pub const fn conflict(mut self, error: &'static str) -> Self {
        self.conflict = Some(error);
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::operation::{CancelInfo, ObserveInfo, TokenInfo};

    const CANCEL: CancelInfo = CancelInfo::new(&["id"])
        .token(TokenInfo::for_seconds("opc-retry-token", 86_400).conflict("InvalidatedRetryToken"))
        .observe(ObserveInfo::new("DescribeQuery").member("QueryStatus"));

    #[test]
    fn what_is_said_is_kept() {
        let token = CANCEL.token.expect("it has one");
        assert_eq!(
            (token.lifetime.as_secs(), token.conflict),
            (86_400, Some("InvalidatedRetryToken"))
        );
        assert_eq!(
            CANCEL.observe.and_then(|observe| observe.member),
            Some("QueryStatus")
        );
    }
}
