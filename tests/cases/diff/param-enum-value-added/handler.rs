fn f(m: Mode) -> u8 { match m { Mode::Soft => 1, _ => 2 } }
