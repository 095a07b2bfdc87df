fn f(e: Odd) -> Option<i64> { e.retry_after }
