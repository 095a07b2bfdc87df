//! Who calls, as far as retry tokens have to know it.

use std::sync::Arc;

/// Who calls, as far as retry tokens have to know it: tokens of two callers never meet.
///
/// An [`Authenticate`](crate::server::Authenticate) leaves it in the context's
/// extensions. A server that serves callers who must not know of each other
/// needs it: without, whoever uses another's token learns that it is in use.
///
/// ```
/// use annul_runtime::engine::Caller;
/// use annul_runtime::server::{RequestContext, Router};
///
/// let router = Router::new().authenticate(|context: &mut RequestContext| {
///     let tenant = "ocid1.tenancy.oc1..aaaa"; // what the signature says, once it is verified
///     context.extensions_mut().insert(Caller::new(tenant));
///     Ok(())
/// });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Caller(Arc<str>);

impl Caller {
    /// Someone, by whatever names them: a tenant, an account.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// What names them.
    pub(super) fn name(&self) -> &str {
        &self.0
    }
}
