//! Schemas of discovery documents as shapes, by their names and places.

use std::collections::BTreeMap;

use crate::at::At;
use crate::error::Error;
use crate::model::{Kind, Limits, Member, Place, Shape, Word};

/// A param that is a segment of a flat path.
pub(super) fn segment(label: &str, shapes: &mut BTreeMap<String, Shape>) -> Member {
    let id = "a segment of a path".to_owned();
    shapes
        .entry(id.clone())
        .or_insert_with(|| plain("Segment", Kind::Text));
    Member {
        name: label.to_owned(),
        wire: label.to_owned(),
        query_name: None,
        shape: id,
        place: Place::Path,
        is_required: true,
        is_token: false,
        is_secret: false,
        docs: None,
        default: None,
        deprecated: None,
        limits: Limits::default(),
    }
}

/// A text without the mark that says no more than the schema does.
fn unmarked(text: &str) -> &str {
    let marks = ["Required. ", "Optional. ", "Output only. ", "Immutable. "];
    marks
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .unwrap_or(text)
}

pub(super) fn member(name: &str, shape: &str, at: &At<'_>) -> Result<Member, Error> {
    Ok(Member {
        name: name.to_owned(),
        wire: name.to_owned(),
        query_name: None,
        shape: shape.to_owned(),
        place: Place::Body,
        is_required: false,
        is_token: false,
        is_secret: false,
        docs: at
            .text_of("description")?
            .map(|text| unmarked(text).to_owned()),
        default: None,
        deprecated: at.flag("deprecated").then(|| "Out of use.".to_owned()),
        limits: Limits::default(),
    })
}

pub(super) fn plain(name: &str, kind: Kind) -> Shape {
    Shape {
        name: name.to_owned(),
        kind,
        limits: Limits::default(),
        docs: None,
        is_secret: false,
        error: None,
    }
}

/// Puts the shape of a schema, and those inside of it, under ids that its place gives.
pub(super) fn shape(
    id: &str,
    at: &At<'_>,
    shapes: &mut BTreeMap<String, Shape>,
) -> Result<(), Error> {
    let inside = |key: &str, inner: &At<'_>, shapes: &mut BTreeMap<String, Shape>| {
        if let Some(target) = inner.text_of("$ref")? {
            return Ok::<String, Error>(target.to_owned());
        }
        let inner_id = format!("{id}.{key}");
        shape(&inner_id, inner, shapes)?;
        Ok(inner_id)
    };
    let words = at.texts_of("enum")?;
    let kind = match at.text_of("type")? {
        Some("string") if !words.is_empty() => {
            let docs = at.texts_of("enumDescriptions")?;
            let word = |(index, value): (usize, &&str)| Word {
                value: (*value).to_owned(),
                docs: docs
                    .get(index)
                    .filter(|docs| !docs.is_empty())
                    .map(|docs| (*docs).to_owned()),
            };
            Kind::Enum(words.iter().enumerate().map(word).collect())
        }
        // Whole numbers of 64 bits stand in texts.
        Some("string") => Kind::Text,
        Some("integer") => Kind::Integer,
        Some("boolean") => Kind::Boolean,
        Some("array") => Kind::List {
            item: inside("items", &at.need("items")?, shapes)?,
            item_name: None,
            is_flat: false,
        },
        Some("object") if at.get("properties").is_some() => {
            let mut members = Vec::new();
            for (name, property) in at.entries_of("properties")? {
                let target = inside(name, &property, shapes)?;
                members.push(member(name, &target, &property)?);
            }
            Kind::Structure(members)
        }
        Some("object") if at.get("additionalProperties").is_some() => {
            Kind::Other("a map".to_owned())
        }
        Some("object") => Kind::Structure(Vec::new()),
        Some(other) => Kind::Other(other.to_owned()),
        None => Kind::Other("any type".to_owned()),
    };
    let limits = Limits {
        min: None,
        max: None,
        // Google's patterns are of Go, and match the whole of a value.
        pattern: at.text_of("pattern")?.map(str::to_owned),
    };
    let docs = at.text_of("description")?.map(str::to_owned);
    shapes.insert(
        id.to_owned(),
        Shape {
            limits,
            docs,
            ..plain(id, kind)
        },
    );
    Ok(())
}
