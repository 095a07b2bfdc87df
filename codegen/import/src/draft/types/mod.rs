//! Shapes of a model as members of a spec, with constraints that its checker takes.

mod constraints;

use serde_json::{Map, Value, json};

use crate::limits::{MAX_DEPTH, MAX_MEMBERS, MAX_WORDS};
use crate::model::{Kind, Member, Model, Place, Shape};
use crate::words::prose;

use super::notes::Notes;

/// Which side of a call a member is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// What a caller says: a type that specs do not have is refused.
    Input,
    /// What a reply says: such a type is `any`.
    Output,
}

/// Turns shapes into members.
#[derive(Debug)]
pub(super) struct Types<'m> {
    model: &'m Model,
    side: Side,
    /// Whether bodies are XML or forms, where lists say how their items are called.
    is_marked: bool,
    /// Whether items of lists stand as `Ids.member.1` and nothing else.
    is_form: bool,
    left: usize,
}

impl<'m> Types<'m> {
    /// For one side of an operation.
    pub(super) fn new(model: &'m Model, side: Side, is_marked: bool, is_form: bool) -> Self {
        Self {
            model,
            side,
            is_marked,
            is_form,
            left: MAX_MEMBERS,
        }
    }

    /// A member as a spec has it; what is wrong with its type, if specs have none for it.
    pub(super) fn member(
        &mut self,
        member: &Member,
        notes: &mut Notes,
    ) -> Result<Map<String, Value>, String> {
        self.inside(member, &mut Vec::new(), notes)
    }

    fn inside(
        &mut self,
        member: &Member,
        way: &mut Vec<String>,
        notes: &mut Notes,
    ) -> Result<Map<String, Value>, String> {
        let mut map = self.of_shape(&member.shape, &member.wire, way, notes)?;
        let shape = self.model.shape(&member.shape);
        if let Some(shape) = shape {
            let limits = self.model.limits(member);
            constraints::put(&mut map, shape, &limits, &member.wire, notes);
        }
        if member.is_secret || shape.is_some_and(|shape| shape.is_secret) {
            map.insert("secret".to_owned(), Value::Bool(true));
        }
        if let Some(note) = &member.deprecated {
            let note = prose::text(note).unwrap_or_else(|| "Out of use.".to_owned());
            map.insert("deprecated".to_owned(), json!({ "note": note }));
        }
        let docs = member
            .docs
            .as_deref()
            .or(shape.and_then(|shape| shape.docs.as_deref()));
        if let Some(docs) = docs.and_then(prose::sentence) {
            map.insert("docs".to_owned(), docs.into());
        }
        Ok(map)
    }

    fn of_shape(
        &mut self,
        id: &str,
        name: &str,
        way: &mut Vec<String>,
        notes: &mut Notes,
    ) -> Result<Map<String, Value>, String> {
        let Some(shape) = self.model.shape(id) else {
            return self.unknown("a type that the model does not have");
        };
        match &shape.kind {
            Kind::Text => Ok(of_type("string")),
            Kind::Integer => Ok(of_type("integer")),
            Kind::Boolean => Ok(of_type("boolean")),
            Kind::Enum(words) if words.len() > MAX_WORDS => {
                notes.leave_out(format!(
                    "the {} words of `{name}`, which is text",
                    words.len()
                ));
                Ok(of_type("string"))
            }
            Kind::Enum(_) => Ok(enumeration(shape)),
            Kind::Other(what) => self.unknown(what),
            Kind::Structure(_) | Kind::List { .. } if way.contains(&id.to_owned()) => {
                self.unknown("a type that holds itself")
            }
            Kind::Structure(_) if way.len() >= MAX_DEPTH => self.unknown("what lies deep inside"),
            Kind::Structure(members) => {
                way.push(id.to_owned());
                let map = self.object(members, name, way, notes);
                way.pop();
                map
            }
            Kind::List {
                item,
                item_name,
                is_flat,
            } => {
                let usual = item_name.as_deref().is_none_or(|name| name == "member");
                if self.is_form && (*is_flat || !usual) {
                    return self.unknown("a list whose items are not called `member`");
                }
                if self.is_marked && (*is_flat || !usual) {
                    return self.unknown("a list of XML with names of its own");
                }
                way.push(id.to_owned());
                let items = self.item(item, name, way, notes);
                way.pop();
                let mut map = of_type("list");
                map.insert("items".to_owned(), Value::Object(items?));
                Ok(map)
            }
        }
    }

    fn item(
        &mut self,
        id: &str,
        name: &str,
        way: &mut Vec<String>,
        notes: &mut Notes,
    ) -> Result<Map<String, Value>, String> {
        let mut map = self.of_shape(id, name, way, notes)?;
        if let Some(shape) = self.model.shape(id) {
            constraints::put(&mut map, shape, &shape.limits, name, notes);
        }
        Ok(map)
    }

    fn object(
        &mut self,
        members: &[Member],
        name: &str,
        way: &mut Vec<String>,
        notes: &mut Notes,
    ) -> Result<Map<String, Value>, String> {
        let mut found = Map::new();
        for member in members.iter().filter(|member| member.place == Place::Body) {
            if self.left == 0 {
                notes.leave_out(format!(
                    "members of `{name}` beyond the first {MAX_MEMBERS}"
                ));
                break;
            }
            self.left -= 1;
            match self.inside(member, way, notes) {
                Ok(mut map) => {
                    if self.side == Side::Input && member.is_required {
                        map.insert("required".to_owned(), Value::Bool(true));
                    }
                    found.insert(member.wire.clone(), Value::Object(map));
                }
                Err(what) if member.is_required => return Err(what),
                Err(what) => notes.leave_out(format!("`{name}.{}`: {what}", member.wire)),
            }
        }
        if found.is_empty() {
            return self.unknown("an object without members");
        }
        let mut map = of_type("object");
        map.insert("members".to_owned(), Value::Object(found));
        Ok(map)
    }

    fn unknown(&self, what: &str) -> Result<Map<String, Value>, String> {
        match self.side {
            Side::Input => Err(format!("specs have no type for it ({what})")),
            Side::Output if self.is_marked => Err(format!("specs have no type for it ({what})")),
            Side::Output => Ok(of_type("any")),
        }
    }
}

fn of_type(word: &str) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("type".to_owned(), word.into());
    map
}

fn enumeration(shape: &Shape) -> Map<String, Value> {
    let mut map = of_type("enum");
    map.insert("open".to_owned(), Value::Bool(true));
    let Kind::Enum(words) = &shape.kind else {
        return map;
    };
    let mut seen: Vec<&str> = Vec::new();
    let mut texts = Map::new();
    for word in words.iter().filter(|word| !word.value.is_empty()) {
        if !seen.contains(&word.value.as_str()) {
            seen.push(&word.value);
            let docs = word.docs.as_deref().and_then(prose::sentence);
            texts.extend(docs.map(|docs| (word.value.clone(), Value::String(docs))));
        }
    }
    let values = if texts.len() == seen.len() {
        Value::Object(texts)
    } else {
        seen.into_iter().map(Value::from).collect()
    };
    map.insert("values".to_owned(), values);
    map
}
