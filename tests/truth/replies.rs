//! A server of one spec answers a caller of another: in each case the caller reads what a server of its own spec would
//! have told it, and finds what it looks for.

use std::collections::{BTreeMap, BTreeSet};

use annul_codegen::ir::{ErrorPlace, Member, Type};
use annul_runtime::dynamic::{DynamicError, Values};
use annul_runtime::wire::{HttpResponse, Operation as _};
use annul_runtime::{OperationError as _, Reading};
use serde_json::Value;

use crate::calls;
use crate::draw::Draw;
use crate::hold::Subject;
use crate::judge::{Harm, Weight};
use crate::sent::{answers, replies};

/// What goes wrong with replies of `server` at `caller`.
pub(crate) fn harms(server: &Subject<'_>, caller: &Subject<'_>, draw: &mut Draw) -> Vec<Harm> {
    let mut harms = cases(server, caller, draw);
    let mut seen = BTreeSet::new();
    for (reply, is_usual) in replies(server, draw) {
        let (sent, read) = (Read::of(server, &reply), Read::of(caller, &reply));
        seen.extend(read.members.keys().cloned());
        if let Some((weight, what)) = problem((server, &sent), (caller, &read), &reply) {
            // A server of ours sends the first code of an error; those of vendors may send any.
            let weight = if is_usual { weight } else { Weight::Lost };
            let says = format!("{:?} {:?}: {what}", reply.status(), reply.body());
            harms.push(harm(weight, says));
        }
    }
    // What a server of the caller's own spec sends sometimes, and this one never does.
    let own = replies(caller, draw);
    let own = own
        .iter()
        .flat_map(|(reply, _)| Read::of(caller, reply).members.into_keys());
    let own: BTreeSet<String> = own.collect();
    harms.extend(
        own.difference(&seen)
            .map(|name| harm(Weight::Lost, format!("`{name}` is never sent"))),
    );
    harms
}

/// What a caller does not read as the server has meant it.
fn problem(
    (server, sent): (&Subject<'_>, &Read),
    (caller, read): (&Subject<'_>, &Read),
    reply: &HttpResponse,
) -> Option<(Weight, String)> {
    let is_other = |name: &String, value: &Value| match read.members.get(name) {
        Some(other) => !agree(other, value),
        None => knows(caller, read.error, name),
    };
    let both = format!(
        "{} ({:?}), read as {} ({:?})",
        sent.reading, sent.error, read.reading, read.error
    );
    let is_told = sent.error.is_none() || read.error.is_some();
    let is_success = sent.is_success || read.is_success;
    if is_success && (sent.is_success != read.is_success || sent.reading != read.reading)
        || !is_told
    {
        return Some((Weight::Misread, both));
    }
    if let Some((name, value)) = sent
        .members
        .iter()
        .find(|(name, value)| is_other(name, value))
    {
        let what = format!(
            "`{name}` is {value}, and read as {:?}",
            read.members.get(name)
        );
        return Some((Weight::Misread, what));
    }
    let (mine, theirs) = (promised(caller, read), promised(server, sent));
    if let Some(path) = mine.difference(&theirs).find(|path| lacks(reply, path)) {
        return Some((
            Weight::Misread,
            format!("`{path}` is always there, and missing"),
        ));
    }
    // Which refusal an error is may be known better by one side; that is for the cases to tell.
    (sent.reading != read.reading).then_some((Weight::Restated, both))
}

fn harm(weight: Weight, says: String) -> Harm {
    Harm {
        weight,
        is_known: true,
        says,
    }
}

/// In each case the caller reads the answer of the server, and that of a server of its own spec.
fn cases(server: &Subject<'_>, caller: &Subject<'_>, draw: &mut Draw) -> Vec<Harm> {
    let (theirs, own) = (answers(server, draw), answers(caller, draw));
    let mut harms = Vec::new();
    for (case, reply) in &theirs {
        let Some(expected) = own.get(case) else {
            continue;
        };
        let (was, is) = (Read::of(caller, expected), Read::of(caller, reply));
        let weight = match (was.is_success, is.is_success) {
            _ if was.reading == is.reading && was.error == is.error => continue,
            // Nobody who is ready for an error is hurt by a success that says what happened.
            (false, true) => Weight::Spared,
            // One error or another that is read as the same: only code that asks for the one by name.
            (false, false) if was.reading == is.reading => Weight::Renamed,
            _ => Weight::Misread,
        };
        let says = format!(
            "{case} was {} ({:?}), and is {} ({:?}): {:?} {:?}",
            was.reading,
            was.error,
            is.reading,
            is.error,
            reply.status(),
            reply.body()
        );
        harms.push(harm(weight, says));
    }
    harms
}

/// What a caller has of a reply.
struct Read {
    is_success: bool,
    reading: String,
    /// The error that it is by its declaration.
    error: Option<&'static str>,
    members: BTreeMap<String, Value>,
}

impl Read {
    fn of(subject: &Subject<'_>, reply: &HttpResponse) -> Self {
        match subject.dynamic.response(reply) {
            Ok(output) => Self {
                is_success: true,
                reading: shown(Some(subject.dynamic.reading(&output))),
                error: None,
                members: members([&output.members, &output.headers]),
            },
            Err(error) => Self {
                is_success: false,
                reading: shown(error.reading()),
                error: error.info().map(|info| info.name),
                members: match &error {
                    DynamicError::Declared(found) => members([&found.members, &found.headers]),
                    _ => BTreeMap::new(),
                },
            },
        }
    }
}

fn shown(reading: Option<Reading>) -> String {
    reading.map_or_else(|| "nothing".to_owned(), |reading| format!("{reading:?}"))
}

/// The values of members by name, in whatever way a caller keeps them.
fn members(held: [&Values; 2]) -> BTreeMap<String, Value> {
    let all = held.into_iter().flat_map(Values::iter);
    let all = all.map(|(name, value)| (name.to_ascii_lowercase(), calls::json(value)));
    all.filter(|(_, value)| !value.is_null()).collect()
}

/// Whether two values say the same, as far as both look into them.
fn agree(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => one
            .iter()
            .all(|(key, value)| other.get(key).is_none_or(|there| agree(value, there))),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| agree(one, other))
        }
        (one, other) => one == other,
    }
}

