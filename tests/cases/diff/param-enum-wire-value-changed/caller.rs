fn f(m: Mode) -> Mode { m }
