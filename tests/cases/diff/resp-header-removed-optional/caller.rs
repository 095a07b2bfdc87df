fn f(o: CancelJobOutput) -> Option<String> { o.x_owner }
