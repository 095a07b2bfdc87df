fn f() { let _ = Odd::new(); }
