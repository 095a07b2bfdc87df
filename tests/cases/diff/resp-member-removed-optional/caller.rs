fn f(o: CancelJobOutput) -> Option<String> { o.owner }
