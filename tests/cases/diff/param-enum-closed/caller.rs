fn f() -> Mode { Mode::from("other") }
