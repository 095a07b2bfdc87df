fn f(i: CancelJobInput) -> String { i.reason }
