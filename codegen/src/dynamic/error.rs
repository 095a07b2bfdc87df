//! Errors: their facts, and the members of their bodies.

use annul_runtime::dynamic::facts::{ErrorFacts, ErrorMember};
use annul_runtime::meaning::reply_table::Literal;
use annul_runtime::operation::{DeclaredBy, ErrorInfo};

use crate::ir::{self, Error, ErrorBody, Member, Told, Type};

use super::keep::{keep, keep_all, kept, kept_list, literal};
use super::shape;

/// The errors that an operation declares.
pub(super) fn errors(operation: &ir::Operation, service: &ir::Service) -> Vec<ErrorFacts> {
    let errors = operation.errors.iter();
    errors.map(|error| facts(error, service)).collect()
}

fn facts(error: &Error, service: &ir::Service) -> ErrorFacts {
    let identity = &service.error_identity;
    let is_shared = matches!(error.body, ErrorBody::Shared(_));
    let member = |member: &Member| {
        let wire = &member.wire;
        if !identity.takes(member) {
            return ErrorMember::Own(Box::new(shape::error_field(member, identity, is_shared)));
        }
        match (identity.is_message(wire), &member.ty) {
            (true, _) => ErrorMember::Message(keep(wire)),
            (false, Type::Integer) => ErrorMember::CodeNumber(keep(wire)),
            (false, _) => ErrorMember::Code(keep(wire)),
        }
    };
    let inside = error.told_inside(service).into_iter();
    let inside = inside.map(|told| match told {
        Told::Code(path) => ErrorMember::CodeAt(keep(path)),
        Told::CodeNumber(path) => ErrorMember::CodeNumberAt(keep(path)),
        Told::Message(path) => ErrorMember::MessageAt(keep(path)),
    });
    let members = error.members(service).iter().map(member);
    ErrorFacts {
        name: keep(&error.name),
        members: inside.chain(members).collect(),
        headers: error
            .headers
            .iter()
            .map(|header| shape::error_field(header, identity, false))
            .collect(),
    }
}

/// What a spec says of an error of an operation, or of its service.
pub(super) fn info(
    error: &Error,
    declared_by: DeclaredBy,
    service: &ir::Service,
) -> &'static ErrorInfo {
    let differs = |status: Option<u16>| status.filter(|status| *status != error.status.sent);
    let new = match declared_by {
        DeclaredBy::Operation => ErrorInfo::new,
        DeclaredBy::Service => ErrorInfo::of_service,
    };
    let mut info = new(keep(&error.name), error.kind, error.status.sent)
        .codes(keep_all(error.codes.iter().map(String::as_str)))
        .fault(error.fault)
        .then(error.retry, error.target_state);
    if error.other_codes {
        info = info.other_codes();
    }
    if let Some(status) = differs(error.status.documented) {
        info = info.documented_status(status);
    }
    if let Some(status) = differs(error.status.modelled) {
        info = info.modelled_status(status);
    }
    if declared_by == DeclaredBy::Operation {
        let mut found = Vec::new();
        for member in error.own_members(service) {
            defaults(member, "", &mut found);
        }
        info = info.defaults(kept_list(found));
    }
    kept(info)
}

/// The defaults of a member and of those inside of it, by their paths.
fn defaults(member: &Member, outer: &str, found: &mut Vec<(&'static str, Literal<'static>)>) {
    let path = format!("{outer}{}", member.wire);
    if let Some(value) = &member.default {
        found.push((keep(&path), literal(value)));
    }
    if let Type::Object(members) = &member.ty {
        for member in members {
            defaults(member, &format!("{path}."), found);
        }
    }
}
