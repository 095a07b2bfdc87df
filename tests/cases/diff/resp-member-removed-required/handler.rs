fn f() { let _ = CancelJobOutput::new("me"); }
