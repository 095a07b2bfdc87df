fn f(i: CancelJobInput) -> Option<Mode> { i.mode }
