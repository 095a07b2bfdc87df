//! Tokens, which make calls repeatable, and preconditions.

use annul_codegen::cases;
use annul_codegen::ir::{Literal, Param};
use annul_runtime::{Phase, RefusalKind};

use super::allowed::{Allowed, of_running};
use super::subject::Subject;

impl Subject<'_> {
    /// Tries tokens and preconditions, where the operation has them.
    pub(super) async fn conditions(&mut self) {
        if self.known.start.is_none() {
            return;
        }
        let cancel = &self.operation.cancel;
        let token = cancel.token.as_ref().map(|token| token.param.clone());
        let precondition = cancel.precondition.as_ref().map(|it| it.param.clone());
        if let Some(key) = token {
            self.tokens(&key).await;
        }
        if let Some(key) = precondition {
            self.precondition(&key).await;
        }
    }

    fn param(&self, key: &str) -> Option<&Param> {
        let mut params = self.operation.arguments();
        params.find(|param| param.key == key)
    }

    /// A call that comes again with its token, and a token that is another call's.
    async fn tokens(&mut self, key: &str) {
        const TITLE: &str = "a token, again";
        const OTHER: &str = "a token of another target";
        let seed = self.another();
        let token = self.param(key).and_then(|it| cases::value_of(it, seed));
        let Some(token) = token.map(|token| [(key.to_owned(), token)]) else {
            return self.skip(TITLE, "no token is found that satisfies the spec");
        };
        let Some(begun) = self.begin(TITLE, Phase::Running).await else {
            return;
        };
        let Some(first) = self.cancel(&begun.ids, &token).await else {
            return self.skip(TITLE, "no request can carry it");
        };
        let Some(second) = self.cancel(&begun.ids, &token).await else {
            return;
        };
        let clause = self.clause(&["cancel", "token"]);
        let held = if let Ok(reply) = &first.reply {
            let same = "the reply to the first call".to_owned();
            let allowed = [Allowed::reply(same, reply.clone())];
            let before = std::slice::from_ref(&first.exchange);
            second.held(self, &allowed, clause, before)
        } else {
            let allowed = of_running(self.runs, &first.input);
            first.held(self, &allowed, clause, &[])
        };
        self.note(TITLE, held);
        let is_told = self
            .operation
            .cancel
            .token
            .as_ref()
            .is_some_and(|it| it.conflict.is_some());
        if !is_told {
            return self.skip(OTHER, "the spec does not say what it gets");
        }
        let Some(other) = self.begin(OTHER, Phase::Running).await else {
            return;
        };
        let Some(third) = self.cancel(&other.ids, &token).await else {
            return;
        };
        let allowed = [Allowed::token_conflict(self.runs, &third.input)];
        let clause = self.clause(&["cancel", "token", "conflict"]);
        let held = third.held(self, &allowed, clause, &[first.exchange]);
        self.note(OTHER, held);
    }

    /// A condition that the target does not satisfy, and one that it does.
    async fn precondition(&mut self, key: &str) {
        const TITLE: &str = "a precondition that is not met";
        const RIGHT: &str = "a precondition that holds";
        let seed = self.another();
        let wrong = self.param(key).and_then(|it| cases::value_of(it, seed));
        let Some(wrong) = wrong.map(|wrong| [(key.to_owned(), wrong)]) else {
            return self.skip(TITLE, "no value is found that satisfies the spec");
        };
        let Some(begun) = self.begin(TITLE, Phase::Running).await else {
            return;
        };
        let Some(cancel) = self.cancel(&begun.ids, &wrong).await else {
            return self.skip(TITLE, "no request can carry it");
        };
        let row = RefusalKind::PreconditionFailed;
        let allowed = [Allowed::row(self.runs, row, None, &cancel.input)];
        let clause = self.clause(&["cancel", "precondition"]);
        let held = cancel.held(self, &allowed, clause, &[]);
        self.note(TITLE, held);
        let Some(etag) = begun.etag else {
            return self.skip(RIGHT, "the start file does not say the version of a target");
        };
        let right = [(key.to_owned(), Literal::Text(etag))];
        let Some(cancel) = self.cancel(&begun.ids, &right).await else {
            return;
        };
        let allowed = of_running(self.runs, &cancel.input);
        let clause = self.clause(&["cancel", "precondition"]);
        let held = cancel.held(self, &allowed, clause, &[]);
        self.note(RIGHT, held);
    }
}
