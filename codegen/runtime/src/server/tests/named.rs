//! Types with the emitted trait of an operation, as its handlers.

use super::operations::{Failure, Input, Of};
use super::{ACME, HUAWEI, answer, request, text};
use crate::server::{RequestContext, Router};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

type Halt = Of<ACME>;
type Stop = Of<HUAWEI>;

crate::handler! {
    trait HaltHandler: Halt {
        fn halt(input: Input<ACME>) -> Result<Option<String>, Failure>;
    }
}

crate::handler! {
    trait StopHandler: Stop {
        fn stop(input: Input<HUAWEI>) -> Result<Option<String>, Failure>;
    }
}

/// Answers both operations and counts.
#[derive(Default)]
struct Both(AtomicU32);

impl HaltHandler for Both {
    async fn halt(
        &self,
        input: Input<ACME>,
        context: &RequestContext,
    ) -> Result<Option<String>, Failure> {
        let count = self.0.fetch_add(1, Ordering::Relaxed);
        std::future::ready(()).await;
        let method = context.method();
        Ok(Some(format!("{method} {:?} {count}", input.0[0])))
    }
}

impl StopHandler for Both {
    async fn stop(
        &self,
        _input: Input<HUAWEI>,
        _context: &RequestContext,
    ) -> Result<Option<String>, Failure> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(None)
    }
}

#[test]
fn one_type_can_answer_several_operations_of_several_vendors() {
    let both = Arc::new(Both::default());
    let router = Router::new()
        .serve(Of::<ACME>, Arc::clone(&both))
        .serve(Of::<HUAWEI>, Arc::clone(&both));
    let stopped = answer(&router, request("POST /v1/statements/s/cancel", &[], ""));
    assert_eq!((stopped.status().as_u16(), text(&stopped)), (200, ""));
    let halted = answer(&router, request("PUT /acme/7:cancel", &[], "{}"));
    assert_eq!(text(&halted), r#"{"Said":"PUT Some(\"7\") 1"}"#);
    assert_eq!(both.0.load(Ordering::Relaxed), 2);
}
