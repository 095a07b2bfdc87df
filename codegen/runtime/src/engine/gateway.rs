//! The macro that puts one engine behind every operation of a catalogue.

/// Makes `gateway` and `serve_all` of the operations of a catalogue.
///
/// It stands in the emitted `server.rs`:
///
/// ```text
/// ::annul_runtime::gateway!(super::aws::athena::stop_calculation_execution::StopCalculationExecution);
/// ```
#[macro_export]
macro_rules! gateway {
    ($($operation:expr),* $(,)?) => {
        /// One engine behind every operation of these bindings: a `tower` service for one port.
        #[must_use]
        pub fn gateway(engine: impl $crate::engine::Engine) -> $crate::server::Router {
            serve_all(
                $crate::server::Router::new(),
                &$crate::engine::Adapter::new(engine),
            )
        }

        /// The same on a router that serves something already, for an adapter with options of its own.
        #[must_use]
        pub fn serve_all<E: $crate::engine::Engine>(
            router: $crate::server::Router,
            engine: &$crate::engine::Adapter<E>,
        ) -> $crate::server::Router {
            // Of a catalogue without operations.
            let _ = engine;
            $(let router = router.serve_with($operation, ::core::clone::Clone::clone(engine));)*
            router
        }
    };
}
