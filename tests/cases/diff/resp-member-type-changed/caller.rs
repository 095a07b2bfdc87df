fn f(o: CancelJobOutput) -> Option<String> { o.count }
