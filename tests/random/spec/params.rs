//! Params: what names the target, and whatever else a request may carry.

use annul_runtime::operation::Fill;
use annul_runtime::{Location, Origin};

use super::members::{self, Place};
use super::names::Names;
use crate::draw::Draw;
use crate::tree::{Map, Tree};

/// Params with what the other sections need to know of them.
pub(super) struct Params {
    /// The section.
    pub(super) map: Map,
    /// What names the target.
    pub(super) target: Vec<String>,
    /// The placeholders of the path, as they stand in it.
    pub(super) in_path: Vec<String>,
    /// A text that a client fills in, if there is one.
    pub(super) token: Option<String>,
    /// An optional header, if there is one.
    pub(super) header: Option<String>,
    /// Required texts that a reply may repeat.
    pub(super) texts: Vec<String>,
    /// Whether one is called otherwise on the wire.
    is_renamed: bool,
    /// Whether some stand in the body.
    pub(super) has_body: bool,
}

/// The params of an operation.
pub(super) fn params(draw: &mut Draw, is_rest: bool) -> Params {
    let mut names = Names::without(&["is.dotted", "with"]);
    let mut all = Params {
        map: Map::default(),
        target: Vec::new(),
        in_path: Vec::new(),
        token: None,
        header: None,
        texts: Vec::new(),
        is_renamed: false,
        has_body: false,
    };
    let of_target = 1 + draw.below(2);
    for index in 0..of_target + draw.below(6) {
        let location = if is_rest {
            draw.word(Location::WORDS)
        } else {
            "body"
        };
        one(draw, &mut names, &mut all, location, index < of_target);
    }
    all
}

fn one(draw: &mut Draw, names: &mut Names, all: &mut Params, location: &str, is_target: bool) {
    let name = if location == "header" {
        names.header(draw)
    } else {
        names.next(draw).to_owned()
    };
    let place = match location {
        "path" | "header" => Place::Scalar,
        "query" => Place::Query,
        _ => Place::Sent,
    };
    let ty = if is_target {
        let ty = *draw.pick(&["string", "string", "integer"]);
        members::of_type(draw, ty, place, 0)
    } else {
        members::ty(draw, place, 0)
    };
    let is_required = is_target || location == "path" || draw.chance(35);
    let mut map = Map::default().with("in", location);
    for (key, value) in ty.entries() {
        map.put(key, value.clone());
    }
    map.put("required", is_required);
    let is_text = map.get("type") == Some(&"string".into());
    let is_fillable = is_text && !is_required && !map.has("constraints");
    if location == "body" && !is_target && draw.chance(25) {
        map.put("nullable", true);
    }
    if is_fillable && location != "path" && draw.chance(30) {
        let fill = draw.word(Fill::WORDS);
        map.put("fill", fill);
        if fill == "token" {
            all.token.get_or_insert_with(|| name.clone());
        }
    } else if !is_required && draw.chance(30) {
        members::default(draw, &mut map);
    } else if !is_target && draw.chance(10) {
        constant(draw, &mut map);
    }
    if location != "path" && draw.chance(10) && !all.is_renamed {
        all.is_renamed = true;
        map.put(
            "wire",
            if location == "header" {
                "X-Wired"
            } else {
                "wired"
            },
        );
    }
    if is_text && draw.chance(8) {
        map.put("newtype", format!("New{}", all.map.keys().count()));
    }
    let origin = draw.word(Origin::WORDS);
    // A token is the caller's.
    map.put("origin", if map.has("fill") { "caller" } else { origin });
    members::beside(draw, &mut map);
    if is_text && is_required && !map.has("secret") && !map.has("constant") {
        all.texts.push(name.clone());
    }
    if location == "header" && !is_required && is_text && !map.has("constant") && !map.has("fill") {
        all.header.get_or_insert_with(|| name.clone());
    }
    if is_target {
        all.target.push(name.clone());
    }
    if location == "path" {
        all.in_path.push(name.clone());
    }
    all.has_body |= location == "body";
    all.map.put(name, map);
}

/// Makes it a constant, if its type has one that is easy to say.
fn constant(draw: &mut Draw, map: &mut Map) {
    if map.has("constraints") {
        return;
    }
    let value: Tree = match map.get("type") {
        Some(Tree::Text(ty)) if ty == "string" => {
            (*draw.pick(&["2026-11-21", "a b/c", "ü"])).into()
        }
        Some(Tree::Text(ty)) if ty == "integer" => draw.between(-2, 7).into(),
        Some(Tree::Text(ty)) if ty == "boolean" => draw.chance(50).into(),
        Some(Tree::Text(ty)) if ty == "enum" => match members::words(map).first() {
            Some(word) => word.as_str().into(),
            None => return,
        },
        Some(Tree::Text(ty)) if ty == "any" => Map::default().with("id", "x").into(),
        _ => return,
    };
    map.put("constant", value);
}
