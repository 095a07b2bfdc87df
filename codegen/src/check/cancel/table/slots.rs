//! What a row or a reading says of the members of a reply: literals, `$state`, `$text`, `$absent`, `$unknown`, `$param.NAME`.

use annul_runtime::meaning::reply_table::is_bodiless;

use crate::diagnostic::{Diagnostic, Sink, Spanned, rule, suggest};
use crate::ir::{DispositionKind, Literal, Located, Member, Response, Slot, Type};
use crate::spec::read::NamedList;
use crate::spec::shared::Row;
use crate::spec::yaml::{Node, Value, has_too_many_bits};

use super::super::super::literal::{describe, is_of_type, literal};
use super::super::Parts;
use super::super::states::States;

/// What a node of a body says.
pub(in crate::check::cancel) fn slot(node: &Node) -> Slot {
    if let Value::List(items) = &node.value {
        return Slot::OneOf(items.iter().map(slot).collect());
    }
    match literal(node) {
        Literal::Text(word) => match word.as_str() {
            "$state" => Slot::State,
            "$text" => Slot::Text,
            "$absent" => Slot::Absent,
            "$unknown" => Slot::Unknown,
            "$each" => Slot::Each,
            _ => match word.strip_prefix("$param.") {
                Some(name) => Slot::Param(name.to_owned()),
                None => Slot::Literal(Literal::Text(word)),
            },
        },
        other => Slot::Literal(other),
    }
}

/// What a server sends: the members that a row names, and the defaults of those that it does not.
pub(super) fn sent(
    disposition: DispositionKind,
    row: &Row,
    response: &Response,
    parts: &Parts<'_>,
    states: &States,
    sink: &Sink,
) -> Vec<(String, Slot)> {
    let mut found = Vec::new();
    for named in &row.body {
        let (Some(node), Some(located)) =
            (&named.value, located(&named.name, response, parts, sink))
        else {
            continue;
        };
        let member = located.member();
        let slot = match slot(node) {
            Slot::Param(name) => constant(&name, parts).map_or(Slot::Param(name), Slot::Literal),
            other => other,
        };
        let trouble = match &slot {
            Slot::Literal(_) | Slot::Absent => value(&slot, &located),
            Slot::State => state(disposition, &located, states),
            Slot::Text if member.ty != Type::String => {
                Some(format!("`{}` is not a text", located.path))
            }
            Slot::Text if row.text.is_none() => {
                Some("`$text` has no words: the row lacks `text:`".to_owned())
            }
            Slot::Param(name) => echo(name, &located, parts),
            Slot::Each => each(&located),
            Slot::Unknown | Slot::OneOf(_) => Some("a server sends one value".to_owned()),
            Slot::Text => None,
        };
        match trouble {
            None => found.push((located.path, slot)),
            Some(message) => sink.push(
                Diagnostic::error(&rule::REPLY_UNSENDABLE, node.span, message).help(
                    "a row takes a literal, `$state`, `$text`, `$absent`, `$each` or `$param.NAME`",
                ),
            ),
        }
    }
    found
}

/// What can be seen: the members that a reading names, or a row that nobody sends.
pub(super) fn seen(
    body: &NamedList<Node>,
    response: &Response,
    parts: &Parts<'_>,
    sink: &Sink,
) -> Vec<(String, Slot)> {
    let mut found = Vec::new();
    for named in body {
        let (Some(node), Some(located)) =
            (&named.value, located(&named.name, response, parts, sink))
        else {
            continue;
        };
        let slot = slot(node);
        let all = match &slot {
            Slot::OneOf(slots) => slots.as_slice(),
            alone => std::slice::from_ref(alone),
        };
        let trouble = all.iter().find_map(|slot| match slot {
            Slot::Literal(_) => value(slot, &located),
            Slot::Param(_) => Some("a repeated param says nothing".to_owned()),
            Slot::OneOf(_) => Some("a list of values holds no lists".to_owned()),
            Slot::Each => each(&located),
            Slot::Text if located.member().ty != Type::String => Some(format!(
                "`{}` is not a text; `$unknown` stands for any value that no row names",
                located.path
            )),
            Slot::State if located.member().ty.as_enum().is_none() => {
                Some(format!("`{}` is no enum and has no states", located.path))
            }
            _ => None,
        });
        match trouble {
            None => found.push((located.path, slot)),
            Some(message) => sink.push(
                Diagnostic::error(&rule::REPLY_UNSENDABLE, node.span, message).help(
                    "a reading takes a literal, `$state`, `$text`, `$absent`, `$unknown`, `$each`, or a list of them",
                ),
            ),
        }
    }
    found
}

/// Members in a reply of a status that has no body.
pub(super) fn bodiless(status: u16, body: &NamedList<Node>, sink: &Sink) {
    if !is_bodiless(status) {
        return;
    }
    for named in body {
        let Some(node) = &named.value else { continue };
        if slot(node) != Slot::Absent {
            let message = format!(
                "a reply of status {status} has no body, and no `{}`",
                named.name.value
            );
            sink.push(
                Diagnostic::error(&rule::REPLY_UNSENDABLE, named.name.span, message)
                    .help("remove it, or take another status of the response"),
            );
        }
    }
}

