fn f(i: &CancelJobInput) { i.reason.as_ref().unwrap().expose(); }
