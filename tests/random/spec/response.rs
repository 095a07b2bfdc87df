//! The success of an operation: statuses, headers, members, and which of them decide what it means.

use super::members::{self, Place};
use super::names::{Names, WORDS, take};
use crate::draw::Draw;
use crate::tree::{Map, Tree};

/// A success.
pub(super) struct Response {
    /// The section.
    pub(super) map: Map,
    /// Its statuses.
    pub(super) statuses: Vec<i64>,
    /// The members that decide.
    pub(super) deciding: Vec<Deciding>,
    /// What a row has to say of other members that are always there.
    pub(super) always: Vec<(String, Tree)>,
    /// The state words by phase, if a member has them.
    pub(super) states: Option<Map>,
}

/// A member that decides.
#[derive(Clone, Debug)]
pub(super) struct Deciding {
    /// Its path.
    pub(super) path: String,
    /// What a row can say of it: values, then what stands for all others.
    pub(super) values: Vec<Tree>,
    /// What stands for every value that is not named, if there are any.
    pub(super) others: Option<&'static str>,
    /// Whether it may be absent, and a server may leave it out.
    pub(super) optional: bool,
    /// Whether the table says what its absence means: of what is always there by choice.
    pub(super) tells_absence: bool,
}

/// A phase of each kind, and how a state word of it reads.
pub(super) const PHASES: [(&str, &str); 8] = [
    ("pending", "cancelling"),
    ("running", "cancelling"),
    ("cancelling", "cancelling"),
    ("cancelled", "cancelled"),
    ("succeeded", "already_finished"),
    ("failed", "already_finished"),
    ("timed_out", "already_finished"),
    ("ended", "already_finished"),
];

/// The success of an operation; `texts` are params that it may repeat.
pub(super) fn response(draw: &mut Draw, texts: &[String]) -> Response {
    let mut found = Response {
        map: Map::default(),
        statuses: Vec::new(),
        deciding: Vec::new(),
        always: Vec::new(),
        states: None,
    };
    let mut names = Names::without(&["is.dotted", "with"]);
    if draw.chance(25) {
        let mut headers = Map::default();
        for _ in 0..=draw.below(2) {
            let mut header = members::ty(draw, Place::Scalar, 0);
            if header.has("open") {
                header = Map::default().with("type", "string");
            }
            headers.put(names.header(draw), header);
        }
        found.map.put("headers", headers);
    }
    let body: Tree = match draw.below(10) {
        0 | 1 => "empty".into(),
        2 => "any".into(),
        _ => self::body(draw, &mut names, &mut found, texts).into(),
    };
    let is_bare = matches!(body, Tree::Text(_));
    found.map.put("body", body);
    let has_required = !found.always.is_empty() || found.deciding.iter().any(|it| !it.optional);
    let count = if draw.chance(65) {
        1
    } else {
        2 + draw.below(2)
    };
    let statuses = take(draw, &["200", "202", "204", "201", "207"], count);
    let statuses = statuses
        .into_iter()
        .map(|status| status.parse().expect("a number"));
    // What has no body lacks what is required.
    let statuses = statuses.filter(|status| is_bare || !has_required || *status != 204);
    found.statuses = statuses.collect();
    if found.statuses.is_empty() {
        found.statuses.push(200);
    }
    let status: Tree = match found.statuses.as_slice() {
        [one] => (*one).into(),
        several => several.to_vec().into(),
    };
    found.map.put("status", status);
    found
}

fn body(draw: &mut Draw, names: &mut Names, found: &mut Response, texts: &[String]) -> Map {
    let mut body = Map::default();
    for index in 0..draw.below(4) {
        let name = names.next(draw);
        if index == 0 && draw.chance(30) {
            body.put(name, states(draw, name, found));
            continue;
        }
        if draw.chance(25) {
            let mut inner = Names::without(&["is.dotted", "with"]);
            let member = inner.next(draw);
            let path = format!("{name}.{member}");
            let is_required = draw.chance(50);
            let member = Map::default().with(member, deciding(draw, &path, is_required, found));
            let mut object = Map::default()
                .with("type", "object")
                .with("members", member);
            if is_required {
                object.put("required", true);
            }
            body.put(name, object);
        } else {
            body.put(name, deciding(draw, name, true, found));
        }
    }
    for _ in 0..draw.below(3) {
        let name = names.next(draw);
        body.put(name, other(draw, name, found, texts));
    }
    body
}

/// A member that decides; `is_there` says whether what it stands in always is.
fn deciding(draw: &mut Draw, path: &str, is_there: bool, found: &mut Response) -> Map {
    let is_required = draw.chance(50);
    let (mut map, values, others): (Map, Vec<Tree>, _) = match draw.below(4) {
        0 => (
            Map::default().with("type", "boolean"),
            vec![true.into(), false.into()],
            None,
        ),
        1 => {
            let all: [Tree; 4] = [0.into(), 1.into(), (-7).into(), i64::MAX.into()];
            (
                Map::default().with("type", "integer"),
                draw.some(&all, 50),
                Some("$unknown"),
            )
        }
        2 => {
            let all: [Tree; 4] = ["".into(), "ok".into(), "a \"b\"".into(), "null".into()];
            let values = draw.some(&all, 40);
            let others = if values.is_empty() {
                "$text"
            } else {
                "$unknown"
            };
            (Map::default().with("type", "string"), values, Some(others))
        }
        _ => {
            let count = 1 + draw.below(4);
            let words = take(draw, &WORDS, count);
            let map = Map::default().with("type", "enum").with("open", true);
            let values = words.iter().map(|word| (*word).into()).collect();
            (map.with("values", words), values, Some("$unknown"))
        }
    };
    if is_required {
        map.put("required", true);
    }
    let is_nullable = draw.chance(15);
    if is_nullable {
        map.put("nullable", true);
    }
    found.deciding.push(Deciding {
        path: path.to_owned(),
        values,
        others,
        optional: !(is_required && is_there),
        tells_absence: !(is_required && is_there) || draw.chance(25),
    });
    map
}

/// A member with the states of the target.
fn states(draw: &mut Draw, path: &str, found: &mut Response) -> Map {
    let count = 2 + draw.below(5);
    let words = take(draw, &WORDS, count);
    let mut states = Map::default();
    for word in &words {
        states.put(*word, draw.pick(&PHASES).0);
    }
    found.states = Some(states);
    found.deciding.push(Deciding {
        path: path.to_owned(),
        values: words.iter().map(|word| (*word).into()).collect(),
        others: Some("$unknown"),
        optional: false,
        tells_absence: draw.chance(25),
    });
    let map = Map::default().with("type", "enum").with("open", true);
    map.with("values", words).with("required", true)
}

/// A member that tells nothing.
fn other(draw: &mut Draw, name: &str, found: &mut Response, texts: &[String]) -> Tree {
    if !texts.is_empty() && draw.chance(40) {
        found.always.push((
            name.to_owned(),
            format!("$param.{}", draw.pick(texts)).into(),
        ));
        return Map::default()
            .with("type", "string")
            .with("required", true)
            .into();
    }
    let Tree::Map(map) = members::member(draw, Place::Reply, 0) else {
        return "string".into();
    };
    // A row has to give what is always there, and objects would need all of their members.
    let entries = map.entries();
    let mut optional = Map::default();
    for (key, value) in entries.filter(|(key, _)| *key != "required") {
        optional.put(key, value.clone());
    }
    optional.into()
}
