//! Schemas of `OpenAPI` as shapes: each place that a schema stands at is one, so that circles end where they begin.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::at::At;
use crate::error::Error;
use crate::model::{Kind, Limits, Member, Place, Shape, Word};

use super::reference;

/// The shapes of a document, by the places of their schemas.
#[derive(Debug)]
pub(super) struct Shapes<'v> {
    root: At<'v>,
    all: BTreeMap<String, Shape>,
}

/// A member with nothing special about it.
pub(super) fn member(name: &str, shape: &str, place: Place, is_required: bool) -> Member {
    Member {
        name: name.to_owned(),
        wire: name.to_owned(),
        query_name: None,
        shape: shape.to_owned(),
        place,
        is_required,
        is_token: false,
        is_secret: false,
        docs: None,
        default: None,
        deprecated: None,
        limits: Limits::default(),
    }
}

/// The JSON among the contents of a body.
pub(super) fn json<'v>(content: &At<'v>) -> Result<Option<At<'v>>, Error> {
    let is_json = |name: &str| {
        let plain = name
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        plain == "application/json" || plain.ends_with("+json") || plain == "*/*"
    };
    let entries = content.entries()?.into_iter();
    Ok(entries
        .filter(|(name, _)| is_json(name))
        .map(|(_, at)| at)
        .next())
}

impl<'v> Shapes<'v> {
    pub(super) fn new(root: &At<'v>) -> Self {
        Self {
            root: root.clone(),
            all: BTreeMap::new(),
        }
    }

    pub(super) fn into_all(self) -> BTreeMap<String, Shape> {
        self.all
    }

