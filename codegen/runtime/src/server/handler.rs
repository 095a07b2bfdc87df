//! Who answers an operation.

use super::RequestContext;
use crate::wire::Operation;
use std::sync::Arc;

/// Who answers an operation, whichever it is.
///
/// An implementor of one operation rather uses the trait that is emitted for
/// it, which has a method with the operation's own name, or a closure; this
/// one is for code that works with any operation. Both may be written as an
/// `async fn`.
///
/// A closure takes the input and the context by value and returns a future.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot answer `{O}`",
    note = "implement the emitted trait of the operation and pass the value to `Router::serve`, or pass a closure to `Router::serve_fn`"
)]
pub trait Handler<O: Operation>: Send + Sync + 'static {
    /// Answers one request. The input satisfies every constraint of the spec.
    ///
    /// # Errors
    /// Whatever of the operation's errors the implementor wants to answer; each of them can be sent.
    fn handle(
        &self,
        operation: O,
        input: O::Input,
        context: &RequestContext,
    ) -> impl Future<Output = Result<O::Output, O::Error>> + Send;
}

impl<O, F, R> Handler<O> for F
where
    O: Operation,
    F: Fn(O::Input, RequestContext) -> R + Send + Sync + 'static,
    R: Future<Output = Result<O::Output, O::Error>> + Send,
{
    fn handle(
        &self,
        _operation: O,
        input: O::Input,
        context: &RequestContext,
    ) -> impl Future<Output = Result<O::Output, O::Error>> + Send {
        self(input, context.clone())
    }
}

/// An implementor of emitted traits, as the handler that it is: see [`handler!`](crate::handler).
#[derive(Debug, Clone)]
pub struct Named<S>(Arc<S>);

impl<S> Named<S> {
    pub(super) fn new(server: S) -> Self {
        Self(Arc::new(server))
    }

    /// The implementor.
    #[must_use]
    pub fn get(&self) -> &S {
        &self.0
    }
}

/// The trait of whoever answers an operation: it makes a [`Handler`](crate::server::Handler) of them, and an `Arc` of
/// them implements it as well.
///
/// ```text
/// annul_runtime::handler! {
///     /// Who answers `CancelQuery`.
///     pub trait CancelQueryHandler: CancelQuery {
///         /// Cancels a query.
///         fn cancel_query(input: CancelQueryInput) -> Result<CancelQueryOutput, CancelQueryError>;
///     }
/// }
/// ```
#[macro_export]
macro_rules! handler {
    (
        $(#[$of_trait:meta])*
        $visibility:vis trait $handler:ident: $operation:ident {
            $(#[$of_method:meta])*
            fn $method:ident(input: $input:ty $(,)?) -> Result<$output:ty, $error:ty $(,)?>;
        }
    ) => {
        $(#[$of_trait])*
        ///
        /// It may be written as an `async fn`. Give it to `Router::serve`.
        $visibility trait $handler: ::core::marker::Send + ::core::marker::Sync + 'static {
            $(#[$of_method])*
            ///
            /// The input satisfies every constraint of the spec.
            ///
            /// # Errors
            ///
            /// Whichever of the operation's errors the implementor wants to answer.
            fn $method(
                &self,
                input: $input,
                context: &$crate::server::RequestContext,
            ) -> impl ::core::future::Future<Output = ::core::result::Result<$output, $error>>
            + ::core::marker::Send;
        }

        impl<S: $handler> $crate::server::Handler<$operation> for $crate::server::Named<S> {
            fn handle(
                &self,
                _operation: $operation,
                input: <$operation as $crate::wire::Operation>::Input,
                context: &$crate::server::RequestContext,
            ) -> impl ::core::future::Future<
                Output = ::core::result::Result<
                    <$operation as $crate::wire::Operation>::Output,
                    <$operation as $crate::wire::Operation>::Error,
                >,
            > + ::core::marker::Send {
                $handler::$method(self.get(), input, context)
            }
        }

        impl<S: $handler> $handler for ::std::sync::Arc<S> {
            fn $method(
                &self,
                input: <$operation as $crate::wire::Operation>::Input,
                context: &$crate::server::RequestContext,
            ) -> impl ::core::future::Future<
                Output = ::core::result::Result<
                    <$operation as $crate::wire::Operation>::Output,
                    <$operation as $crate::wire::Operation>::Error,
                >,
            > + ::core::marker::Send {
                $handler::$method(&**self, input, context)
            }
        }
    };
}
