fn f(e: Odd) -> Option<i64> { e.step }
