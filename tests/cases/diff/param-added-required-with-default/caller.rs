fn f() { let _ = CancelJobInput::new("j"); }
