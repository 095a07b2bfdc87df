fn f() { let _ = CancelJobInput::new("j").with_reason("r"); }
