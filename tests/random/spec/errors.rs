//! Errors of a service and of an operation: with a kind, a status, codes, and a body of any sort.

use annul_runtime::operation::Fault;
use annul_runtime::{RefusalKind, Retry, TargetState};

use super::members::{self, Place};
use super::names::Names;
use crate::draw::Draw;
use crate::tree::{Map, Tree};

/// How a service tells its errors.
pub(super) struct Identity {
    /// `code` or `status`, what decides first.
    pub(super) by: Vec<&'static str>,
    /// Members with the code.
    pub(super) code: Vec<&'static str>,
    /// Members with the message.
    pub(super) message: Vec<&'static str>,
}

/// Errors that are declared, with what each of them reads as.
#[derive(Default)]
pub(super) struct Errors {
    all: Vec<Known>,
}

struct Known {
    name: String,
    kind: &'static str,
    reading: &'static str,
}

const STATUSES: [i64; 16] = [
    400, 401, 403, 404, 409, 410, 412, 418, 422, 423, 424, 429, 500, 501, 503, 504,
];

impl Errors {
    /// Declares so many more; `bodies` are those that the service shares.
    pub(super) fn declare(
        &mut self,
        draw: &mut Draw,
        count: usize,
        identity: &Identity,
        bodies: &[&str],
    ) -> Map {
        let mut section = Map::default();
        for _ in 0..count {
            let number = self.all.len();
            // The first one is what broken constraints get.
            let kind = if number == 0 {
                "invalid"
            } else {
                draw.word(RefusalKind::WORDS)
            };
            let name = format!("Error{number}");
            let is_outcome = kind == "not_cancellable" && draw.chance(50);
            let reading = if is_outcome {
                *draw.pick(&["already_finished", "already_cancelled"])
            } else {
                kind
            };
            section.put(name.clone(), error(draw, number, kind, identity, bodies));
            self.all.push(Known {
                name,
                kind,
                reading,
            });
        }
        section
    }

    /// A row that answers with one of them.
    pub(super) fn row(&self, draw: &mut Draw, word: &str) -> Map {
        let like: Vec<&Known> = self
            .all
            .iter()
            .filter(|known| known.reading == word)
            .collect();
        let error = if like.is_empty() {
            draw.pick(&self.all)
        } else {
            *draw.pick(&like)
        };
        let row = Map::default().with("error", error.name.clone());
        if error.reading == word {
            row
        } else {
            row.with("reads_as", error.reading)
        }
    }

    /// The name of one.
    pub(super) fn one(&self, draw: &mut Draw, kind: &str) -> Option<String> {
        let like: Vec<&Known> = self.all.iter().filter(|known| known.kind == kind).collect();
        (!like.is_empty()).then(|| draw.pick(&like).name.clone())
    }
}

fn error(draw: &mut Draw, number: usize, kind: &str, identity: &Identity, bodies: &[&str]) -> Map {
    let by_code = identity.by.first() == Some(&"code");
    let is_alone = draw.chance(80) || identity.by.len() == 1;
    // Whatever does not decide may be the same of several.
    let status = if by_code && !is_alone {
        400
    } else {
        STATUSES[number % STATUSES.len()]
    };
    let mut map = Map::default().with("kind", kind);
    if draw.chance(10) {
        let status = Map::default()
            .with("documented", status)
            .with("modelled", status + 60);
        map.put(
            "status",
            status.with("sends", *draw.pick(&["documented", "modelled"])),
        );
    } else {
        map.put("status", status);
    }
    if identity.by.contains(&"code") && draw.chance(50) {
        let mut codes = vec![format!("code-{number}")];
        if draw.chance(30) {
            codes.push(format!("Other.{number}"));
        }
        map.put("codes", codes);
    }
    if !by_code && map.has("codes") && draw.chance(30) {
        map.put("other_codes", true);
    }
    for (key, words) in [
        ("fault", Fault::WORDS),
        ("retry", Retry::WORDS),
        ("target_state", TargetState::WORDS),
    ] {
        if draw.chance(20) {
            map.put(key, draw.word(words));
        }
    }
    match draw.below(4) {
        0 if !by_code => {}
        1 if !bodies.is_empty() => map.put("body", *draw.pick(bodies)),
        _ => map.put("members", body(draw, identity)),
    }
    if draw.chance(20) {
        let mut names = Names::without(&["is.dotted", "with", "reply"]);
        let mut headers = Map::default();
        for _ in 0..=draw.below(2) {
            let ty = *draw.pick(&["string", "integer", "boolean"]);
            headers.put(
                names.header(draw),
                members::of_type(draw, ty, Place::Scalar, 0),
            );
        }
        map.put("headers", headers);
    }
    if draw.chance(8) {
        map.put("rust_name", format!("Renamed{number}"));
    }
    if draw.chance(8) {
        map.put("deprecated", Map::default().with("note", "Gone soon."));
    }
    let (key, value) = *draw.pick(&[
        ("source", "page"),
        ("assumed", "It has to be so."),
        ("docs", "It happens."),
    ]);
    if key != "source" || !bodies.is_empty() {
        map.put(key, value);
    }
    map
}

/// Members of an error: code and message where the identity has them, and others.
pub(super) fn body(draw: &mut Draw, identity: &Identity) -> Map {
    let mut names = Names::without(&["is.dotted", "with", "reply", "code", "message"]);
    let mut map = Map::default();
    let code = identity
        .code
        .first()
        .filter(|_| identity.by.contains(&"code") || draw.chance(70));
    if let Some(code) = code {
        map.put(*code, code_member(draw));
    }
    if let Some(message) = identity.message.first().filter(|_| draw.chance(80)) {
        map.put(
            *message,
            if draw.chance(50) {
                required("string")
            } else {
                "string".into()
            },
        );
    }
    let most = if draw.chance(15) { 9 } else { 3 };
    for _ in 0..draw.below(most) {
        map.put(names.next(draw), members::member(draw, Place::Reply, 0));
    }
    map
}

fn code_member(draw: &mut Draw) -> Tree {
    if draw.chance(50) {
        required("string")
    } else {
        "string".into()
    }
}

fn required(ty: &str) -> Tree {
    Map::default()
        .with("type", ty)
        .with("required", true)
        .into()
}
