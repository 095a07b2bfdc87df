//! One cancel: its request, its reply, and what the reply is held against.

use annul_codegen::cases;
use annul_codegen::ir::{Literal, Type};
use annul_runtime::client::curl;
use annul_runtime::dynamic::DynamicInput;
use annul_runtime::sign::Unsigned;
use annul_runtime::testing::shown;
use annul_runtime::wire::Operation as _;
use annul_runtime::wire::{Endpoint, Fills, HttpRequest, HttpResponse};
use serde_json::{Map, Value};

use super::allowed::{Allowed, judge, of_repeat, of_running};
use super::check::{Clause, Exchange, Fault};
use super::subject::Subject;
use crate::commands::test::start::{Asked, header_values};

/// Longer commands are cut.
const LONGEST: usize = 4_000;

/// A cancel that was sent.
pub(super) struct Cancel {
    pub(super) input: DynamicInput,
    pub(super) exchange: Exchange,
    /// The reply, or why there is none.
    pub(super) reply: Result<HttpResponse, String>,
}

impl Cancel {
    /// What it differs in from what is allowed; the exchanges that went before belong to it.
    pub(super) fn held(
        &self,
        subject: &Subject<'_>,
        allowed: &[Allowed],
        clause: Clause,
        before: &[Exchange],
    ) -> Result<(), Box<Fault>> {
        let exchanges = before.iter().cloned().chain([self.exchange.clone()]);
        held(subject, allowed, clause, exchanges.collect(), &self.reply)
    }
}

/// What a reply differs in from what is allowed.
pub(super) fn held(
    subject: &Subject<'_>,
    allowed: &[Allowed],
    clause: Clause,
    exchanges: Vec<Exchange>,
    reply: &Result<HttpResponse, String>,
) -> Result<(), Box<Fault>> {
    let found: Vec<String> = match reply {
        Ok(reply) => {
            let found = judge(subject.runs, allowed, reply);
            found.iter().map(ToString::to_string).collect()
        }
        Err(why) => vec![format!("there is no reply: {why}")],
    };
    if found.is_empty() {
        return Ok(());
    }
    Err(Box::new(Fault {
        clause: Some(clause),
        exchanges,
        found,
        accepted: allowed.iter().map(Allowed::shown).collect(),
    }))
}

impl Subject<'_> {
    /// Cancels a target, with these params besides; none, if no request can carry them.
    pub(super) async fn cancel(
        &mut self,
        ids: &Map<String, Value>,
        besides: &[(String, Literal)],
    ) -> Option<Cancel> {
        let input = self.input(ids, besides)?;
        let endpoint = Endpoint::new(self.setting.server.url()).ok()?;
        let request = self.runs.request(&input, &endpoint).ok()?;
        let redacted = self.runs.redacted_request(&input, &endpoint, Fills::none());
        let (exchange, reply) = self.exchange(request, redacted.ok()?, ids).await;
        if let Ok(reply) = &reply {
            // The reply to a cancel that is taken: some vendors' tells no more than that.
            let allowed = [of_running(self.runs, &input), of_repeat(self.runs, &input)];
            let mut allowed = allowed.iter();
            if allowed.any(|allowed| judge(self.runs, allowed, reply).is_empty()) {
                self.open.retain(|open| open != ids);
            }
        }
        Some(Cancel {
            input,
            exchange,
            reply,
        })
    }

    /// Sends a request with the headers of the start file; `redacted` is the same for people.
    pub(super) async fn exchange(
        &self,
        mut request: HttpRequest,
        mut redacted: HttpRequest,
        ids: &Map<String, Value>,
    ) -> (Exchange, Result<HttpResponse, String>) {
        let asked = Asked {
            operation: &self.operation.id,
            target: ids,
            phase: "",
            error: "",
            headers: &[],
        };
        let server = self.setting.server;
        // The command counts by itself.
        redacted.headers_mut().remove(http::header::CONTENT_LENGTH);
        let reply = match header_values(&self.known.headers, asked, server) {
            Ok(headers) => {
                for (name, value) in headers {
                    redacted.headers_mut().insert(name.clone(), value.clone());
                    request.headers_mut().insert(name, value);
                }
                server.send(request).await
            }
            Err(why) => Err(why),
        };
        let exchange = Exchange {
            sent: cut(&curl(&redacted, &Unsigned)),
            came: match &reply {
                Ok(reply) => shown(&without_cookies(reply.clone())),
                Err(why) => format!("no reply: {why}"),
            },
        };
        (exchange, reply)
    }

    /// The input that cancels a target.
    pub(super) fn input(
        &mut self,
        ids: &Map<String, Value>,
        besides: &[(String, Literal)],
    ) -> Option<DynamicInput> {
        let mut given = self.known.params.clone();
        given.retain(|(key, _)| besides.iter().all(|(other, _)| other != key));
        given.extend(besides.iter().cloned());
        // A token that is required is another one for each call.
        let seed = self.another();
        let token = self.operation.cancel.token.as_ref();
        let mut params = self.operation.arguments();
        let param = token.and_then(|token| params.find(|param| param.key == token.param));
        if let Some(param) = param.filter(|param| param.member.required)
            && given.iter().all(|(key, _)| *key != param.key)
        {
            given.push((param.key.clone(), cases::value_of(param, seed)?));
        }
        let values = cases::around(self.operation, &given)?;
        let text = Literal::Map(values).to_json();
        let mut values: Map<String, Value> = serde_json::from_str(&text).ok()?;
        for (name, id) in ids {
            let mut params = self.operation.arguments();
            let param = params.find(|param| param.key == *name)?;
            values.insert(name.clone(), of_type(id, &param.member.ty));
        }
        DynamicInput::of_json(self.runs, &Value::Object(values).to_string()).ok()
    }
}

/// An id as its param has it: servers write numbers as texts, and texts as numbers.
fn of_type(id: &Value, ty: &Type) -> Value {
    match (id, ty) {
        (Value::Number(number), Type::String | Type::Enum(_)) => number.to_string().into(),
        (Value::String(text), Type::Integer) => match text.parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => id.clone(),
        },
        _ => id.clone(),
    }
}

/// A reply without what is a secret in HTTP itself.
fn without_cookies(mut reply: HttpResponse) -> HttpResponse {
    reply.headers_mut().remove(http::header::SET_COOKIE);
    reply
}

fn cut(command: &str) -> String {
    let mut characters = command.chars();
    let start: String = characters.by_ref().take(LONGEST).collect();
    match characters.count() {
        0 => start,
        more => format!("{start} (and {more} characters more)"),
    }
}
