fn f(i: CancelJobInput) -> Option<Vec<String>> { i.reason }
