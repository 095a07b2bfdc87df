//! What a bulk stop came to, and what is left to stop.

use super::StopReport;
use crate::{Target, TargetState};
use std::fmt;

/// What a bulk stop came to: which targets have stopped, which may be running, which nobody knows of.
///
/// What is left can be fed in again, as a list of targets.
///
/// ```no_run
/// use annul_runtime::Target;
/// use annul_runtime::client::{StopSummary, Stopper};
///
/// async fn shut_down(stopper: &Stopper, running: &[Target<'_>]) -> bool {
///     let mut summary = StopSummary::of(stopper.stop_all(running).await);
///     for _ in 0..2 {
///         let left = summary.resume();
///         if left.is_empty() {
///             break;
///         }
///         summary.follow(stopper.stop_all(&left).await);
///     }
///     println!("{summary}");
///     summary.all_stopped()
/// }
/// ```
#[derive(Debug, Default)]
#[must_use = "it may say that targets still run"]
pub struct StopSummary {
    reports: Vec<StopReport>,
}

impl StopSummary {
    /// The summary of these reports; they keep their order.
    pub fn of(reports: impl IntoIterator<Item = StopReport>) -> Self {
        Self {
            reports: reports.into_iter().collect(),
        }
    }

    /// Takes the reports of a further try: each stands in for the one of the same target, and a target that was seen to
    /// have stopped stays so.
    pub fn follow(&mut self, reports: impl IntoIterator<Item = StopReport>) {
        for report in reports {
            let mut known = self.reports.iter_mut();
            match known.find(|it| it.target == report.target) {
                Some(known) if known.target_state() == TargetState::Stopped => {}
                Some(known) => *known = report,
                None => self.reports.push(report),
            }
        }
    }

    /// All reports.
    pub fn reports(&self) -> &[StopReport] {
        &self.reports
    }

    /// The targets that have stopped.
    pub fn stopped(&self) -> impl Iterator<Item = &StopReport> {
        self.in_state(TargetState::Stopped)
    }

    /// The targets that may still be running, with why.
    pub fn may_be_running(&self) -> impl Iterator<Item = &StopReport> {
        self.in_state(TargetState::MayBeRunning)
    }

    /// The targets of which nobody knows, with why.
    pub fn unknown(&self) -> impl Iterator<Item = &StopReport> {
        self.in_state(TargetState::Unknown)
    }

    /// Whether every target has stopped.
    #[must_use]
    pub fn all_stopped(&self) -> bool {
        self.resume_reports().next().is_none()
    }

    /// The targets that are not known to have stopped, to be stopped again.
    #[must_use]
    pub fn resume(&self) -> Vec<Target<'static>> {
        self.resume_reports()
            .map(|report| report.target.clone())
            .collect()
    }

    fn resume_reports(&self) -> impl Iterator<Item = &StopReport> {
        let is_left = |report: &&StopReport| report.target_state() != TargetState::Stopped;
        self.reports.iter().filter(is_left)
    }

    fn in_state(&self, state: TargetState) -> impl Iterator<Item = &StopReport> {
        let is_in = move |report: &&StopReport| report.target_state() == state;
        self.reports.iter().filter(is_in)
    }
}

/// The numbers, and a line for each target that is not known to have stopped.
impl fmt::Display for StopSummary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} stopped, {} may be running, {} unknown",
            self.stopped().count(),
            self.may_be_running().count(),
            self.unknown().count()
        )?;
        self.resume_reports()
            .try_for_each(|report| write!(out, "\n{report}"))
    }
}
