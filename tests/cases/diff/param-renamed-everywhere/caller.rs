fn f() { let _ = CancelJobInput::new("j").with_report_id("r"); }
