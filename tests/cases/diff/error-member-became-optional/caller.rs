fn f(e: Odd) -> i64 { e.step }
