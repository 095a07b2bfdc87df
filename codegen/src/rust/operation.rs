//! The module of an operation: input, output, errors, and the types that they need.

use annul_runtime::meaning::look_table::{Step, steps};

use crate::ir::{self, Param, Response};

use super::claim::{Fault, Role, Scope, below};
use super::collect::Collector;
use super::error::{self, Error};
use super::{Field, Sort, Struct, Travels, Ty, Types, name};

/// The module of an operation.
#[derive(Debug)]
pub struct Operation<'c> {
    /// The operation.
    pub ir: &'c ir::Operation,
    /// The module, also the name of the method: `cancel_query`.
    pub module: String,
    /// What types begin with, and the name of the operation's own: `CancelQuery`.
    pub name: String,
    /// What a caller says; constants are no part of it.
    pub input: Struct<'c>,
    /// What a success says.
    pub output: Struct<'c>,
    /// The status of a success, where there are several.
    pub status: Option<Status>,
    /// The trait that servers implement: `CancelQueryHandler`.
    pub handler: String,
    /// The enum of errors: `CancelQueryError`.
    pub error: String,
    /// Its variants without the last, each with a struct of the same name.
    pub errors: Vec<Error<'c>>,
    /// The other types.
    pub types: Types<'c>,
}

/// The status of a success, as a field.
#[derive(Debug)]
pub struct Status {
    /// The field.
    pub field: &'static str,
    /// What `new` puts there.
    pub first: u16,
}

/// A step on the way to a member of an output.
#[derive(Clone, Copy, Debug)]
pub enum Hop<'f, 'c> {
    /// Into a field.
    Into(&'f Field<'c>),
    /// Into the item of a list that is of one of several targets: found by this field, or the id itself.
    Item(Option<&'f Field<'c>>),
}

/// What the names of an operation are made of.
#[derive(Clone, Copy, Debug)]
pub struct OperationParts<'c> {
    /// Its name.
    pub name: &'c str,
    /// The author's own name for its module.
    pub rust_name: Option<&'c str>,
    /// Its params.
    pub params: &'c [Param],
    /// Its success.
    pub response: Option<&'c Response>,
    /// Its errors.
    pub errors: &'c [ir::Error],
    /// How errors are told.
    pub identity: &'c ir::ErrorIdentity,
}

/// Methods of the input that a field may not be called like.
const OF_INPUT: [&str; 3] = ["new", "violations", "validate"];

impl<'c> Operation<'c> {
    /// The module of a checked operation.
    #[must_use]
    pub fn of(operation: &'c ir::Operation, service: &'c ir::Service) -> Self {
        let parts = OperationParts {
            name: &operation.name,
            rust_name: operation.rust_name.as_deref(),
            params: &operation.params,
            response: Some(&operation.response),
            errors: &operation.errors,
            identity: &service.error_identity,
        };
        let types = parts.collect().types;
        let name = name::pascal(&operation.name);
        let status_field = status_field(&operation.response);
        let errors = operation
            .errors
            .iter()
            .map(|error| Error::of(error, service));
        Self {
            ir: operation,
            module: name::operation(operation),
            input: input(format!("{name}Input"), &operation.params),
            output: output(format!("{name}Output"), &operation.response),
            status: status_field.map(|field| Status {
                field,
                first: operation.response.statuses.first().copied().unwrap_or(200),
            }),
            handler: format!("{name}Handler"),
            error: format!("{name}Error"),
            errors: errors.collect(),
            types,
            name,
        }
    }

    /// The params that callers give, each with its field.
    pub fn params(&self) -> impl Iterator<Item = (&'c Param, &Field<'c>)> {
        self.input
            .fields
            .iter()
            .filter_map(|field| match field.travels {
                Travels::Param(param) => Some((param, field)),
                Travels::Sent | Travels::Body | Travels::Header => None,
            })
    }

