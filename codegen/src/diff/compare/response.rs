//! What a success says: its statuses, its headers, its body.

use super::comparison::Comparison;
use super::role::Role;
use super::{display, member};
use crate::diff::rule::{operation as op_rules, response as rules};
use crate::diff::verdict::{Bump, Verdict};
use crate::ir::{Member, Response, ResponseBody};
use crate::rust::name;

const HEADER: Role = Role::Response { is_header: true };
const BODY: Role = Role::Response { is_header: false };

/// Two versions of a success.
pub(super) fn compare(comparison: &mut Comparison<'_>, old: &Response, new: &Response) {
    statuses(comparison, &old.statuses, &new.statuses);
    comparison.prose(
        &rules::RESP_DOCS_CHANGED,
        &["response", "docs"],
        old.docs.as_deref(),
        new.docs.as_deref(),
    );
    let (mut headers, mut new_headers) = (old.headers.clone(), new.headers.clone());
    let (mut members, mut new_members) = (old.members().to_vec(), new.members().to_vec());
    moved(
        comparison,
        &mut members,
        &mut new_headers,
        new.members(),
        HEADER,
    );
    moved(
        comparison,
        &mut headers,
        &mut new_members,
        &new.headers,
        BODY,
    );
    member::members(
        comparison,
        &["response", "headers"],
        &headers,
        &new_headers,
        HEADER,
    );
    body(comparison, old, new);
    // A body that came or went takes its members with it.
    let is_object = |response: &Response| matches!(response.body, ResponseBody::Members(_));
    if is_object(old) && is_object(new) {
        member::members(
            comparison,
            &["response", "body"],
            &members,
            &new_members,
            BODY,
        );
    }
}

/// Members that went from the body to the headers, or back: they are taken out of both lists.
fn moved(
    comparison: &mut Comparison<'_>,
    from: &mut Vec<Member>,
    to: &mut Vec<Member>,
    stayed: &[Member],
    role: Role,
) {
    let is = |a: &Member, b: &Member| name::field(a) == name::field(b);
    let found: Vec<(usize, usize)> = from
        .iter()
        .enumerate()
        .filter(|(_, old)| !stayed.iter().any(|new| is(old, new)))
        .filter_map(|(at, old)| Some((at, to.iter().position(|new| is(old, new))?)))
        .collect();
    for (at, index) in found.into_iter().rev() {
        let (old, new) = (from.remove(at), to.remove(index));
        let (was, is) = if role == HEADER {
            ("body", "headers")
        } else {
            ("headers", "body")
        };
        let path = ["response", is, new.wire.as_str()];
        let finding = comparison
            .finding(&rules::RESP_MEMBER_LOCATION_CHANGED, &path)
            .values(was, is);
        comparison.add(finding.was_at(&["response", was, &old.wire]));
        member::member(comparison, &path, &old, &new, role);
    }
}

fn statuses(comparison: &mut Comparison<'_>, old: &[u16], new: &[u16]) {
    let path = ["response", "status"];
    let (Some(was), Some(is)) = (old.first(), new.first()) else {
        return;
    };
    if was != is {
        let verdict = |is_known: bool| if is_known { Verdict::Ok } else { Verdict::Risk };
        let found = comparison
            .finding(&op_rules::OP_SUCCESS_STATUS_CHANGED, &path)
            .values(was.to_string(), is.to_string());
        comparison.add(found.wire(verdict(old.contains(is)), verdict(new.contains(was))));
    }
    for status in new
        .iter()
        .filter(|status| !old.contains(status) && *status != is)
    {
        let found = comparison
            .finding(&op_rules::OP_SUCCESS_STATUS_ADDED, &path)
            .to(status.to_string());
        comparison.add(found);
    }
    for status in old
        .iter()
        .filter(|status| !new.contains(status) && (*status != was || was == is))
    {
        let found = comparison
            .finding(&op_rules::OP_SUCCESS_STATUS_REMOVED, &path)
            .from(status.to_string());
        comparison.add(found);
    }
}

/// Whether there is a body, and whether anything is known of it.
fn body(comparison: &mut Comparison<'_>, old: &Response, new: &Response) {
    let path = ["response", "body"];
    let word = |body: &ResponseBody| match body {
        ResponseBody::Empty => "empty".to_owned(),
        ResponseBody::Any => "anything".to_owned(),
        ResponseBody::Text => "any text".to_owned(),
        ResponseBody::Members(members) => {
            let names: Vec<&str> = members.iter().map(|member| member.wire.as_str()).collect();
            format!("an object with {}", display::list(&names))
        }
    };
    let has_required =
        |response: &Response| response.members().iter().any(|member| member.required);
    let found = match (&old.body, &new.body) {
        (
            ResponseBody::Empty | ResponseBody::Any | ResponseBody::Text,
            ResponseBody::Members(_),
        ) => {
            let handlers = if has_required(new) {
                Bump::Major
            } else {
                Bump::Minor
            };
            let new_caller = if has_required(new) {
                Verdict::Breaks
            } else {
                Verdict::Risk
            };
            comparison
                .finding(&rules::RESP_BODY_ADDED, &path)
                .wire(Verdict::Ok, new_caller)
                .rust(Bump::Minor, handlers)
        }
        (
            ResponseBody::Members(_),
            ResponseBody::Empty | ResponseBody::Any | ResponseBody::Text,
        ) => {
            let old_caller = if has_required(old) {
                Verdict::Breaks
            } else {
                Verdict::Risk
            };
            comparison
                .finding(&rules::RESP_BODY_REMOVED, &path)
                .wire(old_caller, Verdict::Ok)
        }
        (ResponseBody::Empty, ResponseBody::Any | ResponseBody::Text) => {
            let found = comparison
                .finding(&rules::RESP_BODY_ADDED, &path)
                .wire(Verdict::Ok, Verdict::Ok);
            found.rust(Bump::Patch, Bump::Patch)
        }
        (ResponseBody::Any | ResponseBody::Text, ResponseBody::Empty) => {
            let found = comparison
                .finding(&rules::RESP_BODY_REMOVED, &path)
                .wire(Verdict::Ok, Verdict::Ok);
            found.rust(Bump::Patch, Bump::Patch)
        }
        _ => return,
    };
    comparison.add(found.values(word(&old.body), word(&new.body)));
}
