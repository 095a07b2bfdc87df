//! Whether a row gives every member that a success always has.

use crate::diagnostic::{Diagnostic, Sink, rule};
use crate::ir::{Member, Response, Type};
use crate::spec::read::{Named, NamedList};
use crate::spec::shared::Row;
use crate::spec::yaml::Node;

/// Reports members that are always there and that a row does not give.
pub(super) fn complete(named: &Named<Row>, row: &Row, response: &Response, sink: &Sink) {
    for path in lacking(response.members(), "", &row.body) {
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
