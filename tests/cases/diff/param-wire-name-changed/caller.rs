fn f(i: CancelJobInput) { let _ = i.dry_run; }
