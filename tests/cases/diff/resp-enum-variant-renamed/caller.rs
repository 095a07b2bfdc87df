fn f(m: Mode) -> bool { m == Mode::Soft }
