//! Who may call: a hook with the whole request.

use super::{Boxed, RequestContext};
use crate::Refusal;
use std::future::ready;

/// Decides who may call, before a handler sees the input.
///
/// It has the request as it came, with all of its body, so that it can verify
/// any signature; and it can leave what it learns for the handler, in the
/// context's extensions. What it refuses is answered in the vendor's own shape,
/// by the reply table of the operation.
///
/// It may be written as an `async fn`. A closure without waiting is one too:
///
/// ```
/// use annul_runtime::server::{RequestContext, Router};
/// use annul_runtime::{Refusal, RefusalKind};
///
/// let router = Router::new().authenticate(|context: &mut RequestContext| {
///     match context.headers().get("x-auth-token") {
///         Some(token) if token == "let me in" => Ok(()),
///         _ => Err(Refusal::new(RefusalKind::Unauthenticated)),
///     }
/// });
/// ```
pub trait Authenticate: Send + Sync + 'static {
    /// Nothing, if the request may pass.
    ///
    /// # Errors
    /// Why it may not.
    fn authenticate(
        &self,
        context: &mut RequestContext,
    ) -> impl Future<Output = Result<(), Refusal>> + Send;
}

impl<F> Authenticate for F
where
    F: Fn(&mut RequestContext) -> Result<(), Refusal> + Send + Sync + 'static,
{
    fn authenticate(
        &self,
        context: &mut RequestContext,
    ) -> impl Future<Output = Result<(), Refusal>> + Send {
        ready(self(context))
    }
}

/// The same with a future whose type is not told, so that a router can hold any.
pub(super) trait AnyAuthenticate: Send + Sync {
    fn authenticate<'a>(
        &'a self,
        context: &'a mut RequestContext,
    ) -> Boxed<'a, Result<(), Refusal>>;
}

impl<A: Authenticate> AnyAuthenticate for A {
    fn authenticate<'a>(
        &'a self,
        context: &'a mut RequestContext,
    ) -> Boxed<'a, Result<(), Refusal>> {
        Box::pin(Authenticate::authenticate(self, context))
    }
}
