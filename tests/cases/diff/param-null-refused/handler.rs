fn f(i: CancelJobInput) -> Option<String> { i.note }
