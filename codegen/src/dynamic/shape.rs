//! Members as shapes: what a value is, where it stands, what it is held to.

use annul_runtime::dynamic::facts::{
    Absence, Constraints, Field, Null, Pattern, PatternForm, Shape, Sort,
};

use crate::ir::{self, Member, Param, Type};
use crate::pattern::Simple;

use super::keep::{keep, keep_all, literal};
use super::place;

/// A member of a reply, or a param.
pub(super) fn field(member: &Member, param: Option<&Param>) -> Field {
    let site = param.map(|param| Site {
        param,
        path: param.member.wire.clone(),
    });
    let mut field = with_site(member, site.as_ref(), false);
    // A param has its place itself, and its default is the reader's.
    field.place = None;
    field.default = None;
    if let Some(param) = param {
        field.null = null(member, param.location == ir::Location::Body);
    }
    field
}

/// A member of an error's body; objects of shared bodies repeat its message.
pub(super) fn error_field(member: &Member, identity: &ir::ErrorIdentity, is_shared: bool) -> Field {
    let mut field = with_site(member, None, false);
    if is_shared {
        repeat(&mut field.shape, identity);
    }
    field
}

/// Where an object of a request stands.
struct Site<'a> {
    param: &'a Param,
    path: String,
}

fn with_site(member: &Member, site: Option<&Site<'_>>, is_inside: bool) -> Field {
    let is_inside_request = is_inside && site.is_some();
    Field {
        name: keep(&member.wire),
        place: site.map(|site| place(site.param, &site.path)),
        shape: shape(member, site),
        required: member.required,
        null: null(member, is_inside_request),
        default: member.default.as_ref().map(literal),
        absence: match member.absence {
            ir::Absence::Usual => Absence::Usual,
            ir::Absence::Told => Absence::Told,
            ir::Absence::Refused => Absence::Refused,
        },
        repeats_message: false,
    }
}

/// What a null is. A request tells it from absence, if its sender may choose between them.
fn null(member: &Member, is_sent: bool) -> Null {
    match member.nullable {
        false => Null::Invalid,
        true if is_sent && member.tells_null() => Null::Value,
        true => Null::Absence,
    }
}

fn shape(member: &Member, site: Option<&Site<'_>>) -> Shape {
    Shape {
        sort: sort(member, site),
        secret: member.secret,
        constraints: constraints(&member.constraints),
    }
}

fn sort(member: &Member, site: Option<&Site<'_>>) -> Sort {
    match &member.ty {
        Type::String => Sort::Text,
        Type::Integer => Sort::Integer,
        Type::Number => Sort::Number,
        Type::Boolean => Sort::Boolean,
        Type::Time(format) => Sort::Time(*format),
        Type::Any => Sort::Any,
        Type::Enum(found) => Sort::Words {
            words: keep_all(found.words()),
            open: found.open,
        },
        Type::List(item) => Sort::List(Box::new(items(item, site))),
        Type::Map(item) => Sort::Map(Box::new(items(item, site))),
        Type::Object(members) => {
            let fields = members.iter().map(|member| {
                let site = site.map(|site| Site {
                    param: site.param,
                    path: format!("{}.{}", site.path, member.wire),
                });
                with_site(member, site.as_ref(), true)
            });
            Sort::Object(fields.collect())
        }
    }
}

/// What a list or a map holds.
fn items(item: &Member, site: Option<&Site<'_>>) -> Shape {
    let site = site.map(|site| Site {
        param: site.param,
        path: format!("{}[]", site.path),
    });
    shape(item, site.as_ref())
}

/// Members of objects that repeat the message of the error around them.
fn repeat(shape: &mut Shape, identity: &ir::ErrorIdentity) {
    match &mut shape.sort {
        Sort::Object(fields) => {
            for field in fields {
                field.repeats_message = identity.is_message(field.name);
                repeat(&mut field.shape, identity);
            }
        }
        Sort::List(item) | Sort::Map(item) => repeat(item, identity),
        _ => {}
    }
}

fn constraints(constraints: &ir::Constraints) -> Constraints {
    let count = |bound: Option<u32>, open: usize| {
        bound.map_or(open, |bound| usize::try_from(bound).unwrap_or(usize::MAX))
    };
    let items = |bound: Option<i64>, open: usize| {
        bound.map_or(open, |bound| usize::try_from(bound).unwrap_or(open))
    };
    Constraints {
        length: constraints.length.as_ref().map(|found| {
            let (min, max) = (count(found.min, 0), count(found.max, usize::MAX));
            (min, max, found.unit)
        }),
        pattern: constraints.pattern.as_ref().map(|found| Pattern {
            regex: keep(&found.regex),
            form: form(found),
        }),
        range: constraints.range.as_ref().map(|found| {
            let (min, max) = (found.min.unwrap_or(i64::MIN), found.max.unwrap_or(i64::MAX));
            (min, max)
        }),
        items: constraints
            .items
            .as_ref()
            .map(|found| (items(found.min, 0), items(found.max, usize::MAX))),
    }
}

fn form(pattern: &ir::Pattern) -> PatternForm {
    if let Some(Simple { set, min, max }) = &pattern.simple {
        let mut class = Box::new([false; 256]);
        for byte in 0..=u8::MAX {
            let is_in = set
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&byte));
            class[usize::from(byte)] = is_in;
        }
        let count = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        return PatternForm::Bytes {
            class,
            min: count(*min),
            max: max.map_or(usize::MAX, count),
        };
    }
    let table = &pattern.table;
    PatternForm::Table {
        classes: Box::new(table.classes),
        start: table.start,
        width: table.width(),
        rows: table.transitions.clone(),
        accepting: table.accepting.clone(),
    }
}
