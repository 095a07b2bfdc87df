//! The body of a request: whether there is one, and how it is written.

use super::super::comparison::Comparison;
use crate::diff::rule::operation as op_rules;
use crate::diff::verdict::Verdict;
use crate::ir::{Operation, RequestBody};

/// The body, where it does not just follow from the params.
pub(super) fn body(comparison: &mut Comparison<'_>, old_op: &Operation, new_op: &Operation) {
    let (old, new) = (old_op.request_body, new_op.request_body);
    let rule = match (old, new) {
        _ if old == new && old_op.body_template == new_op.body_template => return,
        (RequestBody::None, _) => &op_rules::OP_REQUEST_BODY_ADDED,
        (_, RequestBody::None) => &op_rules::OP_REQUEST_BODY_REMOVED,
        (RequestBody::EmptyObject, _) => &op_rules::OP_REQUEST_BODY_BECAME_REQUIRED,
        (_, RequestBody::EmptyObject) => &op_rules::OP_REQUEST_BODY_ADDED,
        _ => &op_rules::OP_REQUEST_BODY_CHANGED,
    };
    let word = |operation: &Operation| match (operation.request_body, &operation.body_template) {
        (RequestBody::EmptyObject, _) => "an empty object, or none".to_owned(),
        (RequestBody::Members, _) => "an object".to_owned(),
        (RequestBody::Form, _) => "a form".to_owned(),
        (RequestBody::Text, None) => "a text".to_owned(),
        (RequestBody::Text, Some(found)) => {
            let quote = found.quote.as_str();
            format!("`{}`, quotes: {quote}", found.template)
        }
        (RequestBody::None, _) => "none".to_owned(),
    };
    let found = comparison
        .finding(rule, &["request_body"])
        .values(word(old_op), word(new_op));
    comparison.add(match (old, new) {
        // A body that was demanded and may be left out now is no trouble for anyone but an older server.
        (RequestBody::Members, RequestBody::EmptyObject) => {
            found.wire(Verdict::Ok, Verdict::NewOnly)
        }
        // Servers take an empty object and nothing for the same, and look at no body where there is none.
        (RequestBody::EmptyObject, RequestBody::None)
        | (RequestBody::None, RequestBody::EmptyObject) => found
            .wire(Verdict::Ok, Verdict::Ok)
            .note("An empty object says nothing: a server takes it, and none, on both sides."),
        _ => found,
    });
}
