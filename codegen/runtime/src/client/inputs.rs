//! What an operation requires besides its target: said once, to the client, or with one target.

use super::any_cancel::{AnyCancel, maker};
use super::stop::{BlockingEnsureStopped, EnsureStopped};
use super::{BlockingClient, Client, ClientBuilder};
use crate::Target;
use crate::wire::CancelOperation;
use std::sync::Arc;

impl<C, T: ?Sized> ClientBuilder<C, T> {
    /// How `ensure_stopped`, guards and a `Stopper` make the input that cancels a target of an
    /// operation.
    ///
    /// It is needed where an operation requires more than a target can say, such as a secret or an
    /// object. Texts, numbers and booleans can be said with the target: `target.with("reason", "late")`.
    /// Of two for one operation the last counts. An input that would cancel another target is not sent.
    ///
    /// ```
    /// use annul_runtime::client::ClientBuilder;
    /// use annul_runtime::wire::CancelOperation;
    ///
    /// // With your bindings: builder.input_for(CancelRun, |target| {
    /// //     Some(CancelRunInput::new(target.get("run")?, Reason::new("late")))
    /// // })
    /// fn once<C, O: CancelOperation>(
    ///     builder: ClientBuilder<C>,
    ///     operation: O,
    ///     make: fn(&str) -> O::Input,
    /// ) -> ClientBuilder<C> {
    ///     builder.input_for(operation, move |target| Some(make(target.get("run")?)))
    /// }
    /// ```
    pub fn input_for<O: CancelOperation>(
        mut self,
        operation: O,
        make: impl Fn(&Target<'_>) -> Option<O::Input> + Send + Sync + 'static,
    ) -> Self {
        self.inputs.push(maker(operation, make));
        self
    }
}

impl Client {
    /// Makes sure that what an input cancels has stopped; for operations that require more than
    /// their target.
    pub fn ensure_stopped_by<O: CancelOperation>(
        &self,
        operation: O,
        input: O::Input,
    ) -> EnsureStopped {
        let target = operation.target(&input).into_owned();
        let cancel = AnyCancel::with(operation, input);
        EnsureStopped::new(Arc::clone(&self.0), cancel, &target)
    }
}

impl BlockingClient {
    /// Makes sure that what an input cancels has stopped; for operations that require more than
    /// their target.
    pub fn ensure_stopped_by<O: CancelOperation>(
        &self,
        operation: O,
        input: O::Input,
    ) -> BlockingEnsureStopped {
        let target = operation.target(&input).into_owned();
        let cancel = AnyCancel::with(operation, input);
        BlockingEnsureStopped::new(Arc::clone(&self.0), cancel, &target)
    }
}
