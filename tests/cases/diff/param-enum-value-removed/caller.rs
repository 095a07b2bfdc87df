fn f() -> Mode { Mode::Later }