    pub(super) fn followed(&self, at: &At<'v>) -> Result<At<'v>, Error> {
        reference::followed(&self.root, at)
    }

    pub(super) fn kind(&self, id: &str) -> Option<&Kind> {
        self.all.get(id).map(|shape| &shape.kind)
    }

    pub(super) fn put(&mut self, id: &str, shape: Shape) {
        self.all.insert(id.to_owned(), shape);
    }

    /// A shape that no schema has; gives its id.
    pub(super) fn add(&mut self, id: &str, kind: Kind, docs: Option<String>) -> String {
        let shape = Shape {
            name: id.to_owned(),
            kind,
            limits: Limits::default(),
            docs,
            is_secret: false,
            error: None,
        };
        self.put(id, shape);
        id.to_owned()
    }

    /// A shape that specs have no type for.
    pub(super) fn other(&mut self, what: &str) -> String {
        self.add(&format!("other {what}"), Kind::Other(what.to_owned()), None)
    }

    /// The shape of a schema; gives its id.
    pub(super) fn shape(&mut self, at: &At<'v>, name: &str) -> Result<String, Error> {
        let at = self.followed(at)?;
        let id = at.place().to_owned();
        if self.all.contains_key(&id) {
            return Ok(id);
        }
        // Known before its members are read, so that a circle finds it.
        self.add(
            &id,
            Kind::Other("a type that holds itself".to_owned()),
            None,
        );
        let kind = self.kind_of(&at, name)?;
        let shape = Shape {
            name: id.rsplit('/').next().unwrap_or(name).to_owned(),
            limits: limits(&at, &kind)?,
            kind,
            docs: at.text_of("description")?.map(str::to_owned),
            is_secret: matches!(at.text_of("format"), Ok(Some("password"))),
            error: None,
        };
        self.put(&id, shape);
        Ok(id)
    }

    fn kind_of(&mut self, at: &At<'v>, name: &str) -> Result<Kind, Error> {
        if at.get("allOf").is_some() {
            return self.all_of(at, name);
        }
        for key in ["oneOf", "anyOf"] {
            let choices = at.items_of(key)?;
            // A choice with null is a type that may be null.
            let is_null = |at: &At<'_>| matches!(at.text_of("type"), Ok(Some("null")));
            let real: Vec<&At<'v>> = choices.iter().filter(|at| !is_null(at)).collect();
            match real.as_slice() {
                [] => {}
                [only] => {
                    let id = self.shape(only, name)?;
                    return Ok(self
                        .kind(&id)
                        .cloned()
                        .unwrap_or(Kind::Other(key.to_owned())));
                }
                _ => return Ok(Kind::Other(format!("a choice of types ({key})"))),
            }
        }
        let words = at.items_of("enum")?;
        let texts: Vec<&str> = words.iter().filter_map(|at| at.value.as_str()).collect();
        let kind = match type_of(at)? {
            Some("string") | None if !texts.is_empty() => {
                let word = |value: &&str| Word {
                    value: (*value).to_owned(),
                    docs: None,
                };
                Kind::Enum(texts.iter().map(word).collect())
            }
            Some("string") if matches!(at.text_of("format"), Ok(Some("binary"))) => {
                Kind::Other("bytes".to_owned())
            }
            Some("string") => Kind::Text,
            Some("integer") => Kind::Integer,
            Some("boolean") => Kind::Boolean,
            Some("array") => match at.get("items") {
                Some(items) => Kind::List {
                    item: self.shape(&items, name)?,
                    item_name: None,
                    is_flat: false,
                },
                None => Kind::Other("a list of anything".to_owned()),
            },
            Some("object") | None if at.get("properties").is_some() => {
                Kind::Structure(self.members(at)?)
            }
            Some("object") => Kind::Other("a map".to_owned()),
            Some(other) => Kind::Other(other.to_owned()),
            None => Kind::Other("any type".to_owned()),
        };
        Ok(kind)
    }

    /// Several schemas at once: the members of all of them, or the only one that says something.
    fn all_of(&mut self, at: &At<'v>, name: &str) -> Result<Kind, Error> {
        let mut members: Vec<Member> = self.members(at)?;
        let parts = at.items_of("allOf")?;
        for part in &parts {
            let id = self.shape(part, name)?;
            match self.kind(&id).cloned() {
                Some(Kind::Structure(more)) => {
                    members.retain(|own| !more.iter().any(|member| member.wire == own.wire));
                    members.extend(more);
                }
                Some(kind) if parts.len() == 1 && members.is_empty() => return Ok(kind),
                _ => {}
            }
        }
        if members.is_empty() {
            return Ok(Kind::Other("several types at once (allOf)".to_owned()));
        }
        Ok(Kind::Structure(members))
    }

    fn members(&mut self, at: &At<'v>) -> Result<Vec<Member>, Error> {
        let required = at.texts_of("required")?;
        let mut found = Vec::new();
        for (name, property) in at.entries_of("properties")? {
            let shape = self.shape(&property, name)?;
            let mut one = member(name, &shape, Place::Body, required.contains(&name));
            if property.get("$ref").is_some() {
                one.docs = property.text_of("description")?.map(str::to_owned);
            }
            found.push(one);
        }
        Ok(found)
    }
}

/// The type of a schema; of several (3.1), the one beside null.
fn type_of<'v>(at: &At<'v>) -> Result<Option<&'v str>, Error> {
    let Some(found) = at.get("type") else {
        return Ok(None);
    };
    match found.value {
        Value::Array(_) => {
            let all = at.texts_of("type")?;
            let real: Vec<&str> = all.into_iter().filter(|word| *word != "null").collect();
            Ok(match real.as_slice() {
                [only] => Some(only),
                _ => Some("several types"),
            })
        }
        _ => found.text().map(Some),
    }
}

fn limits(at: &At<'_>, kind: &Kind) -> Result<Limits, Error> {
    let (min, max) = match kind {
        Kind::Text => ("minLength", "maxLength"),
        Kind::Integer => ("minimum", "maximum"),
        Kind::List { .. } => ("minItems", "maxItems"),
        _ => return Ok(Limits::default()),
    };
    let is_text = *kind == Kind::Text;
    let pattern = at.text_of("pattern")?.filter(|_| is_text);
    Ok(Limits {
        min: at.whole(min),
        max: at.whole(max),
        // JSON Schema looks for a match anywhere.
        pattern: pattern.map(part),
    })
}

/// A pattern that may match a part, as one that matches the whole.
fn part(regex: &str) -> String {
    let (start, end) = (
        regex.starts_with('^'),
        regex.ends_with('$') && !regex.ends_with(r"\$"),
    );
    // Where a choice stands at the top, an anchor belongs to one side of it.
    let inner = if start && end {
        regex.to_owned()
    } else {
        format!("(?:{regex})")
    };
    match (start, end) {
        (true, true) => inner,
        (true, false) => format!(r"{inner}[\s\S]*"),
        (false, true) => format!(r"[\s\S]*{inner}"),
        (false, false) => format!(r"[\s\S]*{inner}[\s\S]*"),
    }
}
