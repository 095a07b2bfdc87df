fn f(h: Hint) -> String { h.as_str().to_owned() }
