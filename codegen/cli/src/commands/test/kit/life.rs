//! The life of targets: one that runs, one that waits, one that has ended, one that never was; cancelled once and again.

use annul_codegen::ir::Literal;
use annul_runtime::{DispositionKind, OutcomeKind, Phase};
use serde_json::{Map, Value};

use super::allowed::{Allowed, of_repeat, of_running};
use super::check::Fault;
use super::subject::Subject;
use crate::commands::test::start::{Asked, Done, Step};

/// The row of a target that had ended in a phase.
pub(super) const fn ended(phase: Phase) -> DispositionKind {
    match phase {
        Phase::Cancelled => DispositionKind::ALREADY_CANCELLED,
        _ => DispositionKind::ALREADY_FINISHED,
    }
}

impl Subject<'_> {
    /// Cancels targets in each phase of their lives.
    pub(super) async fn life(&mut self) {
        if self.known.start.is_none() {
            return self.skip("targets", "the start file starts none");
        }
        self.running().await;
        if self.known.start.as_ref().is_some_and(Step::has_phase) {
            self.waiting().await;
        }
        if self.known.end.is_none() {
            return self.skip("targets that have ended", "the start file ends none");
        }
        let mut phases = std::mem::take(&mut self.known.phases);
        if phases.is_empty() {
            phases.push(Phase::Succeeded);
        }
        for phase in phases {
            self.finished(phase).await;
        }
    }

    /// A running target, cancelled and cancelled again.
    async fn running(&mut self) {
        const TITLE: &str = "a running target";
        let Some(begun) = self.begin(TITLE, Phase::Running).await else {
            return;
        };
        let Some(first) = self.cancel(&begun.ids, &[]).await else {
            return self.skip(TITLE, "no request can carry its ids");
        };
        let allowed = of_running(self.runs, &first.input);
        let clause = self.clause(&["cancel", "completion"]);
        let held = first.held(self, &allowed, clause, &[]);
        self.note(TITLE, held);
        let Some(second) = self.cancel(&begun.ids, &[]).await else {
            return;
        };
        let allowed = of_repeat(self.runs, &second.input);
        let clause = self.clause(&["cancel", "repeat"]);
        let held = second.held(self, &allowed, clause, &[first.exchange]);
        self.note("a running target, again", held);
        self.late.push(begun.ids);
    }

    /// A target that waits.
    async fn waiting(&mut self) {
        const TITLE: &str = "a waiting target";
        let Some(begun) = self.begin(TITLE, Phase::Pending).await else {
            return;
        };
        let Some(cancel) = self.cancel(&begun.ids, &[]).await else {
            return;
        };
        let row = |kind| {
            Allowed::row(
                self.runs,
                DispositionKind::Outcome(kind),
                None,
                &cancel.input,
            )
        };
        // What does not run needs no time to stop, and may take some.
        let allowed = [row(OutcomeKind::Cancelled), row(OutcomeKind::Cancelling)];
        let clause = self.clause(&["cancel", "replies", "cancelled"]);
        let held = cancel.held(self, &allowed, clause, &[]);
        self.note(TITLE, held);
    }

    /// A target that has ended by itself.
    async fn finished(&mut self, phase: Phase) {
        let title = format!("a target that has ended: {}", phase.as_str());
        let Some(begun) = self.begin(&title, Phase::Running).await else {
            return;
        };
        let Some(end) = self.known.end.clone() else {
            return;
        };
        if let Err(why) = end
            .act(self.setting.server, self.asked(&begun.ids, phase, ""))
            .await
        {
            let fault = Fault::other(format!("the target does not end: {why}"));
            return self.note(&title, Err(fault));
        }
        self.open.retain(|open| *open != begun.ids);
        let Some(cancel) = self.cancel(&begun.ids, &[]).await else {
            return;
        };
        let row = ended(phase);
        let allowed = [Allowed::row(self.runs, row, Some(phase), &cancel.input)];
        let clause = self.clause(&["cancel", "replies", row.as_str()]);
        let held = cancel.held(self, &allowed, clause, &[]);
        self.note(&title, held);
    }

    /// Targets that were told to stop a while ago, cancelled once more.
    pub(in crate::commands::test) async fn later(&mut self) {
        for ids in std::mem::take(&mut self.late) {
            let Some(cancel) = self.cancel(&ids, &[]).await else {
                continue;
            };
            let row = DispositionKind::ALREADY_CANCELLED;
            let allowed = [Allowed::row(self.runs, row, None, &cancel.input)];
            let clause = self.clause(&["cancel", "replies", row.as_str()]);
            let held = cancel.held(self, &allowed, clause, &[]);
            self.note("a target that has been cancelled", held);
        }
    }

    /// Starts a target; if that fails, the check does.
    pub(super) async fn begin(&mut self, title: &str, phase: Phase) -> Option<Done> {
        let step = self.known.start.clone()?;
        let made = match self.spare.pop_front() {
            Some(made) => made,
            None if step.says_ids() => Vec::new(),
            None => {
                self.skip(title, "the spec allows too few ids of targets");
                return None;
            }
        };
        let text = Literal::Map(made).to_json();
        let target: Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
        let asked = self.asked(&target, phase, "");
        match step.act(self.setting.server, asked).await {
            Ok(begun) => {
                self.open.push(begun.ids.clone());
                Some(begun)
            }
            Err(why) => {
                let fault = Fault::other(format!("no target can be started: {why}"));
                self.note(title, Err(fault));
                None
            }
        }
    }

    /// What a step is done for.
    pub(super) fn asked<'t>(
        &'t self,
        target: &'t Map<String, Value>,
        phase: Phase,
        error: &'t str,
    ) -> Asked<'t> {
        Asked {
            operation: &self.operation.id,
            target,
            phase: phase.as_str(),
            error,
            headers: &self.known.headers,
        }
    }

    /// Cancels what was started and still may run.
    pub(super) async fn clean_up(&mut self) {
        for ids in self.open.clone() {
            // A reply with an outcome takes it off the list.
            let _ = self.cancel(&ids, &[]).await;
        }
    }
}
