//! The one port of emitted bindings: no two services behind it are called in the same way.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Sink, Span, rule};
use crate::ir::{Operation, Service};
use crate::options::Options;

/// The routes of a gateway over what options emit; of nothing, where no server is emitted or nobody asks.
pub(super) struct Gateway<'a> {
    options: Option<&'a Options>,
    sink: &'a Sink,
    /// Whose a route is: the service, and the operation with its place.
    taken: BTreeMap<String, (usize, &'a Operation, Span)>,
}

impl<'a> Gateway<'a> {
    pub(super) fn new(options: Option<&'a Options>, sink: &'a Sink) -> Self {
        Self {
            options: options.filter(|options| options.server),
            sink,
            taken: BTreeMap::new(),
        }
    }

    /// Takes a route for an operation of the service with this index.
    pub(super) fn claim(
        &mut self,
        route: String,
        index: usize,
        service: &Service,
        operation: &'a Operation,
        span: Span,
    ) {
        let serves = |options: &Options| options.includes(&service.id, &operation.id);
        if !self.options.is_some_and(serves) {
            return;
        }
        let Some((other, first, place)) = self.taken.get(&route) else {
            self.taken.insert(route, (index, operation, span));
            return;
        };
        // Within one service that is another rule's finding.
        if *other == index {
            return;
        }
        let message = format!(
            "`{route}` calls `{}` as well, and one gateway serves both services",
            first.id
        );
        self.sink.push(
            Diagnostic::error(&rule::GATEWAY_CLASH, span, message)
                .also(*place, "called in the same way"),
        );
    }
}