/// Whether a caller looks for a member of this name.
fn knows(caller: &Subject<'_>, error: Option<&str>, name: &str) -> bool {
    let mut all = declared(caller, error).into_iter().flatten();
    all.any(|member| member.wire.eq_ignore_ascii_case(name))
}

/// The paths of what a spec says is always there; code and message have places of their own.
fn promised(subject: &Subject<'_>, read: &Read) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    if !read.is_success && read.error.is_none() {
        return paths;
    }
    let identity = &subject.service.error_identity;
    let places = identity.code.iter().chain(&identity.message);
    let places: Vec<&str> = places.filter_map(ErrorPlace::member).collect();
    for member in declared(subject, read.error).into_iter().flatten() {
        if read.is_success || !places.contains(&member.wire.as_str()) {
            gather(member, "", &mut paths);
        }
    }
    paths
}

fn gather(member: &Member, above: &str, paths: &mut BTreeSet<String>) {
    let path = format!("{above}{}", member.wire.to_ascii_lowercase());
    if let Type::Object(members) = &member.ty {
        let above = format!("{path}/");
        for inner in members {
            gather(inner, &above, paths);
        }
    }
    if member.required && !member.nullable {
        paths.insert(path);
    }
}

/// Whether nothing stands at a path, though the object around it is there.
fn lacks(reply: &HttpResponse, path: &str) -> bool {
    if reply.status() == 204 || reply.body().is_empty() || reply.headers().contains_key(path) {
        return false;
    }
    let body: Value = serde_json::from_slice(reply.body()).unwrap_or_default();
    let mut at = &body;
    for name in path.split('/') {
        let Some(map) = at.as_object() else {
            return false;
        };
        let mut entries = map.iter();
        match entries.find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.is_null()) {
            Some((_, value)) => at = value,
            // Only what is asked for itself is missing; an object that is missing lacks nothing.
            None => return path.rsplit('/').next() == Some(name),
        }
    }
    false
}

/// Members and headers of the success, or of an error.
fn declared<'s>(caller: &Subject<'s>, error: Option<&str>) -> [&'s [Member]; 2] {
    let found = error.and_then(|name| {
        let mut all = caller.ir.errors.iter().chain(&caller.service.errors);
        all.find(|error| error.name == name)
    });
    match found {
        Some(error) => [error.members(caller.service), &error.headers],
        None => [caller.ir.response.members(), &caller.ir.response.headers],
    }
}
