fn f(m: Mode) -> (Mode, Mode) { (m, m) }
