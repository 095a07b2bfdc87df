//! The module of a service: constants of its errors, types inside of bodies, and the modules of its operations.

use crate::ir;

use super::claim::{Fault, Mend, Role, Scope, below};
use super::collect::Collector;
use super::{Operation, Types, error, name};

/// The module of a service.
#[derive(Debug)]
pub struct Service<'c> {
    /// The service.
    pub ir: &'c ir::Service,
    /// The module of its provider: `aws`.
    pub provider: String,
    /// Its own module: `timestream_query`.
    pub module: String,
    /// A constant for each of its errors.
    pub errors: Vec<Constant<'c>>,
    /// The types that members of its errors need; bodies themselves are part of each error.
    pub types: Types<'c>,
    /// The modules of its operations.
    pub operations: Vec<Operation<'c>>,
}

/// A constant for an error of a service.
#[derive(Debug)]
pub struct Constant<'c> {
    /// Its name: `THROTTLING_EXCEPTION`.
    pub name: String,
    /// The error.
    pub ir: &'c ir::Error,
}

/// What the names of a service are made of.
#[derive(Clone, Copy, Debug)]
pub struct ServiceParts<'c> {
    /// Who runs it.
    pub provider: &'c str,
    /// Its id.
    pub id: &'c str,
    /// Bodies that errors share.
    pub bodies: &'c [ir::Body],
    /// Errors that any operation can answer.
    pub errors: &'c [ir::Error],
    /// How errors are told.
    pub identity: &'c ir::ErrorIdentity,
}

impl<'c> Service<'c> {
    /// The module of a checked service.
    #[must_use]
    pub fn of(service: &'c ir::Service) -> Self {
        let parts = ServiceParts {
            provider: &service.provider,
            id: &service.id,
            bodies: &service.bodies,
            errors: &service.errors,
            identity: &service.error_identity,
        };
        let constant = |error: &'c ir::Error| Constant {
            name: name::constant(&error.name),
            ir: error,
        };
        let operations = service.operations.iter();
        Self {
            ir: service,
            provider: name::provider(service),
            module: name::service(service),
            errors: service.errors.iter().map(constant).collect(),
            types: parts.collect().types,
            operations: operations
                .map(|operation| Operation::of(operation, service))
                .collect(),
        }
    }

    /// The path of its module: `aws::timestream_query`.
    #[must_use]
    pub fn path(&self) -> String {
        name::path(self.ir)
    }
}

impl<'c> ServiceParts<'c> {
    /// Names of the service that are not to be had.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut module = |reserved: &[&str], rust: String, wire: &str, key: &str| {
            Scope::new(Role::Value, "module")
                .reserve(reserved.iter().copied())
                .claim_or(&rust, wire, &[key.to_owned()], Mend::Rename, &mut faults);
        };
        let own = ["client", "runtime", "server"];
        module(&own, name::snake(self.provider), self.provider, "provider");
        module(
            &[],
            name::snake(name::last_part(self.id)),
            self.id,
            "service",
        );
        faults.extend(self.collect().faults);
        faults
    }

    fn collect(&self) -> Collector<'c> {
        let mut all = Collector::new(["SERVICE", "Client", "BlockingClient", "HostVariables"]);
        for body in self.bodies {
            let path = below(&["bodies".to_owned()], &[&body.name]);
            let name = name::pascal(&body.name);
            let Collector { names, faults, .. } = &mut all;
            names.claim_or(&name, &body.name, &path, Mend::Rename, faults);
            let mut fields = Scope::new(Role::Value, "field").reserve(["new"]);
            let path = below(&path, &["members"]);
            all.members(&body.members, Some(&name), &path, &mut fields, None);
        }
        error::names(self.errors, self.identity, &mut all);
        all
    }
}
