//! Rules across operations: ids, routes and modules are unique in a catalogue; then everything is sorted.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, Sink, Span, rule};
use crate::ir::{Binding, Catalogue, Operation, PathPart, Service};
use crate::options::Options;
use crate::rust::name;

use super::gateway::Gateway;

/// The catalogue of checked services and operations; each operation comes with the index of its service.
pub(super) fn assemble(
    services: Vec<(Span, Service)>,
    operations: Vec<(usize, Span, Operation)>,
    options: Option<&Options>,
    sink: &Sink,
) -> Catalogue {
    let mut ids = Unique::new(&rule::DUPLICATE_SERVICE, "the service", sink);
    let mut modules = Unique::new(&rule::NAME_COLLISION, "the module", sink);
    for (span, service) in &services {
        // One finding for a copied file is enough: its module collides as well.
        if ids.claim(&service.id, *span) {
            let module = name::path(service);
            modules.claim(&module, *span);
        }
    }
    let mut ids = Unique::new(&rule::DUPLICATE_OPERATION, "the operation", sink);
    let mut modules = Unique::new(&rule::NAME_COLLISION, "the module", sink);
    let mut routes: BTreeMap<usize, Unique<'_>> = BTreeMap::new();
    let mut gateway = Gateway::new(options, sink);
    for (home, span, operation) in &operations {
        let service = &services[*home].1;
        if ids.claim(&operation.id, *span) {
            let module = format!("{}::{}", name::path(service), name::operation(operation));
            modules.claim(&module, *span);
            // Other services may answer to the same path, unless one gateway serves them all.
            let of_service = routes
                .entry(*home)
                .or_insert_with(|| Unique::new(&rule::DUPLICATE_ROUTE, "the route", sink));
            for route in routes_of(service, operation) {
                of_service.claim(&route, *span);
                gateway.claim(route, *home, service, operation, *span);
            }
        }
    }
    let mut services: Vec<Service> = services.into_iter().map(|(_, service)| service).collect();
    for (home, _, operation) in operations {
        services[home].operations.push(operation);
    }
    for service in &mut services {
        service.operations.sort_by(|a, b| a.id.cmp(&b.id));
    }
    services.sort_by(|a, b| a.id.cmp(&b.id));
    Catalogue { services }
}

/// What no other part of a catalogue may claim as well, each with its kind.
pub(crate) fn claims(part: &Catalogue, options: &Options) -> Vec<String> {
    let mut claims = Vec::new();
    for service in &part.services {
        let module = name::path(service);
        claims.extend([
            format!("service {}", service.id),
            format!("module {module}"),
        ]);
        for operation in &service.operations {
            let name = name::operation(operation);
            claims.extend([
                format!("operation {}", operation.id),
                format!("module {module}::{name}"),
            ]);
            if options.server && options.includes(&service.id, &operation.id) {
                let routes = routes_of(service, operation).into_iter();
                claims.extend(routes.map(|route| format!("route {route}")));
            }
        }
    }
    claims
}

/// What a server tells operations apart by: the target, the action, or method and path with nameless placeholders.
fn routes_of(service: &Service, operation: &Operation) -> Vec<String> {
    if operation.is_client_only {
        // No server has to tell it from others.
        return Vec::new();
    }
    let route = &operation.route;
    if service.protocol.binding() == Binding::AwsQuery {
        let version = service.version.as_deref().unwrap_or_default();
        return vec![format!("Action={}&Version={version}", operation.name)];
    }
    let targets: Vec<String> = route
        .target
        .iter()
        .chain(&route.target_aliases)
        .cloned()
        .collect();
    if !targets.is_empty() {
        return targets;
    }
    let path: String = route
        .parts
        .iter()
        .map(|part| match part {
            PathPart::Literal(text) => text.as_str(),
            PathPart::Param { greedy: false, .. } => "{}",
            PathPart::Param { greedy: true, .. } => "{+}",
        })
        .collect();
    vec![format!("{} {path}", route.method.as_str())]
}

struct Unique<'a> {
    rule: &'static Rule,
    what: &'static str,
    sink: &'a Sink,
    taken: BTreeMap<String, Span>,
}

impl<'a> Unique<'a> {
    fn new(rule: &'static Rule, what: &'static str, sink: &'a Sink) -> Self {
        Self {
            rule,
            what,
            sink,
            taken: BTreeMap::new(),
        }
    }

    fn claim(&mut self, name: &str, span: Span) -> bool {
        let Some(first) = self.taken.get(name) else {
            self.taken.insert(name.to_owned(), span);
            return true;
        };
        let message = format!("{} `{name}` is declared twice", self.what);
        let found = Diagnostic::error(self.rule, span, message).also(*first, "first declared here");
        let is_module = *self.rule == rule::NAME_COLLISION;
        self.sink.push(if is_module {
            found.help("ids that differ only in `-`, `_`, capitals or what is before the last dot share a module: rename one; an operation takes a `rust_name`")
        } else {
            found
        });
        false
    }
}
