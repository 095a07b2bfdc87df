fn f(o: CancelJobOutput) -> String { o.owner }
