//! Shapes and members of Smithy, with the traits that matter here.

use std::collections::BTreeMap;

use annul_codegen::ir::Fault;

use crate::at::At;
use crate::error::Error;
use crate::model::{ErrorTraits, Kind, Limits, Member, Place, Shape, Word};

use super::{DOCS, local, of_trait, text_trait};

/// The shape of nothing.
pub(super) const UNIT: &str = "smithy.api#Unit";

/// What a deprecated shape says of itself.
pub(super) fn deprecated(at: &At<'_>) -> Result<Option<String>, Error> {
    let Some(found) = of_trait(at, "smithy.api#deprecated") else {
        return Ok(None);
    };
    let note = found.text_of("message")?;
    Ok(Some(note.unwrap_or("Out of use.").to_owned()))
}

/// A shape; none for services, resources and operations.
pub(super) fn shape(id: &str, at: &At<'_>) -> Result<Option<Shape>, Error> {
    let kind = match at.need_text("type")? {
        "service" | "resource" | "operation" | "apply" => return Ok(None),
        "string" => match of_trait(at, "smithy.api#enum") {
            Some(found) => Kind::Enum(listed(&found, at)?),
            None => Kind::Text,
        },
        "enum" => Kind::Enum(declared(at)?),
        "integer" | "long" | "short" | "byte" | "intEnum" => Kind::Integer,
        "boolean" => Kind::Boolean,
        "structure" | "union" => Kind::Structure(members(at)?),
        "list" | "set" => {
            let member = at.need("member")?;
            Kind::List {
                item: member.need_text("target")?.to_owned(),
                item_name: text_trait(&member, "smithy.api#xmlName")?,
                is_flat: of_trait(at, "smithy.api#xmlFlattened").is_some(),
            }
        }
        other => Kind::Other(other.to_owned()),
    };
    Ok(Some(Shape {
        name: local(id).to_owned(),
        kind,
        limits: limits(at)?,
        docs: text_trait(at, DOCS)?,
        is_secret: of_trait(at, "smithy.api#sensitive").is_some(),
        error: error(at)?,
    }))
}

/// The simple shapes that every model has without declaring them.
pub(super) fn prelude(shapes: &mut BTreeMap<String, Shape>) {
    let known: &[(&str, Kind)] = &[
        ("String", Kind::Text),
        ("Boolean", Kind::Boolean),
        ("PrimitiveBoolean", Kind::Boolean),
        ("Byte", Kind::Integer),
        ("Short", Kind::Integer),
        ("Integer", Kind::Integer),
        ("PrimitiveInteger", Kind::Integer),
        ("Long", Kind::Integer),
        ("PrimitiveLong", Kind::Integer),
        ("Unit", Kind::Structure(Vec::new())),
        ("Float", Kind::Other("float".to_owned())),
        ("Double", Kind::Other("double".to_owned())),
        ("Blob", Kind::Other("blob".to_owned())),
        ("Timestamp", Kind::Other("timestamp".to_owned())),
        ("Document", Kind::Other("document".to_owned())),
        ("BigInteger", Kind::Other("bigInteger".to_owned())),
        ("BigDecimal", Kind::Other("bigDecimal".to_owned())),
    ];
    for (name, kind) in known {
        shapes.insert(
            format!("smithy.api#{name}"),
            Shape {
                name: (*name).to_owned(),
                kind: kind.clone(),
                limits: Limits::default(),
                docs: None,
                is_secret: false,
                error: None,
            },
        );
    }
}

fn listed(found: &At<'_>, at: &At<'_>) -> Result<Vec<Word>, Error> {
    let items = at.need("traits")?.items_of("smithy.api#enum")?;
    let word = |at: &At<'_>| {
        Ok(Word {
            value: at.need_text("value")?.to_owned(),
            docs: at.text_of("documentation")?.map(str::to_owned),
        })
    };
    if items.is_empty() {
        return Err(found.wrong("an enum has a word at least"));
    }
    items.iter().map(word).collect()
}

fn declared(at: &At<'_>) -> Result<Vec<Word>, Error> {
    let members = at.entries_of("members")?.into_iter();
    let word = |(name, at): (&str, At<'_>)| {
        let value = text_trait(&at, "smithy.api#enumValue")?;
        Ok(Word {
            value: value.unwrap_or_else(|| name.to_owned()),
            docs: text_trait(&at, DOCS)?,
        })
    };
    members.map(word).collect()
}

fn limits(at: &At<'_>) -> Result<Limits, Error> {
    let length = of_trait(at, "smithy.api#length");
    let range = of_trait(at, "smithy.api#range");
    let bound = |key: &str| {
        let of = |at: &Option<At<'_>>| at.as_ref().and_then(|at| at.whole(key));
        of(&length).or_else(|| of(&range))
    };
    Ok(Limits {
        min: bound("min"),
        max: bound("max"),
        pattern: text_trait(at, "smithy.api#pattern")?,
    })
}

fn error(at: &At<'_>) -> Result<Option<ErrorTraits>, Error> {
    let Some(fault) = text_trait(at, "smithy.api#error")? else {
        return Ok(None);
    };
    let traits = at.need("traits")?;
    let query = of_trait(at, "aws.protocols#awsQueryError");
    let code = query.map(|at| at.text_of("code")).transpose()?.flatten();
    let status = traits.whole("smithy.api#httpError");
    Ok(Some(ErrorTraits {
        code: code.map(str::to_owned),
        status: status.and_then(|status| status.try_into().ok()),
        fault: fault.parse::<Fault>().ok(),
        is_retryable: of_trait(at, "smithy.api#retryable").is_some(),
        is_by_status: false,
    }))
}

fn members(at: &At<'_>) -> Result<Vec<Member>, Error> {
    let members = at.entries_of("members")?.into_iter();
    members.map(|(name, at)| member(name, &at)).collect()
}

fn member(name: &str, at: &At<'_>) -> Result<Member, Error> {
    let has = |name: &str| of_trait(at, &format!("smithy.api#{name}")).is_some();
    let query = text_trait(at, "smithy.api#httpQuery")?;
    let header = text_trait(at, "smithy.api#httpHeader")?;
    let (place, bound) = if has("httpLabel") {
        (Place::Path, None)
    } else if has("httpPayload") {
        (Place::Payload, None)
    } else if has("httpResponseCode") {
        (Place::Status, None)
    } else if has("httpPrefixHeaders") || has("httpQueryParams") {
        (Place::Headers, None)
    } else if query.is_some() {
        (Place::Query, query)
    } else if header.is_some() {
        (Place::Header, header)
    } else {
        (Place::Body, None)
    };
    let on_wire = match place {
        Place::Body => {
            let json = text_trait(at, "smithy.api#jsonName")?;
            json.or(text_trait(at, "smithy.api#xmlName")?)
        }
        _ => bound,
    };
    Ok(Member {
        name: name.to_owned(),
        wire: on_wire.unwrap_or_else(|| name.to_owned()),
        query_name: text_trait(at, "aws.protocols#ec2QueryName")?,
        shape: at.need_text("target")?.to_owned(),
        place,
        is_required: has("required") || place == Place::Path,
        is_token: has("idempotencyToken"),
        is_secret: has("sensitive"),
        docs: text_trait(at, DOCS)?,
        default: of_trait(at, "smithy.api#default").map(|at| at.value.clone()),
        deprecated: deprecated(at)?,
        limits: limits(at)?,
    })
}
