//! Params that came or went, by the place where they travel.

use crate::diff::compare::comparison::Comparison;
use crate::diff::compare::display;
use crate::diff::rule::{operation as op_rules, param as rules};
use crate::diff::verdict::Verdict;
use crate::ir::{Location, Param};

/// A param that is gone.
pub(super) fn removed(comparison: &mut Comparison<'_>, param: &Param) {
    let path = ["params", &param.key];
    let found = match (&param.constant, param.location) {
        (Some(value), location) => {
            let rule = match location {
                Location::Query => &op_rules::OP_CONSTANT_QUERY_CHANGED,
                Location::Header => &op_rules::OP_CONSTANT_HEADER_REMOVED,
                _ => &op_rules::OP_CONSTANT_CHANGED,
            };
            comparison
                .finding(rule, &path)
                .from(display::literal(value))
        }
        (None, Location::Path) => {
            let found = comparison.finding(&rules::PARAM_REMOVED_REQUIRED, &path);
            found
                .from(facts(param))
                .wire(Verdict::Breaks, Verdict::Breaks)
        }
        (None, _) => {
            let is_needed = param.member.required && param.member.default.is_none();
            let rule = if is_needed {
                &rules::PARAM_REMOVED_REQUIRED
            } else {
                &rules::PARAM_REMOVED_OPTIONAL
            };
            comparison.finding(rule, &path).from(facts(param))
        }
    };
    comparison.add(found);
}

/// A param that is new.
pub(super) fn added(comparison: &mut Comparison<'_>, param: &Param) {
    let path = ["params", &param.key];
    let found = match (&param.constant, param.location) {
        (Some(value), location) => {
            let rule = match location {
                Location::Query => &op_rules::OP_CONSTANT_QUERY_CHANGED,
                Location::Header => &op_rules::OP_CONSTANT_HEADER_ADDED,
                _ => &op_rules::OP_CONSTANT_CHANGED,
            };
            comparison.finding(rule, &path).to(display::literal(value))
        }
        (None, location) => {
            let rule = match (location, param.member.required) {
                (Location::Path, _) => &rules::PARAM_ADDED_IN_PATH,
                (_, true) => &rules::PARAM_ADDED_REQUIRED,
                (_, false) => &rules::PARAM_ADDED_OPTIONAL,
            };
            comparison.finding(rule, &path).to(facts(param))
        }
    };
    comparison.add(found);
}

/// `optional string in the query`
fn facts(param: &Param) -> String {
    let need = if param.member.required {
        "required"
    } else {
        "optional"
    };
    format!(
        "{need} {} in the {}",
        display::ty(&param.member.ty),
        param.location.as_str()
    )
}
