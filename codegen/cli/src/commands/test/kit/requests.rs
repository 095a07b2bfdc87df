//! Requests: valid at their bounds, beyond them, and malformed; of a target that never was.
//!
//! What a server is to answer, the reference server says: the same router and engine that `annul serve` runs.

use annul_codegen::cases::{self, Expected, RequestCase};
use annul_codegen::ir::Param;
use annul_runtime::RefusalKind;
use annul_runtime::engine::{Adapter, MemoryEngine};
use annul_runtime::server::Router;
use annul_runtime::testing::request_of;
use annul_runtime::wire::HttpRequest;
use serde_json::Map;

use super::allowed::Allowed;
use super::cancel::held;
use super::check::{Clause, Fault};
use super::subject::Subject;

impl Subject<'_> {
    /// Sends each request of the cases.
    pub(super) async fn requests(&mut self) {
        let is_alone = self.setting.start.alone;
        if !is_alone && self.known.unknown.is_empty() {
            let why = "they name targets that were not started here: the start file says \
                       neither ids of an unknown one nor that the server is alone";
            return self.skip("requests", why);
        }
        let given = self.known.params.iter().chain(&self.known.unknown);
        let given: Vec<_> = given.cloned().collect();
        let reference = Router::new().serve_with(self.runs, Adapter::new(MemoryEngine::new()));
        for case in cases::requests_around(self.operation, self.runs, &given) {
            if is_alone || !self.may_name_another(&case) {
                self.request(&case, &reference).await;
            }
        }
    }

    /// Whether a server that takes the request might know the target.
    fn may_name_another(&self, case: &RequestCase) -> bool {
        let is_taken = matches!(case.expected, Expected::Taken | Expected::Read);
        let param = case.place.as_deref().and_then(|place| self.of_place(place));
        is_taken && param.is_some_and(|param| param.is_target)
    }

    async fn request(&mut self, case: &RequestCase, reference: &Router) {
        let title = format!("request: {}", case.title);
        let text = case.borrowed().text().into_owned();
        let Ok(request) = request_of(&text) else {
            return;
        };
        let expected = reference.answer(request.clone()).await;
        let Some(request) = self.setting.server.address(request) else {
            return;
        };
        let shown: HttpRequest = request.clone();
        let (exchange, reply) = self.exchange(request, shown, &Map::new()).await;
        let label = match &case.expected {
            Expected::Taken | Expected::Read => "taken, of an unknown target".to_owned(),
            Expected::Breaks { place, rule } => format!("refused: `{place}` breaks {rule}"),
            Expected::OfAnotherType { place } => format!("refused: `{place}` is of another type"),
            _ => "refused: it cannot be read".to_owned(),
        };
        let allowed = [Allowed::reply(label, expected)];
        let clause = self.clause_of(case);
        let result = held(self, &allowed, clause, vec![exchange], &reply);
        self.note(&title, result.map_err(|fault| self.told(case, fault)));
    }

    /// What a case is about.
    fn clause_of(&self, case: &RequestCase) -> Clause {
        let about = |place: &str, keys: &[&str]| {
            let Some(param) = self.of_place(place) else {
                return self.clause(&["params"]);
            };
            let keys: Vec<&str> = ["params", &param.key]
                .into_iter()
                .chain(keys.iter().copied())
                .collect();
            self.clause(&keys)
        };
        match (&case.expected, &case.place) {
            (Expected::Breaks { place, rule }, _) => {
                let rule = rule.split('.').next().unwrap_or_default();
                match rule {
                    "required" | "values" => about(place, &[rule]),
                    rule => about(place, &["constraints", rule]),
                }
            }
            (Expected::OfAnotherType { place }, _) => about(place, &["type"]),
            (Expected::Taken | Expected::Read, Some(place)) => about(place, &["constraints"]),
            (Expected::Taken | Expected::Read, None) => {
                self.clause(&["cancel", "replies", RefusalKind::NotFound.as_str()])
            }
            _ => self.clause_of_service(&["protocol"]),
        }
    }

    /// The param that a value is of, or stands in.
    fn of_place(&self, place: &str) -> Option<&Param> {
        let wire = place.split(['.', '[']).next()?;
        let mut params = self.operation.params.iter();
        let own = params.find(|param| param.member.wire == place);
        own.or_else(|| {
            let mut params = self.operation.params.iter();
            params.find(|param| param.member.wire == wire)
        })
    }

    /// What was found, with what the case is about.
    fn told(&self, case: &RequestCase, mut fault: Box<Fault>) -> Box<Fault> {
        if let Some(param) = case.place.as_deref().and_then(|place| self.of_place(place)) {
            let said = format!("the request is about the param `{}`", param.key);
            fault.found.push(said);
        }
        fault
    }
}
