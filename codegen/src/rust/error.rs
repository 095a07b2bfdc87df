//! The errors of an operation or a service: a variant and a struct each, and the names that they take.

use crate::ir::{self, ErrorBody};

use super::claim::{Mend, Role, Scope, below};
use super::collect::Collector;
use super::size;
use super::{Field, Travels, name};

/// An error as a variant and a struct.
#[derive(Debug)]
pub struct Error<'c> {
    /// The error.
    pub ir: &'c ir::Error,
    /// The variant, and the struct.
    pub name: String,
    /// The fields of the struct, without the reply: members of the body, then headers.
    pub fields: Vec<Field<'c>>,
    /// Whether the types of its members are the service's.
    pub is_shared: bool,
    /// Whether the variant holds it in a box, so that results stay small.
    pub is_boxed: bool,
}

/// The size in bytes from which the struct of an error stands in a box: results of 128 and more are large to clippy,
/// and the enum of errors takes a few bytes besides.
const LARGE: usize = 112;

impl<'c> Error<'c> {
    pub(super) fn of(error: &'c ir::Error, service: &'c ir::Service) -> Self {
        // Of one that comes with the reply, boxed itself.
        let reply = size_of::<usize>();
        let members = error.own_members(service).chain(&error.headers);
        let size: usize = members.map(size::of).sum();
        let name = name::error(error);
        let (parent, of_headers) = (name::in_body(error), name::in_headers(error));
        let body = error.own_members(service);
        let body = body.map(|member| Field::new(member, Some(&parent), false, Travels::Body));
        let headers = error.headers.iter();
        let headers =
            headers.map(|member| Field::new(member, Some(&of_headers), false, Travels::Header));
        Self {
            ir: error,
            fields: body.chain(headers).collect(),
            is_shared: matches!(error.body, ErrorBody::Shared(_)),
            is_boxed: reply + size > LARGE,
            name,
        }
    }
}

/// The names of variants, structs and types of errors.
pub(super) fn names<'c>(
    errors: &'c [ir::Error],
    identity: &ir::ErrorIdentity,
    all: &mut Collector<'c>,
) {
    let mut variants = Scope::new(Role::Variant, "variant").reserve(["Other"]);
    for error in errors {
        let path = below(&["errors".to_owned()], &[&error.name]);
        let name = name::error(error);
        // An error is a variant and a type of one name; it is enough to hear of it once.
        if variants.claim(&name, &error.name, &path, &mut all.faults) {
            let mend = Mend::Key("rust_name");
            let Collector { names, faults, .. } = all;
            names.claim_or(&name, &error.name, &path, mend, faults);
        }
        let mut fields = Scope::new(Role::Value, "field").reserve(["new", "reply", "message"]);
        if let ErrorBody::Own(members) = &error.body {
            // Code and message are the reply's, not fields; their types are there all the same.
            let path = below(&path, &["members"]);
            all.types_of(members, Some(&name), &path, None);
            let own = members.iter().filter(|member| !identity.takes(member));
            all.claim(own, &path, &mut fields);
        }
        let of_headers = name::in_headers(error);
        let path = below(&path, &["headers"]);
        all.members(&error.headers, Some(&of_headers), &path, &mut fields, None);
    }
}
