//! A caller of one spec calls a server of another: whatever the caller may say arrives, and is read as it was meant.

use annul_codegen::ir::{Member, Param, PathPart, Type};
use annul_runtime::dynamic::{DynamicInput, Value as Held};
use annul_runtime::time::TimeFormat;
use annul_runtime::wire::{CancelOperation as _, Endpoint, HttpRequest, Operation as _};
use annul_runtime::{Location, Validate as _};
use serde_json::{Map, Value};

use crate::draw::Draw;
use crate::hold::Subject;
use crate::judge::{Harm, Weight};
use crate::values;

/// What goes wrong with requests of `caller` at `server`.
pub(crate) fn harms(caller: &Subject<'_>, server: &Subject<'_>, draw: &mut Draw) -> Vec<Harm> {
    let mut harms = Vec::new();
    for json in inputs(caller, server, draw) {
        let Some(call) = Call::of(caller, &json) else {
            continue;
        };
        let is_known = is_known(caller, server, &call.input);
        let problem = match server.dynamic.decode_request(&call.request) {
            Err(rejection) => Some((Weight::Fails, format!("is rejected: {rejection:?}"))),
            Ok(read) => difference(caller, server, (&call.read, &read)),
        };
        if let Some((weight, says)) = problem {
            harms.push(Harm {
                weight,
                is_known,
                says: format!("{json} {says}"),
            });
        }
    }
    harms
}

/// A call that works where both sides have the same spec.
struct Call {
    input: DynamicInput,
    request: HttpRequest,
    read: DynamicInput,
}

impl Call {
    fn of(caller: &Subject<'_>, json: &Value) -> Option<Self> {
        let input = DynamicInput::of_json(caller.dynamic, &json.to_string()).ok()?;
        if !input.violations().is_empty() {
            return None;
        }
        let endpoint = Endpoint::new("https://jobs.example.com").expect("an address");
        let mut request = caller.dynamic.request(&input, &endpoint).ok()?;
        let path = request.uri().path_and_query().expect("a path").as_str();
        *request.uri_mut() = path.parse().expect("a path");
        let read = caller.dynamic.decode_request(&request).ok()?;
        Some(Self {
            input,
            request,
            read,
        })
    }
}

/// The param of the other side that travels in the same place.
fn partner<'s>(param: &Param, caller: &Subject<'_>, other: &'s Subject<'_>) -> Option<&'s Param> {
    let mut params = other.ir.params.iter();
    if param.location == Location::Path {
        // Names in a path do not travel: only their order tells.
        let at = placeholders(caller)
            .iter()
            .position(|name| *name == param.key)?;
        let key = *placeholders(other).get(at)?;
        return params.find(|it| it.key == key);
    }
    params.find(|it| {
        let is_same = if param.location == Location::Header {
            it.member.wire.eq_ignore_ascii_case(&param.member.wire)
        } else {
            it.member.wire == param.member.wire
        };
        it.location == param.location && is_same
    })
}

/// The params of a path, in their order.
fn placeholders<'s>(subject: &Subject<'s>) -> Vec<&'s str> {
    let parts = subject.ir.route.parts.iter();
    let names = parts.filter_map(|part| match part {
        PathPart::Param { name, .. } => Some(name.as_str()),
        PathPart::Literal(_) => None,
    });
    names.collect()
}

/// Whether the other side knows all that an input says, and misses nothing in it: it could be said to it before.
fn is_known(caller: &Subject<'_>, server: &Subject<'_>, input: &DynamicInput) -> bool {
    let mut map = Map::new();
    for param in caller.ir.arguments() {
        let Some(value) = input.get(&param.key) else {
            continue;
        };
        let Some(other) = partner(param, caller, server).filter(|it| it.constant.is_none()) else {
            return false;
        };
        map.insert(other.key.clone(), json(value));
    }
    let nulls: Vec<String> = map
        .iter()
        .filter(|(_, value)| value.is_null())
        .map(|(key, _)| key.clone())
        .collect();
    let text = Value::Object(map).to_string();
    let input = DynamicInput::of_json(server.dynamic, &text);
    input.is_ok_and(|input| {
        let is_null = |key: &String| input.get(key) == Some(&Held::Null);
        input.violations().is_empty() && nulls.iter().all(is_null)
    })
}

/// What the server reads otherwise than one of the caller's own spec.
fn difference(
    caller: &Subject<'_>,
    server: &Subject<'_>,
    (own, theirs): (&DynamicInput, &DynamicInput),
) -> Option<(Weight, String)> {
    for param in caller.ir.arguments() {
        let sent = said(param, own);
        let Some(other) = partner(param, caller, server) else {
            if sent.is_some() {
                return Some((Weight::Ignored, format!("`{}` is ignored", param.key)));
            }
            continue;
        };
        if other.constant.is_some() {
            continue;
        }
        let read = said(other, theirs);
        if !sent.zip(read).map_or(sent == read, |(sent, read)| {
            is_alike(&json(sent), &json(read), param.location)
        }) {
            let says = format!("`{}` is read as {read:?}", param.key);
            return Some((Weight::Misread, says));
        }
    }
    let [was, is] = [caller.dynamic.target(own), server.dynamic.target(theirs)].map(|target| {
        target
            .ids()
            .map(|(_, id)| format!("{id:?}"))
            .collect::<Vec<_>>()
    });
    (was != is).then(|| (Weight::Misread, format!("cancels {is:?}, not {was:?}")))
}

