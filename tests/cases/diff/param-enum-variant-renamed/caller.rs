fn f() -> Mode { Mode::Soft }
