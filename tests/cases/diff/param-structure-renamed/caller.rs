fn f() -> Reason { Reason::new("r") }