/// What an input says of a param: where a null is the only way to leave it out, that is a null.
fn said<'i>(param: &Param, input: &'i DynamicInput) -> Option<&'i Held> {
    let is_null = param.member.required && param.member.nullable;
    let value = input.get(&param.key);
    value.or_else(|| is_null.then_some(&Held::Null))
}

/// Whether two values are one: where all is text, a number is the text of it, and one value a list of one.
fn is_alike(one: &Value, other: &Value, location: Location) -> bool {
    let text = |value: &Value| match value {
        Value::Array(items) if items.len() == 1 => items[0].clone(),
        value => value.clone(),
    };
    let text = |value: &Value| match text(value) {
        Value::String(text) => text,
        other => other.to_string(),
    };
    one == other || location != Location::Body && text(one) == text(other)
}

/// A value as JSON; secrets are texts.
pub(crate) fn json(value: &Held) -> Value {
    match value {
        Held::Boolean(flag) => (*flag).into(),
        Held::Integer(number) => (*number).into(),
        Held::Number(number) => number.get().into(),
        Held::Time(time) => time.to_text(TimeFormat::Rfc3339).into(),
        Held::Text(text) => text.as_str().into(),
        Held::Secret(secret) => secret.expose().into(),
        Held::Json(found) => serde_json::from_str(found.as_text()).unwrap_or_default(),
        Held::List(items) => items.iter().map(json).collect(),
        Held::Object(values) => {
            let entries = values.iter();
            Value::Object(
                entries
                    .map(|(key, value)| (key.to_owned(), json(value)))
                    .collect(),
            )
        }
        _ => Value::Null,
    }
}

/// Inputs that `caller` may take: a few whole ones, then each param with whatever either side may think of it.
fn inputs(caller: &Subject<'_>, server: &Subject<'_>, draw: &mut Draw) -> Vec<Value> {
    let mut all = Vec::new();
    for percent in [0, 100, 50] {
        for _ in 0..4 {
            all.push(Value::Object(whole(caller, percent, draw)));
        }
    }
    let bases = [0, 100].map(|percent| {
        (0..40)
            .map(|_| whole(caller, percent, draw))
            .find(|map| Call::of(caller, &Value::Object(map.clone())).is_some())
    });
    for base in bases.into_iter().flatten() {
        for param in caller.ir.arguments() {
            let other = partner(param, caller, server).map(|it| &it.member);
            for value in candidates(&param.member, other, draw) {
                let mut map = base.clone();
                match value {
                    Some(value) => map.insert(param.key.clone(), value),
                    None => map.remove(&param.key),
                };
                all.push(Value::Object(map));
            }
        }
    }
    all
}

fn whole(subject: &Subject<'_>, percent: usize, draw: &mut Draw) -> Map<String, Value> {
    let mut map = Map::new();
    for param in subject.ir.arguments() {
        let member = &param.member;
        if member.required || draw.chance(percent) {
            let is_null = member.nullable && draw.chance(20);
            let value = if is_null {
                Value::Null
            } else {
                values::valid(member, draw)
            };
            map.insert(param.key.clone(), value);
        }
    }
    map
}

/// Values around what both sides say of a member; none leaves it out.
fn candidates(own: &Member, other: Option<&Member>, draw: &mut Draw) -> Vec<Option<Value>> {
    let mut all = vec![None, Some(Value::Null)];
    for member in std::iter::once(own).chain(other) {
        let constraints = &member.constraints;
        match &member.ty {
            Type::String => {
                let texts = values::around(constraints, draw);
                all.extend(texts.into_iter().map(|text| Some(Value::from(text))));
            }
            Type::Integer => {
                let range = constraints.range.as_ref();
                let bounds = range.map_or([None, None], |range| [range.min, range.max]);
                let bounds = bounds.into_iter().flatten();
                let around = bounds.flat_map(|bound| [bound - 1, bound, bound + 1]);
                let numbers = around.chain([i64::MIN, -1, 0, 1, i64::MAX]);
                all.extend(numbers.map(|number| Some(Value::from(number))));
            }
            Type::Boolean => all.extend([true, false].map(|flag| Some(Value::from(flag)))),
            Type::Enum(found) => {
                let words = found.words().chain(["a-word-of-nobody"]);
                all.extend(words.map(|word| Some(Value::from(word))));
            }
            Type::List(item) => {
                for count in 0..6 {
                    let items: Value = (0..count).map(|_| values::valid(item, draw)).collect();
                    all.push(Some(items));
                }
            }
            Type::Number | Type::Time(_) | Type::Map(_) | Type::Object(_) | Type::Any => {
                all.extend((0..6).map(|_| Some(values::valid(member, draw))));
            }
        }
    }
    all
}
