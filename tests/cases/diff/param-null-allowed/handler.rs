fn f(i: CancelJobInput) -> String { i.note }