    /// The way through the fields of an output to a member: `Job.Status`, or `Errors[Id=$each].Code` in the item of one
    /// of several targets.
    #[must_use]
    pub fn way(&self, path: &str) -> Option<Vec<Hop<'_, 'c>>> {
        let mut fields = self.output.fields.as_slice();
        let mut way = Vec::new();
        for step in steps(path)? {
            let ty = match step {
                Step::Into(name) => {
                    let is_body = |field: &&Field<'_>| !matches!(field.travels, Travels::Header);
                    let mut own = fields.iter().filter(is_body);
                    let field = own.find(|field| field.member.wire == name)?;
                    way.push(Hop::Into(field));
                    &field.ty
                }
                Step::Search { member, .. } => {
                    let Some(Hop::Into(list)) = way.last() else {
                        return None;
                    };
                    let Ty::Vec(item) = &list.ty else { return None };
                    let key = match &**item {
                        Ty::Named(Sort::Object, object) => {
                            let mut own = self.types.object(object)?.fields.iter();
                            Some(own.find(|field| field.member.wire == member)?)
                        }
                        _ => None,
                    };
                    way.push(Hop::Item(key));
                    &**item
                }
            };
            fields = match ty {
                Ty::Named(Sort::Object, object) => &self.types.object(object)?.fields,
                _ => &[],
            };
        }
        Some(way)
    }

    /// The field of a param, if callers give it.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field<'c>> {
        let found = self.params().find(|(param, _)| param.key == key);
        found.map(|(_, field)| field)
    }
}

fn input(name: String, params: &[Param]) -> Struct<'_> {
    let arguments = params.iter().filter(|param| param.constant.is_none());
    let fields = arguments
        .map(|param| Field::new(&param.member, None, param.is_target, Travels::Param(param)));
    Struct {
        name,
        docs: None,
        fields: fields.collect(),
        site: None,
    }
}

fn output(name: String, response: &Response) -> Struct<'_> {
    let field = |member, travels| Field::new(member, None, false, travels);
    let members = response.members().iter();
    let headers = response.headers.iter();
    let members = members.map(|member| field(member, Travels::Body));
    let headers = headers.map(|member| field(member, Travels::Header));
    Struct {
        name,
        docs: response.docs.as_deref(),
        fields: members.chain(headers).collect(),
        site: None,
    }
}

/// The field for the status, where there are several: a member may have the usual name already.
fn status_field(response: &Response) -> Option<&'static str> {
    let members = response.members().iter().chain(&response.headers);
    let mut names = members.map(name::field);
    let field = if names.any(|name| name == "status") {
        "http_status"
    } else {
        "status"
    };
    (response.statuses.len() > 1).then_some(field)
}

impl<'c> OperationParts<'c> {
    /// Names of the operation that are not to be had.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let own = vec!["operation".to_owned()];
        let chosen = self.rust_name.map(|_| vec!["rust_name".to_owned()]);
        let module = name::module(self.name, self.rust_name);
        Scope::new(Role::Type, "type")
            .reserve([
                "BlockingCall",
                "BlockingClient",
                "Call",
                "Client",
                "HostVariables",
            ])
            .claim(&name::pascal(self.name), self.name, &own, &mut faults);
        Scope::new(Role::Value, "module")
            .reserve(["builder", "client", "wire"])
            .claim(&module, self.name, &chosen.unwrap_or(own), &mut faults);
        faults.extend(self.collect().faults);
        faults
    }

    fn collect(&self) -> Collector<'c> {
        let name = name::pascal(self.name);
        let own = ["Input", "Output", "Error", "Handler"].map(|suffix| format!("{name}{suffix}"));
        let own = own.iter().map(String::as_str);
        let mut all = Collector::new(own.chain([name.as_str(), "OPERATION", "REPLIES"]));
        self.params(&mut all);
        if let Some(response) = self.response {
            Self::of_response(response, &mut all);
        }
        error::names(self.errors, self.identity, &mut all);
        all
    }

    fn params(&self, all: &mut Collector<'c>) {
        let mut fields = Scope::new(Role::Value, "field").reserve(OF_INPUT);
        for param in self.params {
            let path = below(&["params".to_owned()], &[&param.key]);
            all.param(param, &path);
            let field = name::field(&param.member);
            fields.claim(&field, &param.key, &path, &mut all.faults);
        }
    }

    fn of_response(response: &'c Response, all: &mut Collector<'c>) {
        // Body and headers become fields of one struct.
        let reserved = ["new", "outcome"].into_iter().chain(status_field(response));
        let mut fields = Scope::new(Role::Value, "field").reserve(reserved);
        let path = |key: &str| below(&["response".to_owned()], &[key]);
        all.members(response.members(), None, &path("body"), &mut fields, None);
        all.members(&response.headers, None, &path("headers"), &mut fields, None);
    }
}
