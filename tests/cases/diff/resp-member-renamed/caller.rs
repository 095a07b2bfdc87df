fn f(o: CancelJobOutput) -> Option<String> { o.hint }
