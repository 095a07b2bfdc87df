//! Each declared error that can be provoked.

use annul_runtime::Phase;

use super::allowed::Allowed;
use super::check::Fault;
use super::subject::Subject;
use crate::commands::test::start::declared;

impl Subject<'_> {
    /// Lets a cancel meet each error in turn.
    pub(super) async fn errors(&mut self) {
        if self.known.start.is_none() {
            return;
        }
        let Some(step) = self.known.provoke.clone() else {
            return self.skip("declared errors", "the start file provokes none");
        };
        let names = declared(self.service, self.operation).map(|error| error.name.clone());
        let mut names: Vec<String> = names.collect();
        if !self.known.errors.is_empty() {
            names.retain(|name| self.known.errors.contains(name));
        }
        let Some(begun) = self.begin("declared errors", Phase::Running).await else {
            return;
        };
        for name in names {
            let title = format!("the error {name}");
            let asked = self.asked(&begun.ids, Phase::Running, &name);
            if let Err(why) = step.act(self.setting.server, asked).await {
                let fault = Fault::other(format!("it cannot be provoked: {why}"));
                self.note(&title, Err(fault));
                continue;
            }
            let before = self.open.clone();
            let Some(cancel) = self.cancel(&begun.ids, &[]).await else {
                return;
            };
            // An error that reports an end was ordered: the target is still running.
            self.open = before;
            let allowed = [Allowed::error(self.runs, &name)];
            let clause = self.clause(&["errors", &name]);
            let held = cancel.held(self, &allowed, clause, &[]);
            self.note(&title, held);
        }
    }
}
