//! Members: a type with what may be said besides, for the place where they stand.

use annul_runtime::LengthUnit;

use super::names::{Names, WORDS, take};
use crate::draw::Draw;
use crate::tree::{Map, Tree};

/// Where a member stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// A path, or a header of a request or reply: one scalar.
    Scalar,
    /// A query: scalars and lists of them.
    Query,
    /// The body of a request.
    Sent,
    /// The body of a reply.
    Reply,
}

/// Patterns that mean the same in all engines.
const PATTERNS: [&str; 12] = [
    "[a-z]+",
    "[A-Za-z0-9-]{1,36}",
    "-",
    "x*",
    "(ab|cd)+",
    "^[a-z0-9]{3}-[a-z0-9]{4}",
    "\\d{2,5}",
    "[^/]+",
    "a|bc|def",
    "q?r*s+",
    "[ -~]{3,}",
    "([a-c][x-z]){2}",
];

/// The keys of a type, with all that belongs to it.
pub(super) fn ty(draw: &mut Draw, place: Place, depth: usize) -> Map {
    let mut types = vec![
        "string", "string", "integer", "boolean", "enum", "number", "time",
    ];
    match place {
        Place::Scalar => {}
        Place::Query => types.push("list"),
        Place::Sent | Place::Reply if depth < 2 => types.extend(["list", "object", "map", "any"]),
        Place::Sent | Place::Reply => types.push("any"),
    }
    let ty = *draw.pick::<&str>(&types);
    of_type(draw, ty, place, depth)
}

/// The same for one type.
pub(super) fn of_type(draw: &mut Draw, ty: &str, place: Place, depth: usize) -> Map {
    let mut map = Map::default().with("type", ty);
    match ty {
        "string" if draw.chance(40) => map.put("constraints", text_constraints(draw)),
        "time" => {
            let formats = ["epoch_seconds", "rfc3339", "http_date"];
            map.put("format", *draw.pick(&formats));
        }
        "integer" | "number" if draw.chance(40) => {
            let (min, max) = (draw.between(-3, 4), draw.between(5, 90));
            let bounds = [("min", min), ("max", max)];
            let range = bounded(draw, &bounds);
            map.put("constraints", Map::default().with("range", range));
        }
        "enum" => {
            let is_open = place == Place::Reply || draw.chance(50);
            map.put("open", is_open);
            let count = 1 + draw.below(5);
            map.put("values", values(draw, count));
        }
        "list" | "map" => {
            let inner = match place {
                Place::Query | Place::Scalar => Place::Scalar,
                other => other,
            };
            map.put("items", self::ty(draw, inner, depth + 1));
            if draw.chance(40) {
                let bounds = [("min", draw.between(0, 1)), ("max", draw.between(1, 4))];
                map.put(
                    "constraints",
                    Map::default().with("items", bounded(draw, &bounds)),
                );
            }
        }
        "object" => {
            let mut names = Names::without(&[]);
            let mut members = Map::default();
            for _ in 0..=draw.below(3) {
                let name = names.next(draw);
                members.put(name, member(draw, place, depth + 1));
            }
            map.put("members", members);
        }
        _ => {}
    }
    map
}

/// A whole member of a body or of a list of headers.
pub(super) fn member(draw: &mut Draw, place: Place, depth: usize) -> Tree {
    let mut map = ty(draw, place, depth);
    let is_required = draw.chance(40);
    if is_required {
        map.put("required", true);
    }
    if matches!(place, Place::Sent | Place::Reply) && draw.chance(20) {
        map.put("nullable", true);
    }
    if !is_required && matches!(place, Place::Sent | Place::Reply) && draw.chance(25) {
        default(draw, &mut map);
    }
    beside(draw, &mut map);
    if map.keys().count() == 1
        && let Some(ty @ Tree::Text(word)) = map.get("type")
        && !matches!(word.as_str(), "enum" | "object" | "list" | "map" | "time")
    {
        return ty.clone();
    }
    map.into()
}

/// What any member may have, whatever its type.
pub(super) fn beside(draw: &mut Draw, map: &mut Map) {
    let is_text = map.get("type") == Some(&"string".into());
    if draw.chance(10) {
        map.put("docs", "What `it` is; with a [link], a `tick, and <tags>.");
    }
    if is_text && draw.chance(10) {
        map.put("secret", true);
    }
    if draw.chance(6) {
        let note = Map::default()
            .with("note", "Leave it \"out\".")
            .with("since", "2025");
        map.put("deprecated", note);
    }
    if draw.chance(30) && draw.chance(30) {
        map.put("source", "page");
    }
}

/// A default that the type has, if it is easy to say.
pub(super) fn default(draw: &mut Draw, map: &mut Map) {
    if map.has("constraints") {
        return;
    }
    let value: Tree = match map.get("type") {
        Some(Tree::Text(ty)) if ty == "string" => (*draw.pick(&["", "soft", "a \"b\" ü"])).into(),
        Some(Tree::Text(ty)) if ty == "integer" || ty == "number" => draw.between(-2, 7).into(),
        Some(Tree::Text(ty)) if ty == "boolean" => draw.chance(50).into(),
        Some(Tree::Text(ty)) if ty == "enum" => match words(map).first() {
            Some(word) => word.as_str().into(),
            None => return,
        },
        _ => return,
    };
    map.put("default", value);
}

/// The words of an enum.
pub(super) fn words(map: &Map) -> Vec<String> {
    match map.get("values") {
        Some(Tree::Map(values)) => values.keys().map(str::to_owned).collect(),
        Some(Tree::List(values)) => {
            let texts = values.iter().filter_map(|value| match value {
                Tree::Text(word) => Some(word.clone()),
                _ => None,
            });
            texts.collect()
        }
        _ => Vec::new(),
    }
}

fn values(draw: &mut Draw, count: usize) -> Tree {
    let words = take(draw, &WORDS, count);
    if draw.chance(60) {
        return words.into();
    }
    let mut map = Map::default();
    for (index, word) in words.into_iter().enumerate() {
        let value: Tree = match draw.below(3) {
            0 => "What it means.".into(),
            1 => Map::default()
                .with("docs", "It.")
                .with("rust_name", format!("Word{index}"))
                .into(),
            _ => Map::default().with("docs", "It is so.").into(),
        };
        map.put(word, value);
    }
    map.into()
}

fn text_constraints(draw: &mut Draw) -> Map {
    let mut map = Map::default();
    let has_pattern = draw.chance(50);
    if !has_pattern || draw.chance(30) {
        let bounds = [("min", draw.between(0, 3)), ("max", draw.between(4, 40))];
        let length = bounded(draw, &bounds).with("unit", draw.word(LengthUnit::WORDS));
        map.put("length", length);
    }
    if has_pattern {
        let pattern = Map::default()
            .with("regex", *draw.pick(&PATTERNS))
            .with("dialect", *draw.pick(&["ecma262", "java"]))
            .with("match", *draw.pick(&["whole", "whole", "part"]));
        map.put("pattern", pattern);
    }
    map
}

/// One or both of two bounds.
fn bounded(draw: &mut Draw, bounds: &[(&str, i64); 2]) -> Map {
    let mut map = Map::default();
    let which = draw.below(4);
    for (index, (name, value)) in bounds.iter().enumerate() {
        if which != index {
            map.put(*name, *value);
        }
    }
    map
}
