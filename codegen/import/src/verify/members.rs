//! Types of members against shapes, and members of objects one by one.

use annul_codegen::ir::{Member as Own, Type};

use crate::limits::MAX_DEPTH;
use crate::model::{Kind, Member, Place};

use super::constraints;
use super::difference::Found;
use super::way::{Way, word};

const fn name(ty: &Type) -> &'static str {
    match ty {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Boolean => "boolean",
        Type::Enum(_) => "enum",
        Type::Object(_) => "object",
        Type::List(_) => "list",
        Type::Any => "any",
        Type::Number => "number",
        Type::Time(_) => "time",
        Type::Map(_) => "map",
    }
}

/// Compares the type of a member with a shape.
pub(super) fn kinds(way: &Way<'_>, own: &Own, shape: &str, found: &mut Found) {
    kinds_to(way, own, shape, MAX_DEPTH, found);
}

fn kinds_to(way: &Way<'_>, own: &Own, shape: &str, depth: usize, found: &mut Found) {
    let Some(shape) = way.model.shape(shape) else {
        return;
    };
    let about = || format!("{}.type", way.about);
    match (&own.ty, &shape.kind) {
        (Type::Enum(own), Kind::Enum(theirs)) => {
            let theirs: Vec<&str> = theirs.iter().map(|word| word.value.as_str()).collect();
            for word in own.words().filter(|word| !theirs.contains(word)) {
                found.contradicted(
                    format!("{}.values.{word}", way.about),
                    "the model has no such word",
                );
            }
            for word in theirs.into_iter().filter(|word| !own.lists(word)) {
                found.more(
                    format!("{}.values.{word}", way.about),
                    "the model has this word",
                );
            }
        }
        (Type::Any, _) => found.more(
            about(),
            format!("the model has {} for any", word(&shape.kind)),
        ),
        (Type::String, Kind::Enum(_)) => {
            found.more(about(), "the model lists the words of this text");
        }
        (Type::Enum(_), Kind::Text) => {
            found.silent(about(), "the spec lists words, the model has any text");
        }
        (Type::Number | Type::Time(_) | Type::Map(_), Kind::Other(theirs)) => {
            let own = name(&own.ty);
            found.silent(about(), format!("the spec has {own}, the model {theirs}"));
        }
        (Type::Object(own), Kind::Structure(theirs)) if depth > 0 => {
            inside(&way.below("members"), own, theirs, depth - 1, found);
        }
        (Type::List(own), Kind::List { item, .. }) if depth > 0 => {
            kinds_to(&way.below("items"), own, item, depth - 1, found);
        }
        // What is deeper than anyone looks is taken for the same.
        (Type::String, Kind::Text)
        | (Type::Integer, Kind::Integer)
        | (Type::Boolean, Kind::Boolean)
        | (Type::Object(_), Kind::Structure(_))
        | (Type::List(_), Kind::List { .. }) => {}
        (own, theirs) => {
            let message = format!("the spec has {}, the model {}", name(own), word(theirs));
            found.contradicted(about(), message);
        }
    }
}

/// Compares members that replies or objects have.
pub(super) fn inside(
    way: &Way<'_>,
    own: &[Own],
    theirs: &[Member],
    depth: usize,
    found: &mut Found,
) {
    for member in own {
        let here = way.below(&member.wire);
        let same = theirs.iter().find(|theirs| theirs.wire == member.wire);
        let same = same.or_else(|| {
            theirs
                .iter()
                .find(|theirs| theirs.wire.eq_ignore_ascii_case(&member.wire))
        });
        match same {
            Some(theirs) => {
                if theirs.wire != member.wire && theirs.place == Place::Body {
                    found.contradicted(
                        &here.about,
                        format!("the model writes it `{}`", theirs.wire),
                    );
                }
                kinds_to(&here, member, &theirs.shape, depth, found);
                constraints::compare(&here, member, theirs, found);
            }
            None => found.contradicted(&here.about, "the model has no such member"),
        }
    }
    for member in theirs
        .iter()
        .filter(|member| matches!(member.place, Place::Body | Place::Header))
    {
        if !own
            .iter()
            .any(|own| own.wire.eq_ignore_ascii_case(&member.wire))
        {
            found.more(
                format!("{}.{}", way.about, member.wire),
                "the model has this member",
            );
        }
    }
}
