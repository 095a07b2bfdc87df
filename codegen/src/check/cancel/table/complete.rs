//! Whether a row gives every member that a success always has.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::ir::{Located, Member, Response, Type};
use crate::spec::read::{Named, NamedList};
use crate::spec::shared::Row;
use crate::spec::yaml::Node;

use super::super::Parts;

/// Reports members that are always there and that a row does not give.
pub(super) fn complete(
    named: &Named<Row>,
    row: &Row,
    response: &Response,
    parts: &Parts<'_>,
    sink: &Sink,
) {
    let mut found = lacking(response.members(), "", &row.body);
    if parts.each.is_some() {
        // A list without items needs no value: a row is about one target, and others have rows of their own.
        let is_list = |path: &String| {
            let member = Located::find(response.members(), path);
            member.is_some_and(|found| matches!(found.member().ty, Type::List(_)))
        };
        found.retain(|path| !is_list(path));
        found.extend(lacking_in_items(response, &row.body));
    }
    for path in found {
        let message = format!(
            "the row `{}` does not give the required member `{path}`",
            named.name.value
        );
        sink.push(
            Diagnostic::error(&rule::REPLY_UNSENDABLE, named.name.span, message)
                .help("give it under `body:`, or give the member a `filler:` for rows that have nothing for it"),
        );
    }
}

/// What a row lacks in the items of which it gives some.
fn lacking_in_items(response: &Response, given: &NamedList<Node>) -> Vec<String> {
    let items = given.iter().filter_map(|given| {
        let path = given.name.value.as_str();
        let end = path.find(']')? + 1;
        Some(&path[..end])
    });
    let items: BTreeSet<&str> = items.collect();
    let mut found = Vec::new();
    for item in items {
        let list = Located::find(response.members(), item);
        let Some(Type::List(of)) = list.as_ref().map(|list| &list.member().ty) else {
            continue;
        };
        if let Type::Object(members) = &of.ty {
            let key = item
                .split_once('[')
                .and_then(|(_, search)| search.split_once('='));
            let key = key.map(|(key, _)| format!("{item}.{key}"));
            found.extend(lacking(members, item, given));
            found.retain(|path| Some(path) != key.as_ref());
        }
    }
    found
}

/// Whether a success is complete without a word about its body.
pub(super) fn needs_no_body(response: &Response) -> bool {
    lacking(response.members(), "", &Vec::new()).is_empty()
}

/// What a row lacks, by path. An object that may be left out needs its members only where a row gives some of it.
fn lacking(members: &[Member], outer: &str, given: &NamedList<Node>) -> Vec<String> {
    let mut found = Vec::new();
    for member in members {
        let path = if outer.is_empty() {
            member.wire.clone()
        } else {
            format!("{outer}.{}", member.wire)
        };
        let mut names = given.iter().map(|given| given.name.value.as_str());
        let is_given = names.clone().any(|name| name == path);
        let is_inside = names.any(|name| {
            let rest = name.strip_prefix(&path);
            rest.is_some_and(|rest| rest.starts_with('.'))
        });
        match &member.ty {
            Type::Object(members) if member.required || is_inside => {
                found.extend(lacking(members, &path, given));
            }
            Type::Object(_) => {}
            _ if member.required && member.unsaid().is_none() && !is_given => found.push(path),
            _ => {}
        }
    }
    found
}
