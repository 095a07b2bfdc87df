//! A stop that can be asked for before anybody knows the id of what is to stop.

use crate::Target;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A guard of work whose id is not known yet: dropped, it has the work stopped as soon as the id is known.
///
/// A submission takes its time, and a cancel may come before its reply. Without
/// a guard the work then runs on, and nobody has its id. `stop` is called once at most,
/// with the target: by whichever comes second, the end of the guard or the
/// [`Submission`] that learns the id. It says how the target is stopped, so it serves
/// clients that wait and clients that do not; it should not take long itself.
///
/// ```no_run
/// use annul_runtime::Target;
/// use annul_runtime::client::{CancelEarly, Stop};
/// use std::sync::Arc;
///
/// # async fn submit() -> Result<Target<'static>, std::io::Error> { Err(std::io::Error::other("")) }
/// async fn run(client: Arc<dyn Stop>, handle: tokio::runtime::Handle) -> std::io::Result<()> {
///     let (guard, submission) = CancelEarly::new({
///         let handle = handle.clone();
///         move |target| {
///             handle.spawn(async move { client.ensure_stopped(&target).report().await });
///         }
///     });
///     // On a task of its own, so that a cancel of this one does not keep the reply from coming.
///     handle.spawn(async move {
///         if let Ok(target) = submit().await {
///             submission.known(target);
///         }
///     });
///     // … wait for the work; every way out of here stops it …
///     guard.disarm();
///     Ok(())
/// }
/// ```
#[must_use = "the target is stopped as soon as this is dropped"]
pub struct CancelEarly(Option<Arc<Shared>>);

/// The other half of [`CancelEarly`]: whoever submits the work says its id here.
///
/// Dropped without an id, it says that there is no work: the submission failed.
#[must_use = "work whose id nobody learns cannot be stopped"]
pub struct Submission(Arc<Shared>);

struct Shared(Mutex<State>);

struct State {
    /// How the target is stopped; none, if it was or never shall be.
    stop: Option<Box<dyn FnOnce(Target<'static>) + Send>>,
    target: Option<Target<'static>>,
    is_wanted: bool,
}

impl CancelEarly {
    /// A guard, and the half that learns the id. `stop` is given the target if it is to stop.
    pub fn new(stop: impl FnOnce(Target<'static>) + Send + 'static) -> (Self, Submission) {
        let shared = Arc::new(Shared(Mutex::new(State {
            stop: Some(Box::new(stop)),
            target: None,
            is_wanted: false,
        })));
        (Self(Some(Arc::clone(&shared))), Submission(shared))
    }

    /// Has the work stopped: now if its id is known, or else as soon as it is.
    pub fn stop(self) {
        drop(self);
    }

    /// The target, once its id is known.
    #[must_use]
    pub fn target(&self) -> Option<Target<'static>> {
        self.0
            .as_ref()
            .and_then(|shared| shared.with(|state| state.target.clone()))
    }

    /// Lets the work run.
    pub fn disarm(mut self) {
        if let Some(shared) = self.0.take() {
            shared.with(|state| state.stop = None);
        }
    }
}

impl Drop for CancelEarly {
    fn drop(&mut self) {
        if let Some(shared) = self.0.take() {
            shared.change(|state| state.is_wanted = true);
        }
    }
}

impl Submission {
    /// The work has an id. If it was to stop by then, it is stopped now.
    pub fn known(self, target: Target<'_>) {
        let target = target.into_owned();
        self.0.change(|state| state.target = Some(target));
    }

    /// Whether the work is to stop already: what was not sent yet need not be.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.with(|state| state.is_wanted)
    }
}

impl Shared {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the state, and stops the target if that is wanted and its id is known.
    fn change(&self, act: impl FnOnce(&mut State)) {
        let due = self.with(|state| {
            act(state);
            let target = state.target.clone().filter(|_| state.is_wanted)?;
            Some((state.stop.take()?, target))
        });
        // Without the lock: what is called may ask for anything.
        if let Some((stop, target)) = due {
            stop(target);
        }
    }
}

impl fmt::Debug for CancelEarly {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CancelEarly")
            .field("target", &self.target())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Submission {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Submission")
            .field("is_cancelled", &self.is_cancelled())
            .finish_non_exhaustive()
    }
}
