//! Operations on one port: what is served, by whom, and under which rules.

use super::mounted::Mounted;
use super::routes::Routes;
use super::settings::{FrontDoors, RouterSettings};
use super::{
    Authenticate, FrontDoor, Handler, Limits, Named, RandomIds, RequestContext, RequestIds,
};
use crate::operation::{OperationInfo, ServiceInfo};
use crate::wire::CancelOperation;
use std::fmt;
use std::sync::Arc;

/// Operations on one port, each answered by its handler.
///
/// It is a `tower` service over `http` requests: it mounts in axum, runs in
/// hyper, and takes a request in memory with [`answer`](Self::answer). Cloning
/// it is cheap, and a clone serves the same handlers.
///
/// ```text
/// let router = Router::new()
///     .serve(StopCalculationExecution, MyAthena::new())
///     .serve_fn(CancelQuery, |input, context| async move { … });
/// ```
#[derive(Clone)]
pub struct Router(Arc<Inner>);

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) routes: Routes,
    pub(super) settings: RouterSettings,
}

impl Default for Router {
    fn default() -> Self {
        Self::new()
    }
}

impl Router {
    /// Without any operation yet, with the usual [`Limits`], and open to everyone.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::new(Inner {
            routes: Routes::default(),
            settings: RouterSettings {
                limits: Limits::default(),
                body_timeout: None,
                ids: Arc::new(RandomIds::default()),
                authenticate: None,
                require_authorization: false,
                front_doors: FrontDoors::default(),
            },
        }))
    }

    /// Serves an operation by a type that has the operation's emitted trait.
    ///
    /// What was called in the same way before (the same target, or the same
    /// method and path) no longer is: the last one counts.
    #[must_use]
    pub fn serve<O: CancelOperation, S>(self, operation: O, server: S) -> Self
    where
        Named<S>: Handler<O>,
    {
        self.serve_with(operation, Named::new(server))
    }

    /// Serves an operation by a closure.
    #[must_use]
    pub fn serve_fn<O, F, R>(self, operation: O, handler: F) -> Self
    where
        O: CancelOperation,
        F: Fn(O::Input, RequestContext) -> R + Send + Sync + 'static,
        R: Future<Output = Result<O::Output, O::Error>> + Send,
    {
        self.serve_with(operation, handler)
    }

    /// Serves an operation by any handler: one that works with every operation, for instance.
    #[must_use]
    pub fn serve_with<O: CancelOperation>(
        mut self,
        operation: O,
        handler: impl Handler<O>,
    ) -> Self {
        let mounted = Arc::new(Mounted { operation, handler });
        self.inner().routes.add(mounted);
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.inner().settings.limits = limits;
        self
    }

    /// Gives a body so long to arrive, by a future that ends when the time is over.
    ///
    /// A router has no clock of its own; without this, a body may take as long
    /// as its connection lets it. Who is too slow gets the vendor's answer.
    ///
    /// ```text
    /// router.body_timeout(|| tokio::time::sleep(Duration::from_secs(10)))
    /// ```
    #[must_use]
    pub fn body_timeout<F>(mut self, timeout: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.inner().settings.body_timeout = Some(Arc::new(move || Box::pin(timeout())));
        self
    }

    /// Answers in this voice what reaches no operation, whatever the service, in place of the front doors that
    /// specs name.
    #[must_use]
    pub fn front_door(mut self, door: impl FrontDoor) -> Self {
        let doors = &mut self.inner().settings.front_doors;
        doors.set_for_all(Arc::new(door));
        self
    }

    /// The same for one service; it goes before [`front_door`](Self::front_door).
    #[must_use]
    pub fn front_door_of(mut self, service: &'static ServiceInfo, door: impl FrontDoor) -> Self {
        let doors = &mut self.inner().settings.front_doors;
        doors.set_for(service, Arc::new(door));
        self
    }

    /// Asks `authenticate` about every request before its handler sees it.
    #[must_use]
    pub fn authenticate(mut self, authenticate: impl Authenticate) -> Self {
        self.inner().settings.authenticate = Some(Arc::new(authenticate));
        self
    }

    /// Answers requests without credentials as their vendor does, before anything else is asked.
    ///
    /// Whether credentials hold is not looked at: that is what
    /// [`authenticate`](Self::authenticate) is for.
    #[must_use]
    pub fn require_authorization(mut self) -> Self {
        self.inner().settings.require_authorization = true;
        self
    }

    /// Takes the ids of requests from `ids`.
    #[must_use]
    pub fn request_ids(mut self, ids: impl RequestIds) -> Self {
        self.inner().settings.ids = Arc::new(ids);
        self
    }

    /// What is served.
    pub fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> {
        self.0.routes.operations()
    }

    pub(super) fn shared(&self) -> Arc<Inner> {
        Arc::clone(&self.0)
    }

    fn inner(&mut self) -> &mut Inner {
        Arc::make_mut(&mut self.0)
    }
}

impl fmt::Debug for Router {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Router")
            .field("operations", &self.0.routes)
            .field("limits", &self.0.settings.limits)
            .finish_non_exhaustive()
    }
}
