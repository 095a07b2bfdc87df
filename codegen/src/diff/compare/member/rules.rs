//! The rules for members by the way they travel: the same change of a param, a reply and an error hits different people.

use crate::diff::compare::role::Role;
use crate::diff::rule::{Rule, error, param, response};

/// The rules that speak of one sort of members.
pub(super) struct Rules {
    pub(super) added_optional: &'static Rule,
    pub(super) added_required: &'static Rule,
    pub(super) removed_optional: &'static Rule,
    pub(super) removed_required: &'static Rule,
    pub(super) renamed: &'static Rule,
    pub(super) wire_name: &'static Rule,
    pub(super) renamed_everywhere: &'static Rule,
    pub(super) became_required: &'static Rule,
    pub(super) became_optional: &'static Rule,
    pub(super) null_allowed: &'static Rule,
    pub(super) null_refused: &'static Rule,
    pub(super) default_added: &'static Rule,
    pub(super) default_removed: &'static Rule,
    pub(super) default_changed: &'static Rule,
    pub(super) deprecated: &'static Rule,
    pub(super) no_longer_deprecated: &'static Rule,
    pub(super) deprecation_note: &'static Rule,
    pub(super) sensitive: &'static Rule,
    pub(super) no_longer_sensitive: &'static Rule,
    pub(super) docs: &'static Rule,
    pub(super) order: &'static Rule,
}

static PARAM: Rules = Rules {
    added_optional: &param::PARAM_ADDED_OPTIONAL,
    added_required: &param::PARAM_ADDED_REQUIRED,
    removed_optional: &param::PARAM_REMOVED_OPTIONAL,
    removed_required: &param::PARAM_REMOVED_REQUIRED,
    renamed: &param::PARAM_RENAMED,
    wire_name: &param::PARAM_WIRE_NAME_CHANGED,
    renamed_everywhere: &param::PARAM_RENAMED_EVERYWHERE,
    became_required: &param::PARAM_BECAME_REQUIRED,
    became_optional: &param::PARAM_BECAME_OPTIONAL,
    null_allowed: &param::PARAM_NULL_ALLOWED,
    null_refused: &param::PARAM_NULL_REFUSED,
    default_added: &param::PARAM_DEFAULT_ADDED,
    default_removed: &param::PARAM_DEFAULT_REMOVED,
    default_changed: &param::PARAM_DEFAULT_CHANGED,
    deprecated: &param::PARAM_DEPRECATED,
    no_longer_deprecated: &param::PARAM_NO_LONGER_DEPRECATED,
    deprecation_note: &param::PARAM_DEPRECATION_NOTE_CHANGED,
    sensitive: &param::PARAM_BECAME_SENSITIVE,
    no_longer_sensitive: &param::PARAM_NO_LONGER_SENSITIVE,
    docs: &param::PARAM_DOCS_CHANGED,
    order: &param::PARAM_ORDER_CHANGED,
};

static RESPONSE: Rules = Rules {
    added_optional: &response::RESP_MEMBER_ADDED_OPTIONAL,
    added_required: &response::RESP_MEMBER_ADDED_REQUIRED,
    removed_optional: &response::RESP_MEMBER_REMOVED_OPTIONAL,
    removed_required: &response::RESP_MEMBER_REMOVED_REQUIRED,
    renamed: &response::RESP_MEMBER_RENAMED,
    wire_name: &response::RESP_MEMBER_WIRE_NAME_CHANGED,
    renamed_everywhere: &response::RESP_MEMBER_RENAMED_EVERYWHERE,
    became_required: &response::RESP_MEMBER_BECAME_REQUIRED,
    became_optional: &response::RESP_MEMBER_BECAME_OPTIONAL,
    null_allowed: &response::RESP_MEMBER_NULL_ALLOWED,
    null_refused: &response::RESP_MEMBER_NULL_REFUSED,
    default_added: &response::RESP_MEMBER_DEFAULT_CHANGED,
    default_removed: &response::RESP_MEMBER_DEFAULT_CHANGED,
    default_changed: &response::RESP_MEMBER_DEFAULT_CHANGED,
    deprecated: &response::RESP_MEMBER_DEPRECATED,
    no_longer_deprecated: &response::RESP_MEMBER_NO_LONGER_DEPRECATED,
    deprecation_note: &response::RESP_DOCS_CHANGED,
    sensitive: &response::RESP_MEMBER_BECAME_SENSITIVE,
    no_longer_sensitive: &response::RESP_MEMBER_NO_LONGER_SENSITIVE,
    docs: &response::RESP_DOCS_CHANGED,
    order: &response::RESP_MEMBER_ORDER_CHANGED,
};

static HEADER: Rules = Rules {
    added_optional: &response::RESP_HEADER_ADDED,
    removed_optional: &response::RESP_HEADER_REMOVED_OPTIONAL,
    wire_name: &response::RESP_HEADER_RENAMED,
    ..RESPONSE
};

static ERROR: Rules = Rules {
    added_optional: &error::ERROR_MEMBER_ADDED_OPTIONAL,
    added_required: &error::ERROR_MEMBER_ADDED_REQUIRED,
    removed_optional: &error::ERROR_MEMBER_REMOVED,
    removed_required: &error::ERROR_MEMBER_REMOVED,
    renamed: &error::ERROR_MEMBER_RENAMED,
    wire_name: &error::ERROR_MEMBER_WIRE_NAME_CHANGED,
    renamed_everywhere: &error::ERROR_MEMBER_REMOVED,
    became_required: &error::ERROR_MEMBER_BECAME_REQUIRED,
    became_optional: &error::ERROR_MEMBER_BECAME_OPTIONAL,
    null_allowed: &error::ERROR_MEMBER_CHANGED,
    null_refused: &error::ERROR_MEMBER_CHANGED,
    default_added: &error::ERROR_MEMBER_CHANGED,
    default_removed: &error::ERROR_MEMBER_CHANGED,
    default_changed: &error::ERROR_MEMBER_CHANGED,
    deprecated: &error::ERROR_MEMBER_CHANGED,
    no_longer_deprecated: &error::ERROR_MEMBER_CHANGED,
    deprecation_note: &error::ERROR_DOCS_CHANGED,
    sensitive: &error::ERROR_MEMBER_CHANGED,
    no_longer_sensitive: &error::ERROR_MEMBER_CHANGED,
    docs: &error::ERROR_DOCS_CHANGED,
    order: &error::ERROR_MEMBER_ORDER_CHANGED,
};

/// The rules for members that travel like this.
pub(super) fn rules(role: Role) -> &'static Rules {
    match role {
        Role::Param { .. } => &PARAM,
        Role::Response { is_header: true } => &HEADER,
        Role::Response { is_header: false } => &RESPONSE,
        Role::Error => &ERROR,
    }
}
