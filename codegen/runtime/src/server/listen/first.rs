//! Two futures, of which the one counts that ends first.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// What ended first.
pub(super) enum First<A, B> {
    One(A),
    Other(B),
}

/// Waits for either; where both have ended, the first one counts.
pub(super) async fn first<A: Future, B: Future>(one: A, other: B) -> First<A::Output, B::Output> {
    let (mut one, mut other) = (pin!(one), pin!(other));
    poll_fn(|context| {
        if let Poll::Ready(output) = one.as_mut().poll(context) {
            return Poll::Ready(First::One(output));
        }
        other.as_mut().poll(context).map(First::Other)
    })
    .await
}
