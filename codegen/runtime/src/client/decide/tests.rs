//! Each row of the rule.

use super::{Next, Situation, Tried, decide};
use crate::client::attempt::Refused;
use crate::client::discovery_error::{DiscoveryError, Why};
use crate::client::{NotSent, TransportError};
use crate::operation::LostReply::{self, Safe, UnknownOutcome, WithToken};
use crate::sign::SignError;
use crate::{RefusalKind, Retry, TargetState, Violations};
use std::sync::Arc;

const PLAIN: Situation = Situation {
    lost_reply: Safe,
    token_sent: false,
    discovers: false,
    rediscovered: false,
    clock_differs: false,
    clock_corrected: false,
};

fn refused(status: u16, kind: RefusalKind, retry: Retry) -> Tried {
    Tried::Refused(Refused {
        status,
        kind,
        retry,
        target_state: kind.usual_target_state(),
    })
}

fn discovery(why: Why) -> Tried {
    Tried::NotSent(NotSent::Discovery(Arc::new(DiscoveryError::from(why))))
}

#[test]
fn a_lost_reply_is_repeated_as_the_spec_says() {
    let rows = [
        (Safe, false, true, Next::Pause),
        (WithToken, true, true, Next::Pause),
        (WithToken, false, true, Next::Stop),
        (UnknownOutcome, true, true, Next::Stop),
        (UnknownOutcome, false, false, Next::Pause),
        (WithToken, false, false, Next::Pause),
    ];
    for (lost_reply, token_sent, sent, next) in rows {
        let situation = Situation {
            lost_reply,
            token_sent,
            ..PLAIN
        };
        for error in [
            TransportError::timed_out(sent),
            if sent {
                TransportError::lost("gone")
            } else {
                TransportError::not_sent("gone")
            },
        ] {
            let tried = Tried::Broken(error);
            assert_eq!(decide(&tried, situation), next, "{tried:?} {situation:?}");
        }
    }
}

#[test]
fn an_error_is_repeated_as_it_says() {
    use RefusalKind::{Conflict, Throttled, Unavailable};
    let rows = [
        (Throttled, Retry::Safe, false, Next::Pause),
        (Unavailable, Retry::Safe, false, Next::Pause),
        (Unavailable, Retry::Never, false, Next::Stop),
        (Throttled, Retry::SafeWithToken, true, Next::Pause),
        (Throttled, Retry::SafeWithToken, false, Next::Stop),
        (Conflict, Retry::Never, true, Next::Stop),
        (Conflict, Retry::AfterRediscovery, true, Next::Stop),
    ];
    for (kind, retry, token_sent, next) in rows {
        for lost_reply in LostReply::ALL {
            let situation = Situation {
                token_sent,
                lost_reply: *lost_reply,
                ..PLAIN
            };
            assert_eq!(decide(&refused(400, kind, retry), situation), next);
        }
    }
}

#[test]
fn a_target_that_has_stopped_is_left_alone() {
    let tried = Tried::Refused(Refused {
        status: 400,
        kind: RefusalKind::NotCancellable,
        retry: Retry::Safe,
        target_state: TargetState::Stopped,
    });
    assert_eq!(decide(&tried, PLAIN), Next::Stop);
    assert_eq!(decide(&Tried::Success, PLAIN), Next::Stop);
}

#[test]
fn an_endpoint_is_discovered_anew_once() {
    let moved = refused(421, RefusalKind::Invalid, Retry::Never);
    let invalid = refused(400, RefusalKind::Invalid, Retry::AfterRediscovery);
    for tried in [moved, invalid] {
        let mut situation = PLAIN;
        assert_eq!(
            decide(&tried, situation),
            Next::Stop,
            "nothing is discovered"
        );
        situation.discovers = true;
        assert_eq!(decide(&tried, situation), Next::Rediscover);
        situation.rediscovered = true;
        assert_eq!(decide(&tried, situation), Next::Stop);
    }
}

#[test]
fn a_clock_is_corrected_once() {
    let answered = Why::Answered {
        kind: RefusalKind::Unauthenticated,
        retry: Retry::Never,
        text: String::new(),
    };
    for tried in [
        refused(400, RefusalKind::Unauthenticated, Retry::Never),
        discovery(answered),
    ] {
        let mut situation = PLAIN;
        assert_eq!(decide(&tried, situation), Next::Stop);
        situation.clock_differs = true;
        assert_eq!(decide(&tried, situation), Next::CorrectClock);
        situation.clock_corrected = true;
        assert_eq!(decide(&tried, situation), Next::Stop);
    }
    let denied = refused(403, RefusalKind::Denied, Retry::Never);
    let situation = Situation {
        clock_differs: true,
        ..PLAIN
    };
    assert_eq!(decide(&denied, situation), Next::Stop);
}

#[test]
fn what_was_not_sent_is_tried_again_only_if_it_may_pass() {
    let throttled = Why::Answered {
        kind: RefusalKind::Throttled,
        retry: Retry::Never,
        text: String::new(),
    };
    let denied = Why::Answered {
        kind: RefusalKind::Denied,
        retry: Retry::Never,
        text: String::new(),
    };
    let rows = [
        (
            discovery(Why::Transport(TransportError::timed_out(true))),
            Next::Pause,
        ),
        (discovery(throttled), Next::Pause),
        (discovery(denied), Next::Stop),
        (discovery(Why::NotUnderstood("no")), Next::Stop),
        (Tried::NotSent(NotSent::Sign(SignError::Clock)), Next::Stop),
        (
            Tried::NotSent(NotSent::Violations(Violations::new())),
            Next::Stop,
        ),
    ];
    for (tried, next) in rows {
        assert_eq!(decide(&tried, PLAIN), next, "{tried:?}");
    }
}
