//! A thread of its own for connections, so that no peer can hold up whoever watches the time.
//!
//! Connections read as long as there is something to read. A peer that sends
//! one interim reply after the other keeps a thread busy for seconds at a time,
//! and a deadline that waits on the same thread passes unseen.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::runtime::{Builder, Handle, Runtime};

/// A thread with a runtime of `tokio`; it ends when this is dropped.
pub(super) struct IoThread(Option<Runtime>);

impl IoThread {
    /// Starts the thread.
    pub(super) fn start() -> io::Result<Self> {
        let mut builder = Builder::new_multi_thread();
        let builder = builder.worker_threads(1).thread_name("annul-io");
        builder.enable_all().build().map(|it| Self(Some(it)))
    }

    /// Polls a future where it is awaited; what it opens and spawns lives on the thread.
    pub(super) fn run<F: Future>(&self, future: F) -> OnIoThread<F> {
        OnIoThread {
            thread: self.0.as_ref().map(|runtime| runtime.handle().clone()),
            future: Some(Box::pin(future)),
        }
    }
}

impl Drop for IoThread {
    fn drop(&mut self) {
        // Not waited for: this may be dropped in another runtime, which must not be held up.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for IoThread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("IoThread")
    }
}

/// A future whose connections live on a thread of their own.
pub(super) struct OnIoThread<F> {
    thread: Option<Handle>,
    future: Option<Pin<Box<F>>>,
}

impl<F: Future> Future for OnIoThread<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.get_mut();
        let _entered = this.thread.as_ref().map(Handle::enter);
        match &mut this.future {
            Some(future) => future.as_mut().poll(context),
            None => Poll::Pending,
        }
    }
}

impl<F> Drop for OnIoThread<F> {
    fn drop(&mut self) {
        // A request that is given up may leave work behind, which belongs there too.
        let _entered = self.thread.as_ref().map(Handle::enter);
        self.future = None;
    }
}
