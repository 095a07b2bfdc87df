//! What became of a target, in the words of reports.

use std::error::Error;

use annul_runtime::client::{NotStopped, StopReport};
use annul_runtime::operation::OperationInfo;
use annul_runtime::{Outcome, RefusalKind, TargetState};

use crate::exit::Exit;

/// What became of a target.
#[derive(Debug)]
pub(super) struct Verdict {
    /// What is known of it.
    pub(super) state: TargetState,
    /// What the service said, if it did not refuse.
    pub(super) outcome: Option<Outcome>,
    /// Why it refused.
    pub(super) refusal: Option<RefusalKind>,
    /// It in a sentence.
    pub(super) message: String,
    /// What the service answered to the cancel.
    pub(super) said: Option<String>,
    /// The id under which the vendor has the refusal in its logs.
    pub(super) request_id: Option<String>,
}

impl Verdict {
    /// Of a cancel that was made.
    pub(super) fn of(report: &StopReport) -> Self {
        let error = report.result.as_ref().err();
        Self {
            state: report.target_state(),
            outcome: report.outcome(),
            refusal: error.and_then(NotStopped::kind),
            message: match &report.result {
                Ok(outcome) => outcome.to_string(),
                Err(error) => sentence(error),
            },
            said: report.said().map(str::to_owned),
            request_id: error.and_then(NotStopped::request_id).map(str::to_owned),
        }
    }

    /// Of a target for which nothing was sent.
    pub(super) fn untried(why: &str) -> Self {
        Self::without_reply(TargetState::MayBeRunning, why)
    }

    /// Of a target that was told to stop, and that nobody waited for to the end.
    pub(super) fn left() -> Self {
        let mut verdict = Self::without_reply(
            TargetState::MayBeRunning,
            "told to stop, and not seen to stop before the interrupt",
        );
        verdict.outcome = Some(Outcome::Cancelling);
        verdict
    }

    /// Of a target whose cancel was under way.
    pub(super) fn lost() -> Self {
        let why = "interrupted: the cancel may have been sent, and its answer was not waited for";
        Self::without_reply(TargetState::Unknown, why)
    }

    fn without_reply(state: TargetState, message: &str) -> Self {
        Self {
            state,
            outcome: None,
            refusal: None,
            message: message.to_owned(),
            said: None,
            request_id: None,
        }
    }

    /// Whether the target has stopped.
    pub(super) fn is_stopped(&self) -> bool {
        self.state == TargetState::Stopped
    }

    /// What may help, if anything is known that may.
    pub(super) fn advice(&self, info: &OperationInfo, ensure: bool) -> Option<String> {
        if self.refusal == Some(RefusalKind::Denied) && !info.cancel.permissions.is_empty() {
            let permissions = info.cancel.permissions.join("`, `");
            return Some(format!("it needs the permission `{permissions}`"));
        }
        let was_told = self.outcome == Some(Outcome::Cancelling) && !ensure;
        (was_told && info.cancel.observe.is_some())
            .then(|| "with --ensure the command waits until it has ended".to_owned())
    }
}

/// How the command ends after these.
pub(super) fn exit<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> Exit {
    let mut exit = Exit::Holds;
    for verdict in verdicts {
        match verdict.state {
            TargetState::Stopped => {}
            TargetState::MayBeRunning => return Exit::Running,
            TargetState::Unknown => exit = Exit::Unknown,
        }
    }
    exit
}

/// The word for what is known of a target.
pub(super) const fn word(state: TargetState) -> &'static str {
    match state {
        TargetState::Stopped => "stopped",
        TargetState::MayBeRunning => "may be running",
        TargetState::Unknown => "unknown",
    }
}

/// An error with its reasons.
fn sentence(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_may_run_outweighs_all_others() {
        let stopped = || {
            let mut verdict = Verdict::lost();
            verdict.state = TargetState::Stopped;
            verdict
        };
        let of = |verdicts: &[Verdict]| exit(verdicts.iter());
        assert_eq!(of(&[stopped()]), Exit::Holds);
        assert_eq!(of(&[stopped(), Verdict::lost()]), Exit::Unknown);
        assert_eq!(
            of(&[Verdict::lost(), Verdict::left(), stopped()]),
            Exit::Running
        );
    }

    #[test]
    fn what_was_interrupted_has_not_stopped() {
        for verdict in [Verdict::lost(), Verdict::left(), Verdict::untried("x")] {
            assert!(!verdict.is_stopped(), "{verdict:?}");
        }
    }
}