/// The member of the response that a row names.
fn located<'r>(
    name: &Spanned<String>,
    response: &'r Response,
    parts: &Parts<'_>,
    sink: &Sink,
) -> Option<Located<'r>> {
    let found = Located::find(response.members(), &name.value);
    let Some(found) = found else {
        let message = format!("the response has no member `{}`", name.value);
        let known = Located::all(response.members());
        let known = suggest::listing(known.iter().map(|found| found.path.as_str()));
        let items = match parts.each {
            Some(_) => "; items of lists are found by ids, as in `failures[id=$each].code`",
            None => "",
        };
        sink.push(
            Diagnostic::error(&rule::REPLY_UNSENDABLE, name.span, message)
                .help(format!("its members are {known}{items}")),
        );
        return None;
    };
    if found.is_of_item() && parts.each.is_none() {
        let message = format!("`{}` leads to one of several targets", name.value);
        sink.push(
            Diagnostic::error(&rule::CANCEL_EACH, name.span, message)
                .help("name the list of ids with `each:`"),
        );
        return None;
    }
    Some(found)
}

/// Why a member is not the id of one of several targets, if so.
fn each(located: &Located<'_>) -> Option<String> {
    let is_text = match &located.member().ty {
        Type::String => true,
        Type::List(item) => item.ty == Type::String,
        _ => false,
    };
    let is_id = located.is_of_item() && is_text;
    (!is_id).then(|| {
        format!(
            "`{}` is no text in the item of one of several targets",
            located.path
        )
    })
}

/// What is wrong with a literal, or with absence.
fn value(slot: &Slot, located: &Located<'_>) -> Option<String> {
    let (path, member) = (&located.path, located.member());
    match slot {
        Slot::Absent if member.required && !located.is_of_item() => {
            Some(format!("`{path}` is required"))
        }
        Slot::Literal(Literal::Text(text)) if text.starts_with('$') => {
            Some(format!("`{text}` is not a slot"))
        }
        Slot::Literal(Literal::Number(text)) if has_too_many_bits(text) => {
            Some(format!("`{text}` does not fit in 64 bits with its sign"))
        }
        Slot::Literal(_) if matches!(member.ty, Type::List(_)) => {
            Some(format!("`{path}` is an id; write `$each` or `$absent`"))
        }
        Slot::Literal(_) if matches!(member.ty, Type::Time(_)) => {
            Some(format!("`{path}` is a time, which is not known beforehand"))
        }
        Slot::Literal(Literal::List(_) | Literal::Map(_) | Literal::Number(_)) => {
            Some("a row holds words, whole numbers and booleans".to_owned())
        }
        Slot::Literal(value) if !is_of_type(value, &member.ty, member.nullable) => {
            Some(format!("`{path}` takes {}", describe(&member.ty)))
        }
        Slot::Literal(Literal::Text(word)) if !is_listed(word, member) => {
            Some(format!("`{path}` does not list `{word}`"))
        }
        _ => None,
    }
}

/// Whether a word is one of an enum's own, open or not: a server sends no others. Texts of other types are.
fn is_listed(word: &str, member: &Member) -> bool {
    member.ty.as_enum().is_none_or(|found| found.lists(word))
}

fn state(disposition: DispositionKind, located: &Located<'_>, states: &States) -> Option<String> {
    let path = &located.path;
    if located.member().ty.as_enum().is_none() {
        return Some(format!("`{path}` is no enum and has no states"));
    }
    if states.member.as_ref().is_some_and(|member| member != path) {
        return Some(format!(
            "`{path}` is not the member that `states` speaks of"
        ));
    }
    let phases = disposition.phases();
    let mut words = states.words.iter();
    let has_word = words.any(|(_, phase)| phases.contains(phase));
    (!has_word).then(|| format!("no state belongs to `{disposition}`"))
}

/// The value of a param that always has one.
fn constant(name: &str, parts: &Parts<'_>) -> Option<Literal> {
    let param = parts.params.iter().find(|param| param.key == name)?;
    param.constant.clone()
}

/// Why a param cannot be repeated in a member, if so.
fn echo(name: &str, located: &Located<'_>, parts: &Parts<'_>) -> Option<String> {
    let path = &located.path;
    let Some(param) = parts.params.iter().find(|param| param.key == name) else {
        return Some(format!("no param is called `{name}`"));
    };
    let member = located.member();
    let may_lack = !param.member.required || param.member.nullable;
    if may_lack && member.required {
        return Some(format!(
            "`{path}` is always there, and a request may come without `{name}`"
        ));
    }
    if !param.is_kept() {
        return Some(format!(
            "`{name}` is not repeated to anyone: it is a secret or a token"
        ));
    }
    let fits = match (&param.member.ty, &member.ty) {
        (Type::String | Type::Integer | Type::Boolean | Type::Enum(_), Type::String)
        | (Type::Integer, Type::Integer)
        | (Type::Boolean, Type::Boolean) => true,
        (Type::Enum(from), Type::Enum(to)) => from.words().all(|word| to.lists(word)),
        _ => false,
    };
    (!fits).then(|| {
        let takes = describe(&member.ty);
        format!(
            "`{path}` takes {takes}, and `{name}` is {}",
            describe(&param.member.ty)
        )
    })
}
